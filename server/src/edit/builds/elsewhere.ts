import type { Instruction } from '../../dockerfile/model.ts';
import type { CommandUse, DocumentNode, Facts, SourceBuild, Stage } from '../../facts/model.ts';
import type { Command } from '../../shell/model.ts';
import type { Extent } from './extent.ts';
import { commandsIn, type ScriptItem } from './script.ts';
import type { Traces } from './traces.ts';
import { needsFolder } from './work-folder.ts';

/** Makes another thing than what a distribution ships: for another machine, for another interpreter, with everything inside, changed. */
const OTHER_TARGET = /^(?:--host=|--target=|--cross-prefix=|LDFLAGS=.*-static|--static$|-static$|altinstall$|CROSS_COMPILE=)/;
const CHANGING = /^(?:patch|quilt|filterdiff|phpize|luarocks)$/;
const SOURCE_FILE = /\.(?:c|cc|cpp|cxx|h|hpp|go|rs|py)$/;
/** Where packages put files, too. */
const USUAL_PLACE =
  /^\/(?:(?:usr(?:\/local)?)?(?:\/(?:s?bin|lib(?:32|64|exec|\/[\w-]+-linux-gnu\w*)?|share|include|etc|src|man|doc)(?:\/.*)?)?\/?|(?:etc|var|run|tmp|dev)(?:\/.*)?)$/;
