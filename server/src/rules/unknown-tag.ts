import { retagFix } from '../edit/retag-fix.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import { unlistedTag } from '../facts/images/unlisted-tag.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-tag',
  summary: 'A tag that a Docker Official Image has never had',
  why: 'The history of the official images tells every tag that was ever published. One that is not among them is most likely misspelt, and the build stops when it is pulled. Tags that may be newer than the facts are left alone.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  needs: ['official-tags'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 6,
  examples: [{ bad: 'FROM node:22-alpin\n', good: 'FROM node:22-alpine\n' }],
  links: ['https://github.com/docker-library/official-images/tree/master/library'],
  *check(facts) {
    for (const image of facts.images) {
      const official = image.reference && officialTagOf(image.reference, facts.knowledge);
      const unlisted = official && unlistedTag(official);
      if (!official || !unlisted) continue;
      const { name, tag, asOf } = official;
      const advice = unlisted.nearest === undefined ? 'Look for the tag that was meant.' : `Did you mean ${unlisted.nearest}?`;
      yield {
        at: image.at,
        message: `${name} has never had a tag "${tag}" (facts of ${asOf}), so ${purposeOf(image).failure}. ${advice}`,
        fixes:
          unlisted.nearest === undefined ? [] : retagFix(image, { tag: unlisted.nearest, title: `Use ${name}:${unlisted.nearest}` }, facts),
      };
    }
  },
});
