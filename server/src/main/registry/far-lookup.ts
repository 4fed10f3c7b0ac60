import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Zone } from '../../host.ts';
import { isFarEnough, zoneOf } from '../../registry/addresses.ts';
import { NearAddressError } from './connection-failures.ts';

/** Resolves names, but to no address that is too near. Whoever checked before connecting would be told another address the second time. */
export const farLookup =
  (nearest: Zone, found: (hostname: string, addresses: readonly string[]) => void = () => {}): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const far = addresses.filter(({ address }) => isFarEnough(zoneOf(address) ?? 'public', nearest));
      const [first] = far;
      if (!first) return callback(new NearAddressError(`${hostname} is too near`), '');
      found(
        hostname,
        far.map(({ address }) => address),
      );
      answer(options.all === true ? far : first, callback);
    });
  };

const answer = (found: LookupAddress | LookupAddress[], callback: Parameters<LookupFunction>[2]): void =>
  Array.isArray(found) ? callback(null, found) : callback(null, found.address, found.family);