/** Compilers and linkers are sent to where only own builds are. */
const SEARCHED = /(?:--with[\w-]*|ROOT|DIR)=["']?\/usr\/local|-[IL]\s?\/usr\/local/;

/** Whether a build is no such thing as a package has, or is installed where no package puts it. */
export const isApart = ({ steps }: SourceBuild, items: readonly ScriptItem[]): boolean =>
  steps.some(({ command }) => settingsOf(command).some((value) => OTHER_TARGET.test(value) || leadsElsewhere(value))) ||
  items.some(({ commands }) => commands.some(isChanged));

const settingsOf = ({ arguments: words, assignments, name }: Command): readonly string[] => {
  const given = words.map(({ value }) => value);
  const destinations = /^(?:cp|mv|install|ln)$/.test(name)
    ? []
    : given.filter((_, index) => /^(?:--prefix|--destdir)$/.test(given[index - 1] ?? ''));
  return [...given, ...destinations.map((path) => `prefix=${path}`), ...assignments.map((one) => `${one.name}=${one.value?.value ?? ''}`)];
};

const PREFIX = /^(?:[\w-]*prefix(?::PATH)?|[\w-]*destdir|install_root)=(.*)$/i;

/** A prefix of its own or one that is not known, a module or a library from a folder beside. */
const leadsElsewhere = (setting: string): boolean => {
  const prefix = PREFIX.exec(setting.replace(/^-+D?/, ''))?.[1];
  const place = prefix ?? /^[^=\s]*=(\.{0,2}\/.*)$/.exec(setting)?.[1];
  return place !== undefined && !USUAL_PLACE.test(place);
};

/** Whether a command makes other software of a source than its makers released. */
export const isChanged = ({ name, arguments: words }: Command): boolean =>
  CHANGING.test(name) ||
  (name === 'sed' && words.some(({ value }) => SOURCE_FILE.test(value))) ||
  (name === 'git' && words.some(({ value }) => /^(?:apply|am|cherry-pick|revert)$/.test(value)));

/** Whether anything outside of the build looks for what it unpacked or installed by a path of its own. */
export const isUsedElsewhere = (build: SourceBuild, { parts, traces }: Extent, facts: Facts): boolean => {
  const { stage } = build;
  const own = new Set<DocumentNode>(parts.map(({ node }) => node));
  const first = Math.min(...parts.map(({ node }) => node.span.start));
  const others = facts.stages
    .filter((one) => stage !== undefined && standsOn(one, stage))
    .flatMap(({ instructions }) => instructions)
    .filter((one) => !own.has(one) && one.span.start > first);
  return (
    others.some((one) => speaksOf(one, traces)) ||
    (stage !== undefined && (isCopied(stage, facts) || isStranded(stage, { own, traces, facts, places: placesOf(build, facts) })))
  );
};

const standsOn = (one: Stage | undefined, stage: Stage): boolean => one !== undefined && (one === stage || standsOn(one.parent, stage));

/** A work folder is looked at by itself; a comment or a label may say anything. */
const speaksOf = ({ keyword, line }: Instruction, traces: Traces): boolean =>
  !/^(?:WORKDIR|LABEL|MAINTAINER|FROM|ARG)$/.test(keyword) &&
  (traces.isSource(line.text) || traces.isProduct(line.text) || SEARCHED.test(line.text));

const INSTALLED = /^(?:\/|\/usr(?:\/(?:local|bin|lib|sbin|include|lib64)(?:\/.*)?)?|\/lib.*|\/opt.*)\/?$/;

/** Whether another stage takes files out of the folders that builds install to. */
const isCopied = (stage: Stage, { stages }: Facts): boolean =>
  stages.some(({ instructions }) =>
    instructions.some((instruction) => {
      const { flags, arguments: rest, keyword, line } = instruction;
      const from = flags.find(({ name }) => name === 'from')?.value?.text.toLowerCase();
      const mounted =
        keyword === 'RUN' &&
        flags.some(({ name, value }) => name === 'mount' && namesStage(/\bfrom=([^,\s]+)/.exec(value?.text ?? '')?.[1], stage));
      if (mounted) return line.text.includes('/usr');
      return namesStage(from, stage) && rest.text.split(/[\s",[\]]+/).some((word) => INSTALLED.test(word) || word.includes('$'));
    }),
  );

const namesStage = (name: string | undefined, { index, name: own }: Stage): boolean =>
  name !== undefined && (name.toLowerCase() === own || name === String(index));

interface Stay {
  readonly own: ReadonlySet<DocumentNode>;
  readonly traces: Traces;
  readonly facts: Facts;
  /** The work folders that the source itself was unpacked to. */
  readonly places: ReadonlySet<string>;
}

/** Steps that enter no folder find the source where they are. */
const placesOf = ({ steps }: SourceBuild, facts: Facts): ReadonlySet<string> => {
  const isEntered = ({ node, command }: CommandUse): boolean =>
    command.arguments.some(({ value }) => value.startsWith('-C')) ||
    commandsIn(node, facts).some((other) => /^(?:cd|pushd)$/.test(other.command.name) && other.command.span.start < command.span.start);
  return new Set(steps.filter((step) => !isEntered(step)).map(({ folder }) => folder));
};

const NEUTRAL = /^(?:ENV|LABEL|EXPOSE|ARG|USER|VOLUME|STOPSIGNAL|MAINTAINER|SHELL|HEALTHCHECK|ONBUILD)$/;

/**
 * Whether an instruction that stays would find itself in the folder of a source that is gone. A folder that is not known may be that one, and what is
 * copied in between may be what is compiled.
 */
const isStranded = ({ instructions }: Stage, { own, traces, facts, places }: Stay): boolean => {
  const [first, last] = [instructions.findIndex((one) => own.has(one)), instructions.findLastIndex((one) => own.has(one))];
  let isGone = places.has(folderAt(instructions, first, facts));
  return instructions.some((one, index) => {
    if (index < first || own.has(one) || NEUTRAL.test(one.keyword)) return false;
    if (one.keyword === 'WORKDIR') isGone = isGoneAt(one, { traces, places, isGone, isOwn: index > first && index < last });
    const isCopy = one.keyword === 'COPY' || one.keyword === 'ADD';
    return (isCopy && index > first && index < last) || (isGone && needsPlace(one, facts));
  });
};

/** The work folder of the first command from an instruction on. */
const folderAt = (instructions: readonly Instruction[], first: number, facts: Facts): string =>
  instructions.slice(Math.max(first, 0)).flatMap((one) => commandsIn(one, facts).slice(0, 1))[0]?.folder ?? '';

interface Gone {
  readonly traces: Traces;
  readonly places: ReadonlySet<string>;
  readonly isGone: boolean;
  readonly isOwn: boolean;
}

const isGoneAt = ({ arguments: { text } }: Instruction, { traces, places, isGone, isOwn }: Gone): boolean =>
  traces.isSource(text) || places.has(text) || (isOwn && text.includes('$')) || (isGone && !/^["']?[/$]/.test(text));

const needsPlace = (one: Instruction, facts: Facts): boolean =>
  one.keyword === 'COPY' || one.keyword === 'ADD' || commandsIn(one, facts).some(({ command }) => needsFolder(command));

/** The work folders that only the build was in: another one is set before anything else happens. */
export const idleWorkFolders = ({ stage }: SourceBuild, { parts, traces }: Extent): readonly Instruction[] => {
  const own = new Set<DocumentNode>(parts.map(({ node }) => node));
  const instructions = stage?.instructions ?? [];
  return instructions.filter((one, index) => {
    if (one.keyword !== 'WORKDIR' || !traces.isSource(one.arguments.text)) return false;
    const next = instructions.slice(index + 1).find((other) => !own.has(other) && !NEUTRAL.test(other.keyword));
    return next?.keyword === 'WORKDIR' && /^["']?[/$]/.test(next.arguments.text);
  });
};
