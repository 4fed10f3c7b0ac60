import type { NamedImage, Question } from '../facts/look-ups.ts';
import { parseReference } from '../image/reference.ts';
import { digestIn } from './digests.ts';
import { failureOf } from './failures.ts';
import type { Failure } from './model.ts';

/**
 * Why a question can't be asked; `undefined` when it can. What passes consists of nothing but the characters that references are made of, so that
 * it can stand in an address as it is.
 */
export const objectionTo = ({ of }: Question): Failure | undefined => {
  const { registry, repository, tag, digest }: NamedImage = of;
  const text = `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  const parsed = parseReference(text);
  if (!('reference' in parsed)) return failureOf('invalid', registry);
  const { reference } = parsed;
  const isSame =
    reference.registry === registry && reference.repository === repository && reference.tag === tag && reference.digest === digest;
  if (!isSame) return failureOf('invalid', registry);
  return digest === undefined || digestIn(digest) !== undefined ? undefined : failureOf('other-digest', registry);
};
