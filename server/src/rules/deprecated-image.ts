import { replaceReference } from '../edit/replace-reference.ts';
import { type Deprecation, deprecationOf } from '../facts/images/deprecation.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import { successorTag } from '../facts/images/successor.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'deprecated-image',
  summary: 'An official image that nobody keeps up any more',
  why: 'Images leave the programme of Docker Official Images when their software ends, moves or loses its maintainers. They can be pulled for years to come and get no fixes; the name often does not tell.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: ['deprecated-images'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 5,
  examples: [
    {
      bad: 'FROM openjdk:17-jdk-slim\n',
      good: 'FROM eclipse-temurin:17-jdk\n',
    },
  ],
  links: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  *check(facts) {
    for (const image of facts.images) {
      const deprecation = image.reference && deprecationOf(image.reference, facts.knowledge);
      if (!deprecation || !image.reference) continue;
      const isBuilt = officialTagOf(image.reference, facts.knowledge)?.build !== undefined;
      const fate = isBuilt ? '' : '; it gets no more fixes';
      yield {
        at: image.at,
        message: `${stateOf(deprecation)}${fate} (facts of ${deprecation.asOf}). ${adviceOf(deprecation, image)}`,
        fixes: fixesFor(image, deprecation, facts),
      };
    }
  },
});

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

const adviceOf = ({ successors: [first, ...rest] }: Deprecation, image: ImageUse): string => {
  if (first === undefined) return `Look for ${purposeOf(image).instead}.`;
  return `Use ${first} instead${rest.length === 0 ? '' : `, or ${rest.slice(0, 3).join(', ')}`}.`;
};

/** Only where a successor that counts versions alike has the very same release in the same variant. */
const fixesFor = (image: ImageUse, { namesakes }: Deprecation, facts: Facts): readonly Fix[] =>
  namesakes.flatMap((successor) => {
    const tag = successorTag(image.reference?.tag ?? 'latest', successor, facts);
    const edits = tag === undefined ? undefined : replaceReference(image, `${successor}:${tag}`);
    return edits ? [{ title: `Use ${successor}:${tag}`, safety: 'review' as const, edits }] : [];
  });
