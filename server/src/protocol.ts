import type { HttpRequest } from './host.ts';

/** Requests beyond LSP, by method. Types only: each side writes the method's name, which the compiler checks. */
export interface Requests {
  /** Client to server: what is on for a document, or by default. */
  'plimsoll/status': { readonly params: StatusParams; readonly result: Status };
  /** Server to client: the text of a table shipped with the product, for platforms where the server can't read files. */
  'plimsoll/asset': { readonly params: { readonly name: string }; readonly result: string | null };
  /** Server to client: the text of a file of the workspace, for the same platforms. */
  'plimsoll/readFile': { readonly params: { readonly uri: string }; readonly result: string | null };
  /** Server to client: the names in a folder, those of folders with a slash at the end. */
  'plimsoll/listFolder': { readonly params: { readonly uri: string }; readonly result: readonly string[] };
  /** Server to client: one request to a registry, for clients that know proxies and authorities which the server's process does not. */
  'plimsoll/http': { readonly params: WireRequest; readonly result: WireResponse };
}

/** Notifications beyond LSP, by method. */
export interface Notifications {
  /** Client to server: the user has come to trust the workspace. */
  'plimsoll/workspaceTrusted': Readonly<Record<string, never>>;
  /** Server to client: what `plimsoll/status` answers may have changed. */
  'plimsoll/statusChanged': Readonly<Record<string, never>>;
  /** Server to client: the user wants registries to be asked from now on, and the setting is to say so. */
  'plimsoll/askAlways': Readonly<Record<string, never>>;
}

/** What the client says of itself in `initialize`; all may be absent, as in other editors' clients. */
export interface InitializationOptions {
  /** Whether what the workspace's files say of trust counts; absent means yes, for editors that know no untrusted workspaces. */
  readonly isTrusted?: boolean;
  /** The settings, for clients that can't be asked for them. */
  readonly settings?: unknown;
  /** Whether `plimsoll.registry` and its kin, when the client is asked for them, are the machine's, which no file of a workspace sets. */
  readonly machineSettings?: boolean;
  /** Whether hovers may link to commands of the server. */
  readonly commandLinks?: boolean;
  /** Whether the client answers `plimsoll/http`. */
  readonly makesRequests?: boolean;
}

/** A request that the client makes for the server. */
export interface WireRequest extends HttpRequest {
  /** Files of authorities to trust besides the usual ones. */
  readonly authorities: readonly string[];
  /** Wanted instead of the body. */
  readonly sum?: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
}

interface WireHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly address?: string;
}

export interface WireBody extends WireHead {
  /** In Base64. */
  readonly body: string;
}

export interface WireSum extends WireHead {
  readonly sum: string;
  readonly size: number;
}

/** A response, or the kind of failure that there was instead. */
export type WireResponse = WireBody | WireSum | { readonly failure: string };

export interface StatusParams {
  readonly uri?: string;
}

export interface Status {
  readonly isEnabled: boolean;
  /** How many rules are on. */
  readonly rules: number;
  /** The day of the knowledge shipped, `YYYY-MM-DD`; null when none could be loaded. */
  readonly knowledgeDate: string | null;
  readonly registry: RegistryState;
}

/**
 * When registries are asked: whenever there is something to ask, when the user asks, or not at all: by the settings, by the workspace's
 * own file, because the workspace is not trusted, or because a browser can't.
 */
export type RegistryState = 'on' | 'onDemand' | 'off' | 'off-here' | 'untrusted' | 'out-of-reach';
