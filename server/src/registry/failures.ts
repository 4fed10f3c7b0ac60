import { registryName } from '../image/registry-name.ts';
import type { Failure, FailureKind } from './model.ts';

/** What is asked for. */
export type Wanted = 'image' | 'repository' | 'file';

/** `host` is whom it is about. */
const SENTENCES: Readonly<Record<FailureKind, (host: string, wanted: Wanted) => string>> = {
  off: () => 'Registries are not asked here.',
  invalid: (_, wanted) =>
    wanted === 'image' ? 'This is no valid image name.' : `This is no address that a ${wanted} can be asked for at.`,
  'unknown-host': (host) => `No address is known for ${host}.`,
  unreachable: (host) => `${host} does not answer.`,
  timeout: (host) => `${host} took too long to answer.`,
  'untrusted-certificate': (host) => `The certificate of ${host} is not trusted; a private authority has to be named in the settings.`,
  'no-tls': (host, wanted) =>
    `${host} does not speak HTTPS; a ${wanted === 'image' ? 'registry' : 'server'} on plain HTTP has to be named as insecure in the settings.`,
  proxy: (host) => `The proxy does not let requests to ${host} through.`,
  'refused-address': (host) => `${host} is at an address too near to this machine to be asked on the word of a file or of another server.`,
  'refused-redirect': (host) => `${host} sends requests to a place where they must not go.`,
  'refused-realm': (host) => `${host} names a token server that must not be asked.`,
  'not-found': (host, wanted) => `${host} has no such ${wanted}.`,
  'no-access': (host, wanted) => `${host} does not show this ${wanted}: there is none, or it needs a login.`,
  'login-refused': (host) => `${host} does not take the login that is kept for it.`,
  'rate-limited': (host) => `${host} takes no more requests for now.`,
  'server-error': (host) => `${host} has trouble of its own.`,
  'too-large': (host) => `The answer of ${host} is too large to be true.`,
  malformed: (host) => `The answer of ${host} makes no sense.`,
  'wrong-digest': (host) => `${host} sent something else than what the digest stands for.`,
  'old-format': (host) => `${host} has this image only in a format that is no longer used.`,
  'other-digest': () => 'Only sha256 digests can be checked.',
  'no-platform': (host) => `${host} has no such image for this platform.`,
  'no-push-dates': (host) => `${host} does not tell when a tag was pushed.`,
  'no-sums': () => "The sum of a file can't be worked out here.",
  'fetched-enough': (host) => `So much was fetched within an hour that the file of ${host} is not fetched now.`,
};

/** A failure in words. */
export const failureOf = (failure: FailureKind, host: string, wanted: Wanted = 'image'): Failure => ({
  failure,
  sentence: SENTENCES[failure](registryName(host), wanted),
});

/** The same failure, said of what was asked for. */
export const saidOf = (wanted: Wanted, host: string, failed: Failure): Failure =>
  failed.retryAt === undefined ? failureOf(failed.failure, host, wanted) : failed;

const MINUTE = 60_000;

/** A host that wants to be left alone, and until when. */
export const rateLimited = (host: string, retryAt: number): Failure => {
  const until = new Date(Math.ceil(retryAt / MINUTE) * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
  return { failure: 'rate-limited', sentence: `${registryName(host)} takes no more requests until ${until} UTC.`, retryAt };
};

/** Tells a failure from an answer. */
export const isFailure = <T extends object>(outcome: T | Failure): outcome is Failure => 'failure' in outcome;
