import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { DocumentNode, Facts, SourceBuild, Stage } from '../facts/model.ts';
import { lastPart } from '../facts/paths.ts';
import type { Edit } from '../text/span.ts';
import { cutInstruction } from './builds/cut.ts';
import { isChanged } from './builds/elsewhere.ts';
import { commandsIn, commentLines } from './builds/script.ts';
import { managerOf } from './installer.ts';
import { installCommand } from './packages.ts';
import { MAX_BUILDS, type Replacement } from './replace-build.ts';
import { isRootAt } from './user.ts';

/** What a stage may have besides the RUNs of a build without serving anything else. */
const SERVING = /^(?:FROM|ARG|ENV|WORKDIR|LABEL|MAINTAINER|RUN|SHELL)$/;
const PROOF = /\.(?:asc|sig|sign|gpg|sha\d+(?:sum)?|txt)$/i;
/** Folders whose programs are found by their names. */
const PROGRAMS = /^\/(?:usr\/(?:local\/)?)?s?bin\/?(?:[\w.+-]+)?$/;

/**
 * Installs packages in the stage that copies the programs of a build, and takes away the stage that only built them; `undefined` unless all that
 * is copied are programs that are called as their packages are, on the same release of the same distribution.
 */
export const replaceStage = ({ build, distribution, packages }: Replacement, facts: Facts): readonly Edit[] | undefined => {
  const { stage } = build;
  const copies = stage && facts.builds.length <= MAX_BUILDS ? copiesOf(stage, facts) : undefined;
  const [first, ...others] = copies ?? [];
  if (!stage || !first || !onlyBuilds(stage, build, facts) || others.some(({ into }) => into !== first.into)) return undefined;
  const isSame = first.into.distribution?.family === distribution.family && first.into.distribution.release === distribution.release;
  const manager = managerOf(first.into, distribution, facts);
  if (!isSame || !manager || !(copies ?? []).every(({ copy }) => copiesPrograms(copy, packages)) || !isRootAt(first.copy, first.into))
    return undefined;
  if (looksForPrograms(first.into, packages)) return undefined;
  const { span } = first.copy;
  const installed: Edit = { span, text: `RUN ${installCommand(manager, packages)}` };
  return [cutStage(stage, facts), installed, ...others.map(({ copy }) => cutInstruction(copy, facts.text))];
};

/** A COPY out of one stage into another. */
interface StageCopy {
  readonly copy: Instruction;
  readonly into: Stage;
}

/** All uses of a stage, which has to be copied from only; numbers of stages would be wrong once one is gone. */
const copiesOf = (stage: Stage, { stages }: Facts): readonly StageCopy[] | undefined => {
  if (stage === stages.at(-1) || stages.some(({ parent }) => parent === stage)) return undefined;
  const copies: StageCopy[] = [];
  for (const into of stages) {
    for (const copy of into.instructions) {
      const names = copy.flags.flatMap(({ name, value }) => (name === 'from' ? [value?.text ?? ''] : fromOfMount(name, value?.text)));
      if (names.some((name) => /^\d+$/.test(name) || name.includes('$'))) return undefined;
      if (!names.some((name) => name.toLowerCase() === stage.name)) continue;
      if (copy.keyword !== 'COPY') return undefined;
      copies.push({ copy, into });
    }
  }
  return copies;
};

const fromOfMount = (flag: string, value = ''): string[] => (flag === 'mount' ? [/\bfrom=([^,\s]+)/.exec(value)?.[1] ?? ''] : []);

const onlyBuilds = (stage: Stage, build: SourceBuild, facts: Facts): boolean => {
  const { downloads, builds } = facts;
  const own = new Set<DocumentNode>(stage.instructions);
  const fetched = downloads.filter(({ node }) => own.has(node));
  return (
    stage.instructions.every((one) => SERVING.test(one.keyword) || (one === build.download.node && build.download.by === 'add')) &&
    fetched.every((one) => one === build.download || PROOF.test(one.source.path)) &&
    builds.filter((one) => one.stage === stage).length === 1 &&
    !stage.instructions.some((one) => commandsIn(one, facts).some(({ command }) => isChanged(command)))
  );
};

/** Each file is a program called as one of the packages, and is put where programs are found, under that name. */
const copiesPrograms = ({ json, arguments: rest }: Instruction, packages: readonly string[]): boolean => {
  const words = (json ?? splitWords(rest)).map(({ text }) => text);
  const [target = '', sources] = [words.at(-1), words.slice(0, -1)];
  const isFolder = target.endsWith('/') || /bin$/.test(target);
  return (
    PROGRAMS.test(target) &&
    sources.every((source) => packages.includes(lastPart(source)) && (isFolder || lastPart(target) === lastPart(source)))
  );
};

/** Packages put programs elsewhere than where they were copied to. */
const looksForPrograms = ({ instructions }: Stage, packages: readonly string[]): boolean =>
  instructions.some(
    ({ keyword, flags, line }) =>
      !(keyword === 'COPY' && flags.some(({ name }) => name === 'from')) && packages.some((name) => line.text.includes(`/bin/${name}`)),
  );

/** The stage to the beginning of the next one; its comments stay. */
const cutStage = (stage: Stage, { stages, text }: Facts): Edit => {
  const next = stages[stage.index + 1]?.from.span.start ?? text.length;
  const span = { start: stage.from.span.start, end: next };
  return { span, text: commentLines(span, text) };
};
