import type { HttpFailureKind } from '../host.ts';

export type FailureKind =
  | HttpFailureKind
  | 'off'
  | 'invalid'
  | 'refused-redirect'
  | 'refused-realm'
  | 'not-found'
  | 'no-access'
  | 'login-refused'
  | 'rate-limited'
  | 'server-error'
  | 'wrong-digest'
  | 'old-format'
  | 'other-digest'
  | 'no-platform'
  | 'no-push-dates'
  | 'no-sums'
  | 'fetched-enough';

/** Why there is no answer. */
export interface Failure {
  readonly failure: FailureKind;
  /** One plain sentence for people. It holds no secret. */
  readonly sentence: string;
  /** When it makes sense to ask again, in milliseconds since 1970. */
  readonly retryAt?: number;
}
