import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HttpRequest } from '../../host.ts';
import type { Environment } from './environment.ts';
import { farLookup } from './far-lookup.ts';
import { trustedCertificates } from './trusted-certificates.ts';

export interface TrustSettings {
  /** Files with the certificates of authorities to trust beside the usual ones. */
  readonly certificates?: readonly string[];
  readonly env: Environment;
}

/** Redirects lead to few hosts, and each name costs little. */
const MOST_NAMES = 1_000;

type Bounds = Pick<HttpRequest, 'nearest' | 'certificates'>;

/** Connections that are kept, apart by where they may lead: one that was opened under looser bounds must not serve a stricter request. */
export class Agents {
  readonly #settings: TrustSettings;
  readonly #plain = new Map<string, http.Agent>();
  readonly #secure = new Map<string, https.Agent>();
  readonly #resolved = new Map<string, ReadonlySet<string>>();
  #authorities: { readonly ca?: string[] } | undefined;

  constructor(settings: TrustSettings) {
    this.#settings = settings;
  }

  plain({ nearest }: Bounds): http.Agent {
    const agent = this.#plain.get(nearest) ?? new http.Agent({ keepAlive: true, lookup: this.lookup(nearest) });
    this.#plain.set(nearest, agent);
    return agent;
  }

  secure(bounds: Bounds): https.Agent {
    const key = `${bounds.nearest} ${bounds.certificates}`;
    const agent = this.#secure.get(key) ?? new https.Agent({ keepAlive: true, lookup: this.lookup(bounds.nearest), ...this.trust(bounds) });
    this.#secure.set(key, agent);
    return agent;
  }

  /** Resolves names, to no address that is too near. */
  lookup(nearest: Bounds['nearest']): LookupFunction {
    return farLookup(nearest, (hostname, addresses) => {
      if (this.#resolved.size >= MOST_NAMES) this.#resolved.clear();
      this.#resolved.set(hostname, new Set(addresses));
    });
  }

  /** Whether a name was last found to lead to an address, among others; not so for the address of a proxy, or one that nobody looked up. */
  hasResolved(hostname: string, address: string | undefined): boolean {
    return address !== undefined && this.#resolved.get(hostname)?.has(address) === true;
  }

  /** Whose certificates are believed. */
  trust({ certificates }: Bounds): { readonly ca?: string[]; readonly rejectUnauthorized: boolean } {
    this.#authorities ??= authoritiesOf(this.#settings);
    return { ...this.#authorities, rejectUnauthorized: certificates === 'verified' };
  }
}

const authoritiesOf = ({ certificates = [], env }: TrustSettings): { readonly ca?: string[] } => {
  const ca = trustedCertificates(certificates, env);
  return ca === undefined ? {} : { ca };
};
