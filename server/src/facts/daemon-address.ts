/** Where a daemon listens or is looked for over TCP. */
export interface DaemonAddress {
  readonly host: string;
  readonly port: string | undefined;
  /** Whether it is every address of the machine: what listens there is reached from outside. */
  readonly isEverywhere: boolean;
  /** Whether it is the machine that the container runs on, or one told by its address: no container of the same file. */
  readonly isOutside: boolean;
}

const ADDRESS = /^(?:tcp|http):\/\/(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/;
const EVERYWHERE: ReadonlySet<string> = new Set(['', '0.0.0.0', '*', '[::]']);
const OUTSIDE =
  /^(?:host\.docker\.internal|host\.containers\.internal|gateway\.docker\.internal|\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]+\.)+[a-z]{2,})$/;
const WITHIN = /^(?:127\.|localhost)|\.(?:svc|local|internal\.test)$|\.svc\.cluster\.local$/;

/** Docker's port with TLS. */
const WITH_TLS = '2376';

/** Reads the address of a daemon; `undefined` for a socket, a variable, or a port that asks for a certificate. */
export const plainDaemonAddress = (value: string): DaemonAddress | undefined => {
  const match = ADDRESS.exec(value.trim());
  const [, host, port] = match ?? [];
  if (host === undefined || port === WITH_TLS) return undefined;
  return { host, port, isEverywhere: EVERYWHERE.has(host), isOutside: OUTSIDE.test(host) && !WITHIN.test(host) };
};
