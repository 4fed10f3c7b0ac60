import type { Credentials } from '../../host.ts';

/** What Docker and Podman keep about logins: in the file, or in a program that is asked. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, Credentials>;
  /** Names of programs to ask, by registry. */
  readonly programs: ReadonlyMap<string, string>;
  /** The one for all others. */
  readonly store: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const objectIn = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads a config; one that makes no sense holds nothing. */
export const readDockerConfig = (text: string): DockerConfig => {
  const { auths, credHelpers, credsStore } = objectIn(parsed(text));
  const logins = Object.entries(objectIn(auths)).flatMap(([key, entry]) => {
    const login = readLogin(objectIn(entry));
    return login ? [[registryOf(key), login] as const] : [];
  });
  const programs = Object.entries(objectIn(credHelpers)).flatMap(([key, name]) =>
    typeof name === 'string' ? [[registryOf(key), name] as const] : [],
  );
  return { auths: new Map(logins), programs: new Map(programs), store: textIn(credsStore) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const HUB = /^(?:index\.docker\.io|registry-1\.docker\.io)$/;

/** A key without what older versions wrote around the registry, and Docker Hub by the name that references have. */
const registryOf = (key: string): string =>
  key
    .replace(/^https?:\/\//, '')
    .replace(/\/(?:v[12]\/?)?$/, '')
    .replace(HUB, 'docker.io');

const readLogin = (entry: Json): Credentials | undefined => {
  const [user, password] = pairOf(entry);
  const token = textIn(entry.identitytoken);
  if (token !== undefined) return { kind: 'identity', user, token };
  return password === '' ? undefined : { kind: 'password', user, password };
};

/** `auth` is `user:password` in base64; some programs fill it up with zeros. */
const pairOf = (entry: Json): [user: string, password: string] => {
  const auth = textIn(entry.auth);
  if (auth === undefined) return [textIn(entry.username) ?? '', textIn(entry.password) ?? ''];
  const text = Buffer.from(auth, 'base64').toString('utf8').replaceAll('\0', '');
  const colon = text.indexOf(':');
  return colon < 0 ? ['', ''] : [text.slice(0, colon), text.slice(colon + 1)];
};

/** The names that a login may be kept under, the most particular first: Podman keeps logins for parts of a registry. */
export const loginNames = (registry: string, repository: string): string[] => {
  const parts = repository.split('/');
  return [...parts.map((_, index) => `${registry}/${parts.slice(0, parts.length - index).join('/')}`), registry];
};
