import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Tally } from './closed-files.ts';
import type { Command } from './command.ts';
import { withProgress } from './progress.ts';
import type { Session } from './session.ts';
import { tellUser } from './tell.ts';

export const LINT_WORKSPACE = 'plimsoll.lintWorkspace';
export const HIDE_WORKSPACE = 'plimsoll.hideWorkspaceFindings';

/** Lints the files of the workspace that are not open, and follows them from then on. */
export const lintWorkspace: Command = async ({ session, closed }) => {
  const { host, folders, connection } = session;
  const { files } = host;
  if (!files || folders.length === 0) return tellUser(connection, 'There is no folder open whose files could be linted.');
  await followFiles(session);
  const tally = await withProgress(session, 'Linting the workspace', (progress) => closed.lintAll(files, progress));
  tellUser(connection, inWords(tally));
};

/** Shows no more findings of files that are not open. */
export const hideWorkspaceFindings: Command = async ({ closed }) => closed.hide();

const inWords = ({ outcome, files, withFindings, findings, leftOut }: Tally): string => {
  const found = findings === 0 ? 'no findings' : `${count(findings, 'finding')} in ${withFindings} of them`;
  const rest = leftOut === 0 ? '' : ` ${count(leftOut, 'more file')} could be ours and were not looked at: there are too many.`;
  return `${outcome === 'cancelled' ? 'Cancelled after' : 'Linted'} ${count(files, 'file')} that ${files === 1 ? 'is' : 'are'} not open: ${found}.${rest}`;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const CANDIDATES = [
  '**/{Dockerfile,dockerfile,Containerfile}*',
  '**/*.{Dockerfile,dockerfile}',
  '**/*.{yml,yaml}',
  '**/{devcontainer,.devcontainer}.json',
];

const followed = new WeakSet<Session>();

/** Before anybody asks, no client has to watch them. */
const followFiles = async (session: Session): Promise<void> => {
  if (!session.client.watchesFiles || followed.has(session)) return;
  followed.add(session);
  const watchers = CANDIDATES.map((globPattern) => ({ globPattern }));
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
};
