export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Reads files of the workspace; paths are absolute, or URIs where the platform has no paths. */
export interface HostFiles {
  /** The text of a file, or `undefined` when it can't be read. */
  read(path: string): Promise<string | undefined>;
  /** The names in a folder, those of folders with a slash at the end; empty when it can't be read. */
  list(folder: string): Promise<readonly string[]>;
}

/** How near to this machine an address lies, the nearest first. */
export type Zone = 'link-local' | 'loopback' | 'private' | 'public';

/** One request. The platform follows no redirect, keeps no cookie and adds no credentials. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A body with more bytes, unpacked, is `too-large`. */
  readonly maxBytes: number;
  /** Until the last byte has come. */
  readonly milliseconds: number;
  readonly certificates: 'verified' | 'any';
  /** It goes to no address that is nearer, whatever its host's name resolves to. */
  readonly nearest: Zone;
}

export interface HttpResponse {
  readonly status: number;
  /** By its name in lower case; several of one name are joined by commas. */
  header(name: string): string | undefined;
  /** Empty when the answer is no success. */
  readonly body: Uint8Array;
  /** Whom it came from; unknown behind a proxy. */
  readonly address?: string;
}

export type HttpFailureKind =
  | 'unknown-host'
  | 'unreachable'
  | 'timeout'
  | 'untrusted-certificate'
  | 'no-tls'
  | 'proxy'
  | 'refused-address'
  | 'too-large'
  | 'malformed';

export interface HttpFailure {
  readonly failure: HttpFailureKind;
}

export type HashAlgorithm = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** An answer of which only the sum of its body was kept. */
export interface HashedResponse extends Omit<HttpResponse, 'body'> {
  /** In hexadecimal digits; of what was sent, not unpacked. */
  readonly sum: string;
  /** In bytes. */
  readonly size: number;
}

/** Makes requests; what goes wrong is a value. */
export interface HostHttp {
  send(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
  /** As `send`, but the body, which may be large, is summed up while it comes. Absent where the platform can't. */
  hash?(request: HttpRequest, algorithm: HashAlgorithm): Promise<HashedResponse | HttpFailure>;
}

/** `password` is for Basic authentication, `identity` a refresh token. */
export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'identity'; readonly user: string; readonly token: string };

/** Who the user is at a registry, as `docker login` and its kin keep it. */
export interface HostCredentials {
  /** `registry` as references name it: `docker.io`, `registry.example.com:5000`. */
  of(registry: string, repository: string): Promise<Credentials | undefined>;
}

/** Keeps texts from one run to the next. It may forget any of them at any time. */
export interface HostCache {
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
}

/** What a platform offers; everything below `main/` gets the world from here. */
export interface Host {
  /** `YYYY-MM-DD`. */
  today(): string;
  log(level: LogLevel, message: string): void;
  /** The text of a knowledge table shipped with the product, or `undefined` when it can't be loaded. */
  asset(name: string): Promise<string | undefined>;
  readonly files?: HostFiles;
  /** Absent where nothing may be asked of the network: the workspace is not trusted, or the platform has none. */
  readonly http?: HostHttp;
  /** In hexadecimal digits. */
  sha256?(bytes: Uint8Array): Promise<string>;
  readonly credentials?: HostCredentials;
  readonly cache?: HostCache;
}
