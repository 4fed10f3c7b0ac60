export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Reads files of the workspace; paths are absolute, or URIs where the platform has no paths. */
export interface HostFiles {
  /** The text of a file, or `undefined` when it can't be read. */
  read(path: string): Promise<string | undefined>;
  /** The names in a folder, those of folders with a slash at the end; empty when it can't be read. */
  list(folder: string): Promise<readonly string[]>;
}

/** What a platform offers; everything below `main/` gets the world from here. */
export interface Host {
  /** `YYYY-MM-DD`. */
  today(): string;
  log(level: LogLevel, message: string): void;
  /** The text of a knowledge table shipped with the product, or `undefined` when it can't be loaded. */
  asset(name: string): Promise<string | undefined>;
  readonly files?: HostFiles;
}
