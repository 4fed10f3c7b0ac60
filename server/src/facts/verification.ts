import type { Command } from '../shell/model.ts';
import type { CommandUse, Download, Verification } from './model.ts';

const SUMS = /^(?:sha(?:1|224|256|384|512)|md5|b2|b3)sum$|^shasum$/;
const CHECK = /^(?:-\w*c\w*|--check)$/;

type Draft = Pick<Download, 'node' | 'destination' | 'source' | 'use'>;

/** A command that checks something. */
export interface Check {
  readonly use: CommandUse;
  readonly by: Verification['by'];
}

/** The commands that check something, found once for all downloads. */
export const findChecks = (uses: readonly CommandUse[]): Check[] =>
  uses.flatMap((use) => {
    const by = proves(use.command);
    return by === undefined ? [] : [{ use, by }];
  });

/** How a download is checked: by a command of the same instruction, or by one of the stage that names its file. */
export const verificationOf = (download: Draft, checks: readonly Check[]): Verification | undefined => {
  const check = checks.find(
    ({ use }) => use.stage === download.use?.stage && (use.node === download.node || namesFile(use.command, download)),
  );
  return check && { by: check.by };
};

type Proof = (command: Command, has: (pattern: RegExp) => boolean) => Verification['by'] | false | undefined;

const sum: Proof = ({ nesting }, has) => (has(CHECK) || nesting === 'substitution') && 'checksum';
const signature: Proof = () => 'signature';

/** What each program proves, and with which words. A sum that is computed in `$(…)` is compared with another. */
const PROOFS: readonly (readonly [RegExp, Proof])[] = [
  [SUMS, sum],
  [/^openssl$/, (_, has) => has(/^dgst$/) && (has(/^-verify$/) ? 'signature' : 'checksum')],
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

const namesFile = ({ source }: Command, { destination, source: { path } }: Draft): boolean => {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const name = destination?.slice(destination.lastIndexOf('/') + 1) ?? file;
  return (name.length > 2 && source.text.includes(name)) || (file.length > 2 && source.text.includes(file));
};
