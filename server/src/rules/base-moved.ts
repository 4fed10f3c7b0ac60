import { movedBaseOf } from '../facts/images/moved-base.ts';
import { isBuiltHere } from '../facts/images/origin.ts';
import { wantedPlatform } from '../facts/images/wanted-platform.ts';
import { taggedName } from '../image/reference.ts';
import { defineRule, integer } from '../rule.ts';
import { daysBetween } from '../text/day.ts';

const BASE = { registry: 'docker.io', repository: 'library/debian' };
const [OLD, NEW] = [`sha256:${'0d'.repeat(32)}`, `sha256:${'9f'.repeat(32)}`];
const IMAGE = { mediaType: 'application/vnd.oci.image.manifest.v1+json', form: 'image', platforms: [], annotations: {} } as const;
const APP = { registry: 'ghcr.io', repository: 'example/app', tag: '1.4' };

export default defineRule({
  id: 'base-moved',
  summary: 'An image whose own base was rebuilt since',
  why: 'An image may record which base it was built on, by name and digest. Once the base has other content, the image lacks what was mended in it, until its publisher builds it anew.',
  category: 'security',
  severity: 'info',
  tier: 'strict',
  online: true,
  needs: [],
  aliases: [],
  options: { days: integer(7, 'How many days a publisher has to build on the new base before it is told') },
  concern: 'image-life',
  rank: 0,
  word: 'built on a base that was rebuilt since',
  examples: [
    {
      bad: 'FROM ghcr.io/example/app:1.4\n',
      lookUps: [
        {
          question: { ask: 'config', of: APP },
          answer: { digest: NEW, labels: {}, base: { name: 'docker.io/library/debian:13-slim', digest: OLD } },
        },
        { question: { ask: 'manifest', of: { ...BASE, tag: '13-slim' } }, answer: { ...IMAGE, digest: NEW } },
        { question: { ask: 'manifest', of: { ...BASE, digest: OLD } }, answer: { ...IMAGE, digest: OLD } },
        { question: { ask: 'config', of: { ...BASE, digest: NEW } }, answer: { digest: NEW, created: '2026-01-06T01:02:03Z', labels: {} } },
      ],
    },
  ],
  links: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  *check(facts, { days }) {
    for (const image of facts.images) {
      const { reference, at } = image;
      const base = reference && !isBuiltHere(reference, facts) && movedBaseOf(reference, wantedPlatform(image), facts);
      if (!base || (base.created !== undefined && daysBetween(base.created, facts.today) < days)) continue;
      const name = taggedName(reference);
      const since = base.created === undefined ? 'since' : `on ${base.created}`;
      yield {
        at,
        message: `${name} was built on ${base.name}, which was rebuilt ${since} (asked on ${base.askedOn}): it lacks what was mended there until its publisher builds it anew. Ask for that, or look for a newer tag.`,
      };
    }
  },
});
