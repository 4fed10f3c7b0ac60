import type { Host } from '../host.ts';

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/** A digest that can be checked, or `undefined`. */
export const digestIn = (value: unknown): string | undefined => (typeof value === 'string' && SHA256.test(value) ? value : undefined);

export type Sha256 = NonNullable<Host['sha256']>;

/** The digest of what was read. */
export const digestOf = async (bytes: Uint8Array, sha256: Sha256): Promise<string> => `sha256:${await sha256(bytes)}`;
