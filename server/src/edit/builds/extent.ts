import { downloadsIn, installsIn } from '../../facts/grouped.ts';
import type { DocumentNode, Download, Facts, SourceBuild } from '../../facts/model.ts';
import type { Command, ListItem } from '../../shell/model.ts';
import {
  cleansUp,
  copiesOut,
  installs,
  isHarmless,
  leavesNothing,
  type Position,
  prepares,
  runs,
  serves,
  standsAlone,
  variablesSetBy,
} from './belonging.ts';
import { removalsIn } from './removals.ts';
import { commandsIn, isBranching, type ScriptItem } from './script.ts';
import { type BuildScript, scriptsOf } from './scripts.ts';
import type { Traces } from './traces.ts';

/** What of one instruction a build is: some steps of its script, or, of an ADD, all of it. */
export interface Part {
  readonly node: DocumentNode;
  readonly items: readonly ListItem[] | 'all';
  /** Whether nothing that lasts is left of its script without them. */
  readonly isAll: boolean;
}

/** All that goes when a build goes. */
export interface Extent {
  readonly parts: readonly Part[];
  readonly steps: readonly ScriptItem[];
  readonly traces: Traces;
}

/** What is unpacked into a folder that no command enters is a part of something else. */
const UNPACKED_ASIDE = /\btar\b.*\s(?:-\w*C|--directory)\b|\bunzip\b.*\s-d\b/s;
const PROOF = /\.(?:asc|sig|sign|gpg|sha\d+(?:sum)?|txt)$/i;

/**
 * The steps of a source build from its download to its installation and the cleaning up behind; `undefined` unless all of them stand plainly
 * in scripts, with nothing between them that may serve anything else and nothing behind them that uses what was unpacked.
 */
export const extentOf = (build: SourceBuild, facts: Facts): Extent | undefined => {
  const found = scriptsOf(build, facts);
  if (!found) return undefined;
  const { scripts, traces } = found;
  const taken = scripts.map((script) => takenFrom(script, { build, traces, facts }));
  const steps = taken.flatMap((some) => some ?? []);
  if (taken.some((items) => items === undefined) || !steps.some(installs) || !isEntered(steps, build)) return undefined;
  if (isShared(build, steps, facts) || usesVariables(scripts, steps)) return undefined;
  const parts = scripts.map((script, index) => partOf(script, taken[index] ?? []));
  const added: readonly Part[] = build.download.use ? [] : [{ node: build.download.node, items: 'all', isAll: true }];
  return { parts: [...added, ...parts], steps, traces };
};

const partOf = ({ node, items }: BuildScript, taken: readonly ScriptItem[]): Part => ({
  node,
  items: taken.map(({ item }) => item),
  isAll: items.every((one) => taken.includes(one) || leavesNothing(one)),
});

interface Context {
  readonly build: SourceBuild;
  readonly traces: Traces;
  readonly facts: Facts;
}

/** The items that go: from the first of the build to its last, and the cleaning up behind. */
const takenFrom = (script: BuildScript, context: Context): readonly ScriptItem[] | undefined => {
  const { build, traces, facts } = context;
  const { node, items } = script;
  const start = build.download.node === node ? items.findIndex((one) => runs(one, commandsOf(build))) : 0;
  const lent = lentPackages(script, start, facts);
  const goes = goesWith(script, lent, build);
  let isInside = traces.isSource(commandsIn(node, facts)[0]?.folder ?? '');
  const taken: ScriptItem[] = [];
  for (const one of items.slice(start)) {
    const position = { traces, isInside };
    const isGoing = goes(one, position);
    if (isGoing ? isBranching(one.item, facts.text) : !standsAlone(one, position)) return undefined;
    if (isGoing) taken.push(one);
    isInside ||= one.commands.some(({ name }) => name === 'cd' || name === 'pushd');
  }
  return withLent(script, [...leading(items, taken, { traces, isInside }), ...taken], lent);
};

