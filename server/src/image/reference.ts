/** An image reference in parts, with the defaults of Docker Hub filled in. */
export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly registry: string;
  /** With `library/` where Docker Hub adds it. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Where the parts stand in the written text. */
  readonly offsets: { readonly nameEnd: number; readonly tagStart?: number; readonly digestStart?: number };
}

export type ParsedReference = { readonly reference: ImageReference } | { readonly problem: string };

const DOMAIN_COMPONENT = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])$/;
const PORT = /:(\d+)$/;
const IPV6 = /^\[(?:[a-fA-F0-9:]+)\]$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Lengths are checked apart from the characters: a counted repetition takes milliseconds to compile, on the way to every first finding. */
const TAG = /^\w[\w.-]*$/;
const MAX_TAG_LENGTH = 128;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]+$/;
const MIN_HEX_LENGTH = 32;
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const HEXADECIMAL = /^[a-f0-9]+$/;
const IDENTIFIER_LENGTH = 64;
const MAX_NAME_LENGTH = 255;
const DOCKER_HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io']);

/**
 * Reads an image reference by the grammar of distribution/reference (reference.go, normalize.go), Docker Hub's defaults
 * filled in. A problem says what is wrong with the text.
 */
export const parseReference = (text: string): ParsedReference => {
  if (text === '') return { problem: 'the reference is empty' };
  if (text.length === IDENTIFIER_LENGTH && HEXADECIMAL.test(text))
    return { problem: 'a name of 64 hexadecimal digits would be taken for an image id' };
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = tagColon(named);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const problem = nameProblem(name) ?? tagProblem(tag) ?? digestProblem(digest);
  if (problem !== undefined) return { problem };
  const offsets = {
    nameEnd: name.length,
    ...(tag !== undefined && { tagStart: colon + 1 }),
    ...(digest !== undefined && { digestStart: at + 1 }),
  };
  return { reference: { ...splitName(name), tag, digest, offsets } };
};

/** The colon before a tag is the last one, and no slash follows it. */
const tagColon = (named: string): number => {
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') ? colon : -1;
};

const splitName = (name: string): { registry: string; repository: string } => {
  const { domain, path } = splitDomain(name);
  return { registry: isDockerHub(domain) ? 'docker.io' : domain, repository: fullPath(domain, path) };
};

const isDockerHub = (domain: string | undefined): domain is undefined => domain === undefined || DOCKER_HUB.has(domain);

const fullPath = (domain: string | undefined, path: string): string =>
  isDockerHub(domain) && !path.includes('/') ? `library/${path}` : path;

/** The part before the first slash is a host when it has a dot or a port, is `localhost`, or is not all lower case. */
const splitDomain = (name: string): { domain: string | undefined; path: string } => {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = /[.:[]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  return slash > 0 && isHost ? { domain: first, path: name.slice(slash + 1) } : { domain: undefined, path: name };
};

const nameProblem = (name: string): string | undefined => {
  const { domain, path } = splitDomain(name);
  if (domain !== undefined && !isDomain(domain)) return `"${domain}" is no valid host`;
  if (path === '') return 'the name is missing';
  if (path !== path.toLowerCase()) return `the name "${path}" must be lower case`;
  if (!path.split('/').every((component) => PATH_COMPONENT.test(component))) return `"${path}" is no valid name`;
  return fullPath(domain, path).length > MAX_NAME_LENGTH ? `the name is longer than ${MAX_NAME_LENGTH} characters` : undefined;
};

const isDomain = (domain: string): boolean => {
  const host = domain.replace(PORT, '');
  return IPV6.test(host) || host.split('.').every((component) => DOMAIN_COMPONENT.test(component));
};

const tagProblem = (tag: string | undefined): string | undefined => {
  if (tag === '') return 'the tag after ":" is empty';
  return tag === undefined || (TAG.test(tag) && tag.length <= MAX_TAG_LENGTH) ? undefined : `"${tag}" is no valid tag`;
};

const digestProblem = (digest: string | undefined): string | undefined => {
  if (digest === undefined) return undefined;
  const [algorithm = '', hex = ''] = digest.split(':');
  if (!DIGEST.test(digest) || hex.length < MIN_HEX_LENGTH) return `"${digest}" is no valid digest`;
  const length = Object.hasOwn(DIGEST_LENGTHS, algorithm) ? DIGEST_LENGTHS[algorithm] : undefined;
  if (length === undefined) return `"${algorithm}" is no digest algorithm that is supported`;
  return hex.length === length && hex === hex.toLowerCase()
    ? undefined
    : `a ${algorithm} digest has ${length} hexadecimal digits in lower case`;
};

/** The name as people write it: without `docker.io/` and `library/`, without tag and digest. */
export const familiarName = ({ registry, repository }: ImageReference): string => {
  if (registry !== 'docker.io') return `${registry}/${repository}`;
  return /^library\/[^/]+$/.test(repository) ? repository.slice('library/'.length) : repository;
};

/** The same with its tag, where one is written. */
export const taggedName = (reference: ImageReference): string =>
  `${familiarName(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}`;

/** The whole reference with nothing left to defaults, but for the tag of one pinned by digest. */
export const canonicalReference = (reference: ImageReference): string => {
  const { registry, repository, digest } = reference;
  const tag = reference.tag ?? (digest === undefined ? 'latest' : undefined);
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
};
