import type { Host } from '../host.ts';

/** What the user of the machine says of the way to registries. */
export interface RegistryAccess {
  readonly mirrors: readonly string[];
  readonly insecure: readonly string[];
  /** Files of certificate authorities to trust besides the usual ones. */
  readonly certificates: readonly string[];
  readonly tokenHosts: readonly string[];
  /** Whose proxies and authorities count: the client's, where it makes requests. */
  readonly requests: 'client' | 'process';
}

/** The way to registries, closed until somebody opens it. */
export interface Registries {
  /** From now on registries are asked so, by those who may ask. */
  open(access: RegistryAccess): void;
  /** From now on nobody is asked anything. */
  close(): void;
}

/** What a platform offers a language server. */
export interface ServerHost extends Host {
  /** Absent where registries can't be reached, as from a browser. */
  readonly registries?: Registries;
  /** Milliseconds without a change, after which the engine is made quick for the edits to come; never where absent. */
  readonly warmsUpAfter?: number;
}
