import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Environment } from './environment.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const certificatesIn = (path: string): string[] => {
  try {
    return readFileSync(path, 'utf8').match(CERTIFICATE) ?? [];
  } catch {
    return [];
  }
};

/**
 * The authorities to trust when the user names some of their own; `undefined` leaves it to Node. Who names any takes the place of all, so
 * those that Node would have trusted are named too.
 */
export const trustedCertificates = (files: readonly string[], env: Environment): string[] | undefined => {
  const own = files.flatMap(certificatesIn);
  if (own.length === 0) return undefined;
  const extra = env.NODE_EXTRA_CA_CERTS;
  return [...usualCertificates(), ...(extra ? certificatesIn(extra) : []), ...own];
};

/** Newer versions of Node tell what they trust, which is that of the system where they are started so. */
const usualCertificates = (): readonly string[] => {
  const { getCACertificates }: typeof tls & { getCACertificates?: (type: 'default') => string[] } = tls;
  return getCACertificates?.('default') ?? tls.rootCertificates;
};
