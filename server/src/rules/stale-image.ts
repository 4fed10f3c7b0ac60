import { digestFix } from '../edit/digest-fix.ts';
import { retagFix } from '../edit/retag-fix.ts';
import { isBuiltHere } from '../facts/images/origin.ts';
import { type Staleness, stalenessOf } from '../facts/images/staleness.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { familiarName } from '../image/reference.ts';
import { defineRule, type Fix, integer } from '../rule.ts';

const COUCHBASE = { registry: 'docker.io', repository: 'library/couchbase', tag: '7.6.2' };

export default defineRule({
  id: 'stale-image',
  summary: 'An image that was built long ago, though there is a newer build of it',
  why: 'What was mended in the packages of an image since it was built is not in it. Only what can be helped is reported: a tag that was rebuilt since its digest was pinned, or one that has a newer patch.',
  category: 'security',
  severity: 'info',
  tier: 'recommended',
  online: true,
  needs: [],
  aliases: [],
  options: { maxAge: integer(180, 'How many days old a build may be') },
  concern: 'image-life',
  rank: 2,
  examples: [
    {
      bad: 'FROM couchbase:7.6.2\n',
      good: 'FROM couchbase:7.6.8\n',
      lookUps: [{ question: { ask: 'push-date', of: COUCHBASE }, answer: { pushed: '2024-08-02T10:20:30Z' } }],
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  *check(facts, { maxAge }) {
    for (const image of facts.images) {
      const { reference } = image;
      const stale = reference && !isBuiltHere(reference, facts) ? stalenessOf(image, facts) : undefined;
      if (stale && stale.age > maxAge)
        yield { at: image.at, message: inWords(image, stale), fixes: fixesFor(image, stale, facts), data: { age: stale.age } };
    }
  },
});

const inWords = ({ reference }: ImageUse, { built, age, instead }: Staleness): string => {
  const name = reference && `${familiarName(reference)}:${reference.tag ?? 'latest'}`;
  const done = built.by === 'registry' ? 'pushed' : 'built';
  const [what, advice] =
    instead.by === 'digest'
      ? [`The pinned ${name}`, `The tag has a newer build, of ${instead.created}: pin its digest.`]
      : [name, `Move to ${instead.tag}, the newest patch.`];
  return `${what} was ${done} on ${built.day}, ${age} days ago, and lacks what was mended since (asked on ${built.askedOn}). ${advice}`;
};

const fixesFor = (image: ImageUse, { instead }: Staleness, facts: Facts): readonly Fix[] =>
  instead.by === 'digest'
    ? digestFix(image, instead.digest, facts)
    : retagFix(image, { tag: instead.tag, title: `Use ${instead.tag}, the newest patch` }, facts);
