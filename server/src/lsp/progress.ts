import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** Where work says how far it is, and whether it is still wanted. */
export interface Progress {
  readonly token: CancellationToken | undefined;
  /** Of a hundred. */
  report(percent: number, message: string): void;
}

/** What comes of work, unless the user cancels it before, who then waits for no registry. */
export const unlessCancelled = <T>(work: Promise<T>, { token }: Progress): Promise<T | 'cancelled'> =>
  Promise.race([work, new Promise<'cancelled'>((resolve) => token?.onCancellationRequested(() => resolve('cancelled')))]);

const NOBODY_WATCHES: Progress = { token: undefined, report: () => undefined };

/** Shows that something is under way as long as it is, to clients that can show it; the user can cancel it. */
export const withProgress = async <T>(
  { connection, client }: Session,
  title: string,
  work: (progress: Progress) => Promise<T>,
): Promise<T> => {
  if (client.progress === 'hidden') return work(NOBODY_WATCHES);
  const shown: WorkDoneProgressReporter & { readonly token: CancellationToken } = await connection.window.createWorkDoneProgress();
  shown.begin(title, 0, undefined, true);
  try {
    return await work({ token: shown.token, report: (percent, message) => shown.report(percent, message) });
  } finally {
    shown.done();
  }
};
