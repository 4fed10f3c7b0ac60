import type { HttpFailureKind } from '../../host.ts';

/** A name that resolves only to addresses where the request must not go. */
export class NearAddressError extends Error {
  readonly code = 'PLIMSOLL_NEAR_ADDRESS';
}

/** A proxy that opens no way. */
export class ProxyError extends Error {
  readonly code = 'PLIMSOLL_PROXY';
}

const KINDS: readonly (readonly [code: RegExp, kind: HttpFailureKind])[] = [
  [/^PLIMSOLL_NEAR_ADDRESS$/, 'refused-address'],
  [/^PLIMSOLL_PROXY$/, 'proxy'],
  [/^(?:ENOTFOUND|EAI_.*)$/, 'unknown-host'],
  [/^(?:ETIMEDOUT|ABORT_ERR)$/, 'timeout'],
  [/^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME_INVALID)$/, 'untrusted-certificate'],
  [/^(?:UNABLE_TO_.*|CERT_.*|CRL_.*|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|ERR_SSL_.*CERT.*)$/, 'untrusted-certificate'],
  [/^(?:HPE_.*|ERR_INVALID_CHAR|ERR_UNESCAPED_CHARACTERS|Z_.*|ERR_HTTP_.*)$/, 'malformed'],
];

/** Where the first bytes that come back are none of TLS; Node has one code for that and for much else. */
const NO_TLS = /\b(?:wrong version number|packet length too long|http request)\b/;

/** What went wrong with a connection, told from the code that Node gives its error. */
export const failureKindOf = (error: unknown): HttpFailureKind => {
  if (error instanceof Error && NO_TLS.test(error.message)) return 'no-tls';
  const [code] = codesOf(error);
  return KINDS.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'unreachable';
};

/** A name with several addresses fails with an error for each of them. */
const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return error instanceof AggregateError && own.length === 0 ? error.errors.flatMap(codesOf) : own;
};
