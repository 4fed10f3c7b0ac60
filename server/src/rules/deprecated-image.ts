import { replaceReference } from '../edit/replace-reference.ts';
import { type Deprecation, deprecationOf } from '../facts/images/deprecation.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { type Origin, originOf } from '../facts/images/origin.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import { successorTag } from '../facts/images/successor.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { familiarName, type ImageReference } from '../image/reference.ts';
import { defineRule, type Fix, type Problem } from '../rule.ts';

export default defineRule({
  id: 'deprecated-image',
  summary: 'An image that nobody keeps up any more',
  why: 'Images leave the programme of Docker Official Images when their software ends, moves or loses its maintainers, and other publishers archive, freeze or move theirs. They can be pulled for years to come and get no fixes; the name often does not tell.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: ['deprecated-images', 'official-images', 'publishers'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 5,
  examples: [
    {
      bad: 'FROM openjdk:17-jdk-slim\n',
      good: 'FROM eclipse-temurin:17-jdk\n',
    },
    { bad: 'FROM osgeo/gdal:ubuntu-small-3.6.3\n', good: 'FROM ghcr.io/osgeo/gdal:ubuntu-small-3.6.3\n' },
  ],
  links: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  *check(facts) {
    for (const image of facts.images) {
      const verdict = judge(image, facts);
      if (verdict) yield { at: image.at, ...verdict };
    }
  },
});

const judge = (image: ImageUse, facts: Facts): Omit<Problem, 'at'> | undefined => {
  if (!image.reference) return undefined;
  const deprecation = deprecationOf(image.reference, facts.knowledge);
  return deprecation ? noLongerOfficial(image, deprecation, facts) : givenUp(image, image.reference, facts);
};

const noLongerOfficial = (image: ImageUse, deprecation: Deprecation, facts: Facts): Omit<Problem, 'at'> => {
  const isBuilt = image.reference && officialTagOf(image.reference, facts.knowledge)?.build !== undefined;
  const fate = isBuilt ? '' : '; it gets no more fixes';
  return {
    message: `${stateOf(deprecation)}${fate} (facts of ${deprecation.asOf}). ${adviceOf(deprecation.successors, image)}`,
    fixes: fixesFor(image, deprecation, facts),
  };
};

/** Of publishers outside the official images: what can be said of them is less, for nobody lists what they build. */
const givenUp = (image: ImageUse, reference: ImageReference, { knowledge }: Facts): Omit<Problem, 'at'> | undefined => {
  const origin = originOf(reference, knowledge);
  if (!origin?.status) return undefined;
  const { status, publisher, alternative, isAlternativeSame, asOf } = origin;
  const successors = alternative === undefined ? [] : [alternative];
  return {
    severity: status === 'moved' ? 'info' : 'warning',
    message: `${familiarName(reference)} ${STANDINGS[status](publisher ?? '')} (facts of ${asOf}). ${adviceOf(successors, image)}`,
    fixes: isAlternativeSame ? replaced(image, `${alternative}:${reference.tag ?? 'latest'}`) : [],
  };
};

const STANDINGS: Readonly<Record<NonNullable<Origin['status']>, (publisher: string) => string>> = {
  archived: (publisher) => `gets no more fixes: its publisher, ${publisher}, has archived the project`,
  deprecated: (publisher) => `is deprecated by its publisher, ${publisher}; count on no more fixes`,
  frozen: (publisher) => `gets no more fixes: its publisher, ${publisher}, puts no new images there`,
  moved: (publisher) => `goes by another name now: its publisher, ${publisher}, puts it elsewhere`,
  unmaintained: (publisher) => `gets no more fixes: its publisher, ${publisher}, no longer keeps it up`,
};

/** For a day that is known, and for none. */
const STATES: Readonly<Record<Deprecation['status'], readonly [since: string, now: string]>> = {
  removed: ['has not been a Docker Official Image since', 'is no longer a Docker Official Image'],
  deprecated: ['has been deprecated since', 'is deprecated'],
  renamed: ['has gone by another name since', 'goes by another name'],
  stale: ['has not been kept up since', 'is no longer kept up'],
};

const stateOf = ({ image, status, since, reason }: Deprecation): string => {
  const [before, now] = STATES[status];
  const state = since === undefined ? now : `${before} ${since}`;
  return `${image} ${state}${reason === undefined ? '' : `: ${reason}`}`;
};

const adviceOf = ([first, ...rest]: readonly string[], image: ImageUse): string => {
  if (first === undefined) return `Look for ${purposeOf(image).instead}.`;
  return `Use ${first} instead${rest.length === 0 ? '' : `, or ${rest.slice(0, 3).join(', ')}`}.`;
};

/** Only where a successor that counts versions alike has the very same release in the same variant. */
const fixesFor = (image: ImageUse, { namesakes }: Deprecation, facts: Facts): readonly Fix[] =>
  namesakes.flatMap((successor) => {
    const tag = successorTag(image.reference?.tag ?? 'latest', successor, facts);
    return tag === undefined ? [] : replaced(image, `${successor}:${tag}`);
  });

const replaced = (image: ImageUse, reference: string): readonly Fix[] => {
  const edits = replaceReference(image, reference);
  return edits ? [{ title: `Use ${reference}`, safety: 'review', edits }] : [];
};