const goesWith = (
  { items, role }: BuildScript,
  lent: readonly ScriptItem[],
  build: SourceBuild,
): ((one: ScriptItem, position: Position) => boolean) => {
  const own = commandsOf(build);
  const isOwn = (one: ScriptItem): boolean => runs(one, own);
  const last = role === 'serves' ? items.length - 1 : items.findLastIndex(isOwn);
  return (one, position) => {
    if (isOwn(one) || lent.includes(one)) return true;
    return one.item.index <= last ? serves(one, position) : cleansUp(one, position) || copiesOut(one, position);
  };
};

const commandsOf = ({ download, steps }: SourceBuild): readonly Command[] =>
  [...(download.use ? [download.use] : []), ...steps].map(({ command }) => command);

/** The steps directly in front of a build that only make room for it. */
const leading = (items: readonly ScriptItem[], taken: readonly ScriptItem[], position: Position): readonly ScriptItem[] => {
  const before = items.slice(0, taken[0]?.item.index ?? 0);
  const kept = items.filter((one) => !taken.includes(one) && !before.includes(one));
  return before.slice(before.findLastIndex((one) => !prepares(one, position) || usesAny(kept, [one])) + 1);
};

/** The step that installs packages under a virtual name in front of a build, and the one behind it that takes them all away again. */
const lentPackages = ({ node, items }: BuildScript, start: number, facts: Facts): readonly ScriptItem[] => {
  const lending = installsIn(node, facts).filter(({ options }) => options.some(({ value }) => value === '--virtual' || value === '-t'));
  const [install] = lending;
  const removals = removalsIn(node, facts);
  const name = install?.options[install.options.findIndex(({ value }) => value === '--virtual' || value === '-t') + 1]?.value;
  const [removal] = removals;
  if (!install || !removal || lending.length > 1 || removals.length > 1 || removal.packages.some(({ value }) => value !== name)) return [];
  const lent = [install.use, removal.use].flatMap(({ command }) => items.find((one) => runs(one, [command])) ?? []);
  return lent.length === 2 && (lent[0] as ScriptItem).item.index < start && (lent[1] as ScriptItem).item.index > start ? lent : [];
};

/** Packages that a script only lends go with the build, unless another step may need them. */
const withLent = (
  { items }: BuildScript,
  taken: readonly ScriptItem[],
  [install, removal]: readonly ScriptItem[],
): readonly ScriptItem[] => {
  if (!install || !removal) return taken;
  const others = items.slice(install.item.index + 1, removal.item.index).filter((one) => !taken.includes(one));
  if (others.every(isHarmless)) return [install, ...taken];
  return taken.filter((one) => one !== removal);
};

const isEntered = (items: readonly ScriptItem[], { steps }: SourceBuild): boolean =>
  !items.some(({ text }) => UNPACKED_ASIDE.test(text)) ||
  items.some(({ commands }) => commands.some(({ name }) => name === 'cd' || name === 'pushd')) ||
  steps.some(({ command, folder }) => folder !== '' || command.arguments.some(({ value }) => value.startsWith('-C')));

/** Another source between the steps, or one before them without a build of its own, may be compiled together with this one. */
const isShared = ({ download }: SourceBuild, items: readonly ScriptItem[], facts: Facts): boolean =>
  downloadsIn(download.node, facts).some((other) => {
    if (other === download || isProofOf(other, download)) return false;
    const isBeside = other.at.start < download.at.start && !PROOF.test(other.source.path);
    return isBeside || items.some((one) => other.use !== undefined && runs(one, [other.use.command]));
  });

const isProofOf = ({ source }: Download, download: Download): boolean => PROOF.test(source.path) && source.host === download.source.host;

/** Whether a step that stays uses a variable that goes. */
const usesVariables = (scripts: readonly BuildScript[], taken: readonly ScriptItem[]): boolean => {
  const gone = new Set(taken);
  return usesAny(
    scripts.flatMap(({ items }) => items.filter((one) => !gone.has(one))),
    taken,
  );
};

const usesAny = (kept: readonly ScriptItem[], setting: readonly ScriptItem[]): boolean => {
  const text = kept.map((one) => one.text).join('\n');
  return variablesSetBy(setting).some((name) => new RegExp(`\\$\\{?${name}\\b`).test(text));
};
