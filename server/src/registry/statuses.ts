import type { HttpResponse } from '../host.ts';
import { failureOf, type Wanted } from './failures.ts';
import type { Failure } from './model.ts';

const OK = 200;

/** Why an answer is none; `undefined` when it is one. */
export const refusalOf = ({ status }: Pick<HttpResponse, 'status'>, host: string, wanted: Wanted = 'image'): Failure | undefined => {
  if (status === OK) return undefined;
  if (status === 401 || status === 403) return failureOf('no-access', host, wanted);
  if (status === 404 || status === 410) return failureOf('not-found', host, wanted);
  if (status >= 300 && status < 400) return failureOf('refused-redirect', host);
  return failureOf(status >= 500 ? 'server-error' : 'malformed', host);
};
