import { isInstalled, type Run, runOnce } from './measure.ts';

/** Another linter, as it is called to do about the same. */
export interface Peer {
  readonly name: string;
  readonly command: readonly string[];
  readonly budget: string;
  /** Which of the files it says it could not read. */
  unread(run: Run, files: readonly string[]): readonly string[];
}

interface Hadolint {
  readonly code: string;
  readonly file: string;
}

export const PEERS: readonly Peer[] = [
  {
    name: 'hadolint',
    command: ['hadolint', '--no-fail', '--format', 'json'],
    budget: 'at least 10 x',
    unread: ({ stdout }) => (JSON.parse(stdout) as readonly Hadolint[]).filter(({ code }) => code === 'DL1000').map(({ file }) => file),
  },
  {
    name: 'tally',
    command: 'tally lint --no-config --slow-checks off --fail-level none --format json --ignore shellcheck/*'.split(' '),
    budget: 'at least 5 x',
    // It stops at the first one, and names it.
    unread: ({ stderr }, files) => files.filter((file) => stderr.includes(`${file}:`)),
  },
];

/** Those of the peers that can be called here. */
export const installedPeers = (): readonly Peer[] => PEERS.filter(({ command }) => isInstalled(command[0] ?? ''));

/** Those of some files that a peer falls over, which then says nothing of any of them. */
const felledBy = (peer: Peer, files: readonly string[]): readonly string[] => {
  const { stdout } = runOnce([...peer.command, ...files]);
  if (stdout !== '') return [];
  if (files.length < 2) return files;
  const half = files.length >> 1;
  return [files.slice(0, half), files.slice(half)].flatMap((some) => felledBy(peer, some));
};

/** The files that a peer reads: a tool that gives up at the first line of some, or at the first of those, would only look fast. */
export const readBy = (peer: Peer, files: readonly string[]): readonly string[] => {
  let left = files;
  for (;;) {
    const run = runOnce([...peer.command, ...left]);
    const refused = new Set(run.stdout === '' ? felledBy(peer, left) : peer.unread(run, left));
    if (refused.size === 0) return left;
    left = left.filter((file) => !refused.has(file));
  }
};

/** hadolint says 1 when it could not read one of the files and went on; 2 is giving up. */
const ACCEPTED: ReadonlySet<number> = new Set([0, 1]);

/** How many times as long as the own command a peer takes over the files, in words; runs of the own before and after it are its measure. */
export const peerRatio = ({ command }: Peer, own: readonly string[], files: readonly string[]): string => {
  const before = runOnce([...own, ...files]);
  const { milliseconds, status } = runOnce([...command, ...files]);
  const after = runOnce([...own, ...files]);
  const ratio = (2 * milliseconds) / (before.milliseconds + after.milliseconds);
  return ACCEPTED.has(status ?? -1) ? `${ratio.toFixed(1)} x as fast` : `it gave up, with exit code ${status}`;
};
