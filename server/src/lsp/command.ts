import type { ClosedFiles } from './closed-files.ts';
import type { Session } from './session.ts';

/** What a command works with. */
export interface CommandRun {
  readonly session: Session;
  /** Shows anew what depends on look-ups. */
  readonly refresh: () => void;
  readonly closed: ClosedFiles;
}

/** One command; what the client sends along may be anything. */
export type Command = (run: CommandRun, argument: unknown) => Promise<void>;
