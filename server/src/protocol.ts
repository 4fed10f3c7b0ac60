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
}

/** Notifications beyond LSP, by method. */
export interface Notifications {
  /** Client to server: the user has come to trust the workspace. */
  'plimsoll/workspaceTrusted': Readonly<Record<string, never>>;
  /** Server to client: what `plimsoll/status` answers may have changed. */
  'plimsoll/statusChanged': Readonly<Record<string, never>>;
}

/** What the client says of itself in `initialize`; all may be absent, as in other editors' clients. */
export interface InitializationOptions {
  /** Whether what the workspace's files say of trust counts; absent means yes, for editors that know no untrusted workspaces. */
  readonly isTrusted?: boolean;
  /** The settings, for clients that can't be asked for them. */
  readonly settings?: unknown;
}

export interface StatusParams {
  readonly uri?: string;
}

export interface Status {
  readonly isEnabled: boolean;
  /** How many rules are on. */
  readonly rules: number;
  /** The day of the knowledge shipped, `YYYY-MM-DD`; null when none could be loaded. */
  readonly knowledgeDate: string | null;
  readonly registry: 'off';
}
