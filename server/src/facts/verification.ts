import type { Command } from '../shell/model.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, DocumentNode, Download, Stage, Verification } from './model.ts';
import { pipeOf, readersOf } from './pipes.ts';

const SUMS = /^(?:sha(?:1|224|256|384|512)|md5|b2|b3)sum$|^shasum$/;
const CHECK = /^(?:-\w*c\w*|--check)$/;

/** A command that checks something, and the files it speaks of. */
export interface Check extends Pick<CommandUse, 'stage' | 'node'> {
  readonly by: Verification['by'];
  readonly names: readonly string[];
}

/** The checks of a build, as downloads look for them: by the file that is named, or by the instruction they stand in. */
export interface Checks {
  readonly byName: ReadonlyMap<Stage | undefined, ReadonlyMap<string, Check>>;
  readonly byNode: ReadonlyMap<DocumentNode, readonly Check[]>;
}

/** The commands that check something, found once for all downloads. */
export const findChecks = (uses: readonly CommandUse[]): Checks => {
  const byName = new Map<Stage | undefined, Map<string, Check>>();
  const byNode = grouped(uses.flatMap(readCheck), ({ node }) => node);
  for (const check of [...byNode.values()].flat()) {
    const inStage = byName.get(check.stage) ?? new Map<string, Check>();
    for (const name of check.names) inStage.set(name, check);
    byName.set(check.stage, inStage);
  }
  return { byName, byNode };
};

const readCheck = ({ command, stage, node }: CommandUse): Check[] => {
  const by = proves(command);
  return by === undefined ? [] : [{ by, names: namesIn(command), stage, node }];
};

/** A download as checks see it. */
export interface Checked extends Pick<Download, 'node' | 'stage' | 'source'> {
  /** What its file may be called. */
  readonly names: readonly string[];
}

/** The check of an instruction that names none of the files that are fetched there, and so may mean any of them. */
export const freeCheck = (node: DocumentNode, fetched: ReadonlySet<string>, { byNode }: Checks): Check | undefined =>
  byNode.get(node)?.find(({ names }) => !names.some((name) => fetched.has(name)));

/** How a download is checked: by a command of the stage that names its file, or by a free one of its instruction. */
export const verificationOf = (download: Checked, checks: Checks, free: Check | undefined): Verification | undefined => {
  const inStage = checks.byName.get(download.stage);
  const check = download.names.map((name) => inStage?.get(name)).find((one) => one !== undefined) ?? free;
  if (check) return { by: check.by };
  return isOfCommit(download.source) ? { by: 'commit' } : undefined;
};

/** What a forge serves under a full commit can't become other code, short of a break-in there. */
const isOfCommit = ({ host, path }: Download['source']): boolean =>
  /(?:^|\.)(?:github|githubusercontent|gitlab|bitbucket|codeberg)\./.test(host) && /\/[0-9a-f]{40}(?:[/.]|$)/.test(path);

const PROOF = /(?:\.(?:asc|sig|sign|gpg|minisig|(?:sha|md)\d+(?:sums?)?)|-CHECKSUM)$/i;

/** The last parts of all paths in the words of a command and of those that feed it; of `x.asc` also `x`. */
const namesIn = (command: Command): string[] => {
  const words = pipeOf(command).flatMap(({ arguments: given, redirects }) => [
    ...given.flatMap(({ text, value }) => [text, value]),
    ...redirects.flatMap(({ target, body }) => [target?.value ?? '', body?.text ?? '']),
  ]);
  const names = words.flatMap((word) => word.split(/[\s"'*;|()<>=,\\]+/)).map(fileName);
  return [...new Set(names.flatMap((name) => [name, name.replace(PROOF, '')]))].filter((name) => name.length > 2);
};

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\$$/, '');

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
