import type { LogLevel } from '../host.ts';
import type { Linter } from '../linter.ts';
import type { RegistryOptions } from '../registry/registry.ts';

/** 0: nothing at or above the threshold; 1: findings; 2: usage, configuration, read or write errors. */
export type ExitCode = 0 | 1 | 2;

/** A stream of text to print to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns?: number;
}

export interface LinterSettings {
  /** Its log goes to stderr down to this level, or nowhere. */
  readonly log: LogLevel | undefined;
  /** How registries are asked; `undefined` for not at all. */
  readonly registry: RegistryAccess | undefined;
}

/** What the user of this machine says of the way to registries. */
export interface RegistryAccess extends RegistryOptions {
  /** Files of certificate authorities to trust besides the usual ones. */
  readonly certificates: readonly string[];
}

/** The process around the command line; `main/cli.ts` has the real one, tests have their own. */
export interface CliHost {
  readonly version: string;
  readonly cwd: string;
  /** The folder of the tables that are shipped. */
  readonly knowledge: string;
  /** The folder of the keys that distributions sign their archives with. */
  readonly keyrings: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readStdin(): Promise<Uint8Array>;
  /** Prepares the process for a run over many files. */
  prepareForMany?(): Promise<void>;
  /** Builds the linter. */
  loadLinter(settings: LinterSettings): Promise<Linter>;
  /** Serves the language server protocol over stdin and stdout until the client leaves. */
  startServer(): Promise<void>;
}

/** One line on stderr, in the tool's name. */
export const tell = (host: CliHost, message: string): void => host.stderr.write(`plimsoll: ${oneLine(message)}\n`);

/** Tells what is wrong with a command line; gives what the process exits with. */
export const refuse = (host: CliHost, problem: string): ExitCode => {
  tell(host, problem);
  return 2;
};

/** Without anything that a terminal would obey; line feeds in the name of a file included. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu, '\ufffd');
