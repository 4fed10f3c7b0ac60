import type { Command } from '../shell/model.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, DocumentNode, Stage, Verification } from './model.ts';
import { pipeOf, readersOf } from './pipes.ts';

/** A command that checks something, and the files it speaks of. */
export interface Check extends Pick<CommandUse, 'stage' | 'node' | 'command' | 'scope'> {
  readonly by: Verification['by'];
  readonly names: readonly string[];
  /** Whether it is done with MD5 or SHA-1. */
  readonly isBroken: boolean;
}

/** The checks of a build, as downloads look for them: by the file that is named, or by the instruction they stand in. */
export interface Checks {
  readonly byName: ReadonlyMap<Stage | undefined, ReadonlyMap<string, readonly Check[]>>;
  readonly byNode: ReadonlyMap<DocumentNode, readonly Check[]>;
}

/** More checks of one name than this no file has, and each download would look at all of them. */
export const MAX_SAME = 5;

/** The commands that check something, found once for all downloads. */
export const findChecks = (uses: readonly CommandUse[]): Checks => {
  const read = uses.flatMap(readCheck);
  const all = read.length === 0 ? read : withLists(read, writtenLists(uses));
  const excused = all.some(isExcusable) ? excuses(uses) : undefined;
  const checks = excused ? all.filter(({ command }) => !isExcused(command, excused)) : all;
  const byName = new Map<Stage | undefined, Map<string, Check[]>>();
  for (const [stage, ofStage] of grouped(checks, (check) => check.stage)) {
    const named = ofStage.flatMap((check) => check.names.map((name) => ({ name, check })));
    byName.set(
      stage,
      new Map([...grouped(named, ({ name }) => name)].map(([name, ones]) => [name, ones.slice(0, MAX_SAME).map(({ check }) => check)])),
    );
  }
  return { byName, byNode: grouped(checks, ({ node }) => node) };
};

/** By stage and by the name of a file, what the commands name that write it: a list of sums may be made in an earlier instruction. */
type Lists = ReadonlyMap<Stage | undefined, ReadonlyMap<string, readonly string[]>>;

const writtenLists = (uses: readonly CommandUse[]): Lists => {
  const lists = new Map<Stage | undefined, Map<string, string[]>>();
  for (const { command, stage } of uses) {
    for (const file of writtenFiles(command)) {
      const ofStage = lists.get(stage) ?? new Map<string, string[]>();
      lists.set(stage, ofStage.set(file, [...(ofStage.get(file) ?? []), ...namesIn(command)].slice(0, MAX_LISTED)));
    }
  }
  return lists;
};

/** More files no list has that a Dockerfile writes. */
const MAX_LISTED = 100;

const writtenFiles = ({ name, arguments: words, redirects }: Command): string[] => [
  ...(name === 'echo' || name === 'printf' || name === 'cat'
    ? redirects.flatMap(({ operator, target }) => (operator.startsWith('>') && target ? fileName(target.value) : []))
    : []),
  ...(name === 'tee' ? words.map(({ value }) => fileName(value)) : []),
];

const withLists = (checks: readonly Check[], lists: Lists): readonly Check[] =>
  checks.map((check) => {
    const listed = check.by === 'checksum' ? check.names.flatMap((name) => lists.get(check.stage)?.get(name) ?? []) : [];
    return listed.length === 0 ? check : { ...check, names: [...new Set([...check.names, ...listed])] };
  });

const readCheck = ({ command, stage, node, scope }: CommandUse): Check[] => {
  const by = proves(command);
  return by === undefined ? [] : [{ by, names: namesIn(command), isBroken: isBroken(command), command, stage, node, scope }];
};

/** What fails and goes on checks nothing. */
const isExcusable = ({ command }: Check): boolean => command.item.operator === '||';

const isExcused = ({ item }: Command, excused: ReadonlySet<unknown>): boolean =>
  item.operator === '||' && excused.has(item.list.items[item.index + 1]);

const excuses = (uses: readonly CommandUse[]): ReadonlySet<unknown> =>
  new Set(uses.filter(({ command: { name } }) => name === 'true' || name === ':' || name === 'echo').map(({ command }) => command.item));

const PROOF = /(?:\.(?:asc|sig|sign|gpg|minisig|(?:sha|md)\d+(?:sums?)?)|-CHECKSUM)$/i;

/** The last parts of all paths in the words of a command and of those that feed it; of `x.asc` also `x`. */
export const namesIn = (command: Command): string[] => {
  const names = textsOf(command)
    .flatMap((word) => word.split(/[\s"'*;|()<>=,\\]+/))
    .map(fileName);
  return [...new Set(names.flatMap((name) => [name, name.replace(PROOF, '')]))].filter((name) => name.length > 2);
};

/** All that the words of a command and of those in its pipe say, as written and as known. */
export const textsOf = (command: Command): string[] =>
  pipeOf(command).flatMap(({ arguments: given, redirects }) => [
    ...given.flatMap(({ text, value }) => [text, value]),
    ...redirects.flatMap(({ target, body }) => [target?.value ?? '', body?.text ?? '']),
  ]);

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\$$/, '');

const SUMS = /^(?:sha(?:1|224|256|384|512)|md5|b2|b3)sum$|^shasum$/;
const CHECK = /^(?:-\w*c\w*|--check)$/;

type Proof = (command: Command, has: (pattern: RegExp) => boolean) => Verification['by'] | false | undefined;

/** A sum that is computed in `$(…)`, or handed on to grep, is compared with another. */
const sum: Proof = (command, has) => (has(CHECK) || isCompared(command)) && 'checksum';
const signature: Proof = () => 'signature';

const isCompared = (command: Command): boolean =>
  command.nesting === 'substitution' || readersOf(command).some(({ name }) => name === 'grep' || name === 'diff' || name === 'cmp');

/** What each program proves, and with which words. */
const PROOFS: readonly (readonly [RegExp, Proof])[] = [
  [SUMS, sum],
  [/^openssl$/, (command, has) => (has(/^dgst$/) ? (has(/^-verify$/) ? 'signature' : 'checksum') : has(/^sha\d/) && sum(command, has))],
  [/^gpg2?$/, (_, has) => has(/^--(?:verify|decrypt)$/) && 'signature'],
  [/^gpgv2?$|^slsa-verifier$/, signature],
  [/^cosign$/, (_, has) => has(/^verify(?:-blob)?$/) && 'signature'],
  [/^(?:minisign|signify)$/, (_, has) => has(/^-\w*V/) && 'signature'],
  [/^rpm(?:keys)?$/, (_, has) => has(/^(?:-K|--checksig)$/) && 'signature'],
  [/^gh$/, (_, has) => has(/^attestation$/) && 'signature'],
];

const proves = (command: Command): Verification['by'] | undefined => {
  const proof = PROOFS.find(([program]) => program.test(command.name))?.[1];
  return proof?.(command, (pattern) => command.arguments.some(({ value }) => pattern.test(value))) || undefined;
};

/** `shasum` takes SHA-1 unless it is told otherwise. */
const isBroken = ({ name, arguments: words }: Command): boolean => {
  const has = (pattern: RegExp): boolean => words.some(({ value }) => pattern.test(value));
  if (name === 'shasum') return !has(/^(?:-a\d*|--algorithm(?:=.*)?)$/) || has(/^(?:1|-a1|--algorithm=1)$/);
  return name === 'md5sum' || name === 'sha1sum' || (name === 'openssl' && has(/^-?(?:md5|sha1)$/));
};
