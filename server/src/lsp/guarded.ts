import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from '../host.ts';

export interface Guard<R> {
  /** What the log calls it. */
  readonly name: string;
  /** The answer when it throws. */
  readonly neutral: R;
  readonly log: Host['log'];
}

type Guarded<P, R> = (params: P, token?: CancellationToken) => Promise<R | ResponseError<never>>;

/** Turns an exception into a line in the log and a neutral answer, and answers a cancelled request with the error that says so. */
export const guarded =
  <P, R>(guard: Guard<R>, act: (params: P) => Promise<R> | R): Guarded<P, R> =>
  async (params, token) => {
    if (token?.isCancellationRequested) return cancelled();
    try {
      const answer = await act(params);
      return token?.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      guard.log('error', `${guard.name}: ${describe(error)}`);
      return guard.neutral;
    }
  };

/** The same for what the client only tells: there is nobody to answer. */
export const guardedEvent = <P>(
  { name, log }: Omit<Guard<void>, 'neutral'>,
  act: (params: P) => Promise<void> | void,
): ((params: P) => Promise<void>) => {
  const run = guarded<P, void>({ name, neutral: undefined, log }, act);
  return async (params) => void (await run(params));
};

const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
