import { retagFix } from '../edit/retag-fix.ts';
import { tagOnRegistry } from '../facts/images/missing-tag.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isBuiltAtHome, isBuiltHere } from '../facts/images/origin.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import { unlistedTag } from '../facts/images/unlisted-tag.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { familiarName, type ImageReference } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import { defineRule, type Problem } from '../rule.ts';

const APP = { registry: 'ghcr.io', repository: 'example/app' };

export default defineRule({
  id: 'unknown-tag',
  summary: 'A tag that an image does not have',
  why: 'The history of the official images tells every tag that was ever published. One that is not among them is most likely misspelt, and the build stops when it is pulled. Tags that may be newer than the facts are left alone. Where registries are asked, they have the last word, and tell of any image.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  gainsOnline: true,
  needs: ['official-tags'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 6,
  examples: [
    { bad: 'FROM node:22-alpin\n', good: 'FROM node:22-alpine\n' },
    {
      bad: 'FROM ghcr.io/example/app:2.4-slin\n',
      good: 'FROM ghcr.io/example/app:2.4-slim\n',
      lookUps: [
        { question: { ask: 'digest', of: { ...APP, tag: '2.4-slin' } }, answer: 'not-found' },
        { question: { ask: 'tags', of: APP }, answer: { tags: ['2.4', '2.4-slim'], complete: true } },
      ],
    },
  ],
  links: ['https://github.com/docker-library/official-images/tree/master/library'],
  *check(facts) {
    for (const image of facts.images) {
      const { reference } = image;
      const problem = reference && !isBuiltHere(reference, facts) ? problemOf(image, reference, facts) : undefined;
      if (problem) yield { at: image.at, ...problem };
    }
  },
});

type Found = Pick<Problem, 'message' | 'fixes' | 'severity'>;

const problemOf = (image: ImageUse, reference: ImageReference, facts: Facts): Found | undefined => {
  const path = reference.repository.replace(/^library\//, '');
  const told = isBuiltAtHome(reference, facts.knowledge) ? undefined : tagOnRegistry(reference, facts);
  const host = registryName(reference.registry);
  switch (told?.is) {
    case 'there':
      return undefined;
    case 'no-tag':
      return {
        message: `${host} has no tag "${reference.tag ?? 'latest'}" of ${path}${reference.tag === undefined ? ', which is meant where none is written' : ''}, so ${purposeOf(image).failure}. ${adviceFor(told.nearest)}`,
        fixes: fixesFor(image, told.nearest, facts),
      };
    case 'no-repository':
      return {
        message: `${host} has no image ${path}, or does not show it with the login at hand. Look whether the name is right, or log in.`,
        severity: 'info',
      };
    default:
      return neverListed(image, reference, facts);
  }
};

const neverListed = (image: ImageUse, reference: ImageReference, facts: Facts): Found | undefined => {
  const official = officialTagOf(reference, facts.knowledge);
  const unlisted = official && unlistedTag(official);
  return (
    unlisted && {
      message: `${official.name} has never had a tag "${official.tag}" (facts of ${official.asOf}), so ${purposeOf(image).failure}. ${adviceFor(unlisted.nearest)}`,
      fixes: fixesFor(image, unlisted.nearest, facts),
    }
  );
};

const adviceFor = (nearest: string | undefined): string =>
  nearest === undefined ? 'Look for the tag that was meant.' : `Did you mean ${nearest}?`;

const fixesFor = (image: ImageUse, nearest: string | undefined, facts: Facts): NonNullable<Problem['fixes']> => {
  const name = image.reference && familiarName(image.reference).replace(/^.*\//, '');
  return nearest === undefined ? [] : retagFix(image, { tag: nearest, title: `Use ${name}:${nearest}` }, facts);
};
