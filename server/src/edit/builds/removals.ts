import type { CommandUse, DocumentNode, Facts } from '../../facts/model.ts';
import type { Word } from '../../shell/model.ts';
import { COMPILING } from './compiling-packages.ts';
import { commandsIn } from './script.ts';

/** A command that takes packages away again. */
export interface Removal {
  readonly use: CommandUse;
  readonly packages: readonly Word[];
}

const VERBS: Readonly<Record<string, RegExp>> = {
  'apt-get': /^(?:purge|remove|autoremove|autopurge)$/,
  apt: /^(?:purge|remove|autoremove|autopurge)$/,
  aptitude: /^(?:purge|remove)$/,
  apk: /^del$/,
  dnf: /^(?:remove|erase|autoremove)$/,
  microdnf: /^remove$/,
  yum: /^(?:remove|erase|autoremove)$/,
  zypper: /^(?:remove|rm)$/,
};

const known = new WeakMap<readonly CommandUse[], readonly Removal[]>();

/** What the commands of an instruction take away, in the order written. */
export const removalsIn = (node: DocumentNode, facts: Facts): readonly Removal[] => {
  const uses = commandsIn(node, facts);
  const read = known.get(uses) ?? uses.flatMap((use) => readRemoval(use) ?? []);
  known.set(uses, read);
  return read;
};

const readRemoval = (use: CommandUse): Removal | undefined => {
  const { name, arguments: words } = use.command;
  const verbs = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  const operands = words.filter(({ value }, index) => !value.startsWith('-') && words[index - 1]?.value !== '-o');
  const verb = operands.findIndex(({ value }) => verbs?.test(value));
  return verb < 0 ? undefined : { use, packages: operands.filter((_, index) => index !== verb) };
};

/** The removals of an instruction that would find none of their packages any more. */
export const idleRemovals = (node: DocumentNode, gone: ReadonlySet<string>, facts: Facts): readonly Removal[] =>
  removalsIn(node, facts).filter(({ packages }) => packages.length > 0 && packages.every(({ value }) => gone.has(value)));

/** Tools to fetch and unpack: no package that people build needs them at run time. */
const FETCHING = /^(?:wget|curl|unzip|bzip2|gnupg2?|dirmngr|patch|git|tar)$/;

/** Whether packages that come instead of a build survive the removals of an instruction: these name nothing but tools to fetch and to compile. */
export const survives = (packages: readonly string[], node: DocumentNode, facts: Facts): boolean =>
  removalsIn(node, facts).every((removal) =>
    removal.packages.every(({ value, isKnown }) => isKnown && (COMPILING.test(value) || FETCHING.test(value)) && !packages.includes(value)),
  ) && !commandsIn(node, facts).some(({ command }) => command.name === 'apt-mark');
