import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Certificate } from './certificates.ts';
import { type Ends, type FakeServer, type Received, reply, startFake } from './fake-server.ts';

export const ISSUER = 'plimsoll-tests';
export const SERVICE = 'registry of the tests';

export interface TokenSettings {
  readonly signer: Certificate;
  /** `user:password` of the one who may also push and read what is private. */
  readonly login: string;
  /** What everybody may read. */
  readonly open: readonly string[];
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** A token as distribution wants it: signed, with the certificate of the signer. */
const signed = ({ signer }: TokenSettings, access: readonly object[]): string => {
  const now = Math.floor(Date.now() / 1_000);
  const x5c = [new X509Certificate(readFileSync(signer.certificate)).raw.toString('base64')];
  const claims = { iss: ISSUER, sub: '', aud: SERVICE, exp: now + 300, nbf: now - 10, iat: now, jti: randomUUID(), access };
  const text = `${base64url(JSON.stringify({ typ: 'JWT', alg: 'RS256', x5c }))}.${base64url(JSON.stringify(claims))}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(readFileSync(signer.key)).toString('base64url')}`;
};

const accessFor = ({ open }: TokenSettings, scope: string, isKnown: boolean): object[] => {
  const [, name = '', actions = ''] = /^repository:(.+):([a-z,]+)$/.exec(scope) ?? [];
  const granted = actions.split(',').filter((action) => isKnown || (action === 'pull' && open.includes(name)));
  return [{ type: 'repository', name, actions: granted }];
};

const answer = (settings: TokenSettings, request: Received) => {
  const query = new URL(request.url, 'http://token').searchParams;
  const given = request.headers.authorization;
  const isKnown = given === `Basic ${Buffer.from(settings.login).toString('base64')}`;
  if (given !== undefined && !isKnown) return reply(401);
  const token = signed(settings, accessFor(settings, query.get('scope') ?? '', isKnown));
  return reply(200, { 'content-type': 'application/json' }, JSON.stringify({ token, expires_in: 300 }));
};

/** A token server that grants what it is asked for when it may. */
export const startTokenServer = (ends: Ends, settings: TokenSettings): Promise<FakeServer> =>
  startFake(ends, { replies: { '*': (response, request) => answer(settings, request)(response, request) } });
