import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Family } from '../../knowledge/build/releases.ts';

/** What was signed, and nothing around it; `unchecked` says why it is not known who signed it. */
export type SignedText = { readonly text: string; readonly unchecked?: string } | { readonly problem: string };

/** A file of keys. `at hand`: where this machine has it, and gpgv; `always`: a file that can't be held against it is no good. */
export interface Keyring {
  readonly path: string;
  readonly needed: 'at hand' | 'always';
}

/** The keys that a distribution signs its archive with, in the folder of a machine's keyrings. */
export const ownKeyring = (family: Family, folder: string): Keyring => ({
  path: join(folder, `${family}-archive-keyring.gpg`),
  needed: 'at hand',
});

/** A file, and its signature where that is a file of its own. */
export interface SignedFile {
  readonly bytes: Uint8Array;
  readonly detached?: Uint8Array | undefined;
}

/** Holds a file against a keyring; without one, whoever signed it. */
export const readSigned = (file: SignedFile, keyring: Keyring | undefined): SignedText => {
  const text = Buffer.from(file.bytes).toString('utf8');
  if (keyring === undefined) return { text };
  const undecided = (reason: string): SignedText => (keyring.needed === 'always' ? { problem: reason } : { text, unchecked: reason });
  if (!existsSync(keyring.path)) return undecided(`there is no ${keyring.path}`);
  const { found, stdout, status } = gpgv(file, keyring.path);
  if (found === 'no program') return undecided('gpgv is not installed');
  const problem = problemIn(status, keyring.path);
  if (problem !== undefined) return { problem };
  // Of a file that holds its signature, what gpgv gives back: words around the signed ones are anybody's.
  return { text: file.detached ? text : stdout };
};

/** A file that several keys signed is good by one of them, for a keyring may be older than the newest. */
const problemIn = (status: string, keyring: string): string | undefined => {
  if (/^\[GNUPG:\] BADSIG /m.test(status)) return 'it is not what was signed';
  if (/^\[GNUPG:\] GOODSIG /m.test(status)) return undefined;
  return /^\[GNUPG:\] NEWSIG/m.test(status)
    ? `it is not signed by a valid key of ${keyring}; --keyring can name another one`
    : 'it is not signed; --keyring=none takes it as it is';
};

interface Outcome {
  readonly found: 'program' | 'no program';
  readonly stdout: string;
  /** Lines that are meant for programs, and some for people. */
  readonly status: string;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** In milliseconds. */
const PATIENCE = 60_000;

/** gpgv reads a signature of its own from a file only. */
const gpgv = ({ bytes, detached }: SignedFile, keyring: string): Outcome => {
  const folder = detached && mkdtempSync(join(tmpdir(), 'plimsoll-'));
  const signature = folder && join(folder, 'signature');
  try {
    if (signature !== undefined) writeFileSync(signature, detached ?? '');
    const what = signature === undefined ? ['--output', '-', '-'] : [signature, '-'];
    const { error, stdout, stderr } = spawnSync('gpgv', ['--keyring', keyring, '--status-fd', '2', ...what], {
      input: bytes,
      maxBuffer: MOST_BYTES,
      timeout: PATIENCE,
    });
    const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    return { found: isMissing ? 'no program' : 'program', stdout: String(stdout ?? ''), status: String(stderr ?? '') };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};
