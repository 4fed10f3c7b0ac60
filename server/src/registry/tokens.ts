import type { Credentials, HttpResponse, Zone } from '../host.ts';
import { basicHeader } from './basic.ts';
import { failureOf } from './failures.ts';
import { countIn, objectIn, parseJson, textIn } from './json.ts';
import type { Failure } from './model.ts';
import type { Outgoing } from './transport.ts';

/** A token that is wanted, to read one repository. */
export interface TokenWish {
  readonly realm: URL;
  readonly service: string | undefined;
  readonly repository: string;
  readonly certificates: 'verified' | 'any';
  readonly nearest: Zone;
  readonly login: Credentials | undefined;
}

export interface Token {
  readonly text: string;
  /** How long it is good. */
  readonly milliseconds: number;
}

const MAX_BYTES = 64 * 1_024;
const DEFAULT_SECONDS = 60;
/** It is renewed that much earlier, for it has to travel. */
const MARGIN_SECONDS = 5;
/** What may stand in a header and end neither it nor the line. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/** Half a character, which can't be encoded. */
const LONE = /\p{Surrogate}/gu;

const encoded = (fields: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value.replace(LONE, '\ufffd'))}`))
    .join('&');

/** The scope is ours and not the one that the registry asks for: a token must not be good for more than reading this repository. */
const fieldsOf = ({ service, repository }: TokenWish) => ({ service, scope: `repository:${repository}:pull` });

/** The request for a token: GET with Basic authentication, or POST by OAuth2, which identity tokens need. */
export const tokenRequest = (wish: TokenWish, method: 'GET' | 'POST'): Outgoing => {
  const { realm, certificates, nearest, login } = wish;
  const common = { method, maxBytes: MAX_BYTES, certificates, nearest };
  const bare = `${realm.origin}${realm.pathname}`;
  if (method === 'POST') {
    const token = login?.kind === 'identity' ? login.token : undefined;
    const body = encoded({ ...fieldsOf(wish), grant_type: 'refresh_token', client_id: 'plimsoll', refresh_token: token });
    return { ...common, url: bare, headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }, body };
  }
  const fields = encoded({ ...fieldsOf(wish), account: login?.user === '' ? undefined : login?.user });
  const separator = realm.search === '' ? '?' : '&';
  const authorization = login && basicHeader(login.user, login.kind === 'password' ? login.password : login.token);
  return {
    ...common,
    url: `${bare}${realm.search}${separator}${fields}`,
    headers: { accept: 'application/json', ...(authorization !== undefined && { authorization }) },
  };
};

/** Reads the answer of a token server. It is not followed anywhere else. */
export const readToken = (response: HttpResponse, { realm: { host }, login }: TokenWish): Token | Failure => {
  if (response.status >= 300 && response.status < 400) return failureOf('refused-redirect', host);
  if (response.status >= 500) return failureOf('server-error', host);
  if (response.status !== 200) return failureOf(login ? 'login-refused' : 'no-access', host);
  const json = objectIn(parseJson(response.body));
  const text = textIn(json?.token) || textIn(json?.access_token);
  if (text === undefined || !HEADER_SAFE.test(text)) return failureOf('malformed', host);
  const seconds = countIn(json?.expires_in) || DEFAULT_SECONDS;
  return { text, milliseconds: Math.max(seconds - MARGIN_SECONDS, MARGIN_SECONDS) * 1_000 };
};
