import type { Command } from '../shell/model.ts';
import type { CommandUse, DocumentNode, Download, Stage, Verification } from './model.ts';

const SUMS = /^(?:sha(?:1|224|256|384|512)|md5|b2|b3)sum$|^shasum$/;
const CHECK = /^(?:-\w*c\w*|--check)$/;

/** A command that checks something, and the files it speaks of. */
interface Check {
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
  const byNode = new Map<DocumentNode, Check[]>();
  for (const { command, stage, node } of uses) {
    const by = proves(command);
    if (by === undefined) continue;
    const check = { by, names: namesIn(command) };
    const inStage = byName.get(stage) ?? new Map<string, Check>();
    for (const name of check.names) inStage.set(name, check);
    byName.set(stage, inStage);
    byNode.set(node, [...(byNode.get(node) ?? []), check]);
  }
  return { byName, byNode };
};

/** A download as checks see it. */
export interface Checked extends Pick<Download, 'node' | 'stage' | 'source'> {
  /** What its file may be called. */
  readonly names: readonly string[];
}

/**
 * How a download is checked: by a command of the stage that names its file, or by one of the same instruction that names none
 * of the others that are fetched there.
 */
export const verificationOf = (download: Checked, checks: Checks, neighbours: ReadonlySet<string>): Verification | undefined => {
  const inStage = checks.byName.get(download.stage);
  const named = download.names.map((name) => inStage?.get(name)).find((check) => check !== undefined);
  const check = named ?? checks.byNode.get(download.node)?.find(({ names }) => !names.some((name) => neighbours.has(name)));
  if (check) return { by: check.by };
  return isOfCommit(download.source) ? { by: 'commit' } : undefined;
};

/** What a forge serves under a full commit can't become other code, short of a break-in there. */
const isOfCommit = ({ host, path }: Download['source']): boolean =>
  /(?:^|\.)(?:github|githubusercontent|gitlab|bitbucket|codeberg)\./.test(host) && /\/[0-9a-f]{40}(?:[/.]|$)/.test(path);

const PROOF = /(?:\.(?:asc|sig|sign|gpg|minisig|(?:sha|md)\d+(?:sums?)?)|-CHECKSUM)$/i;

/** The last parts of all paths in the words of a command and of those that feed it; of `x.asc` also `x`. */
const namesIn = ({ pipeline }: Command): string[] => {
  const words = pipeline.commands.flatMap(({ arguments: given, redirects }) => [
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

const isCompared = ({ nesting, pipeline: { commands, index } }: Command): boolean =>
  nesting === 'substitution' || commands.slice(index + 1).some(({ name }) => name === 'grep' || name === 'diff' || name === 'cmp');

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
