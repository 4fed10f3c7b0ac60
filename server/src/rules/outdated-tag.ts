import { usesBeside } from '../edit/retag-fix.ts';
import { updateOf } from '../edit/update-fixes.ts';
import { type OfficialTag, officialTagOf } from '../facts/images/official-tag.ts';
import { pinOf } from '../facts/images/pin.ts';
import { parseTag, precisionOf, type Tag } from '../image/tag.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'outdated-tag',
  summary: 'A tag that has a newer one in the same line and variant',
  why: 'A newer release of the same line carries fixes and no breaking changes, if its project keeps its word. Other lines and other variants are not advertised here.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'recommended',
  needs: ['official-tags'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 1,
  examples: [{ bad: 'FROM couchbase:7.6.2\n', good: 'FROM couchbase:7.6.8\n' }],
  links: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  *check(facts) {
    for (const image of facts.images) {
      const official = image.reference && officialTagOf(image.reference, facts.knowledge);
      if (!official?.build || !isLeftBehind(official)) continue;
      const { advice, fixes } = updateOf(image, official, { facts, ways: ['inLine'] });
      if (advice !== undefined)
        yield {
          at: image.at,
          message: `${official.name}:${official.tag} is still built, but its line has moved on (facts of ${official.asOf}). ${advice}`,
          fixes,
          related: usesBeside(image, fixes, facts),
        };
    }
  },
});

/**
 * A tag that is moved is the newest of its line by itself, and so is a build that has such a tag as well: `5.1.16` where it is
 * `5.1` today. One that is left behind is whole, down to a patch, a build or a day.
 */
const isLeftBehind = (official: OfficialTag): boolean => {
  const tag = parseTag(official.tag);
  const isWhole = precisionOf(tag) > 2 || tag.build !== undefined || tag.date !== undefined;
  return isWhole && pinOf(official) === undefined && !official.build?.tags.some((other) => isLineOf(parseTag(other), tag));
};

const isLineOf = ({ release }: Tag, tag: Tag): boolean =>
  release !== undefined &&
  release.components.length < precisionOf(tag) &&
  release.components.every((component, index) => component === tag.release?.components[index]);
