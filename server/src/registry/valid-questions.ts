import type { NamedImage, Question, Repository } from '../facts/look-ups.ts';
import { parseReference } from '../image/reference.ts';
import { digestIn } from './digests.ts';
import { failureOf, type Wanted } from './failures.ts';
import type { Failure } from './model.ts';

/**
 * Why a question can't be asked; `undefined` when it can. What passes consists of nothing but the characters that references are made of, so that
 * it can stand in an address as it is.
 */
export const objectionTo = ({ ask, of }: Question): Failure | undefined => {
  if (!('url' in of)) return objectionToImage(of);
  return ask === 'git-tags' ? objectionToUrl(of.url, 'repository') : objectionToUrl(of.url, 'file');
};

const objectionToImage = ({ registry, repository, tag, digest }: NamedImage): Failure | undefined => {
  const text = `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  const parsed = parseReference(text);
  if (!('reference' in parsed)) return failureOf('invalid', registry);
  const { reference } = parsed;
  const isSame =
    reference.registry === registry && reference.repository === repository && reference.tag === tag && reference.digest === digest;
  if (!isSame) return failureOf('invalid', registry);
  if (isHalfAName(reference)) return failureOf('not-found', registry);
  return digest === undefined || digestIn(digest) !== undefined ? undefined : failureOf('other-digest', registry);
};

/** The one official image that there has ever been with a dot in its name. */
const DOTTED = 'library/rocket.chat';

/** Whoever types `registry.example.com:5000/app` has an image of Docker Hub on the line for a while, which must not come to know the host. */
const isHalfAName = ({ registry, repository }: Repository): boolean =>
  registry === 'docker.io' && repository !== DOTTED && /^library\/[^/]*\./.test(repository);

/** A user in an address would be a login; a repository has no query. */
const objectionToUrl = (text: string, wanted: Wanted): Failure | undefined => {
  if (!URL.canParse(text)) return failureOf('invalid', '', wanted);
  const { protocol, host, pathname, search, hash, username, password } = new URL(text);
  const isWeb = /^https?:$/.test(protocol) && pathname !== '/' && username === '' && password === '' && hash === '';
  return isWeb && (search === '' || wanted === 'file') ? undefined : failureOf('invalid', host, wanted);
};
