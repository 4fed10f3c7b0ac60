import { usesBeside } from '../edit/retag-fix.ts';
import { updateOf } from '../edit/update-fixes.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { retiredOn } from '../facts/images/retirement.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'retired-tag',
  summary: 'A tag of an official image that is no longer built',
  why: 'Docker rebuilds an official image for the tags that its manifest lists, whenever its source or its base changes. A tag that has left the list still can be pulled, and stays what it was: it gets no fixes, those of its distribution included.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'recommended',
  needs: ['official-tags'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 3,
  word: 'no longer built',
  examples: [{ bad: 'FROM node:22.11.0-bookworm\n' }],
  links: ['https://github.com/docker-library/official-images#what-are-official-images'],
  *check(facts) {
    for (const image of facts.images) {
      const official = image.reference && officialTagOf(image.reference, facts.knowledge);
      const lastListed = official && retiredOn(official);
      if (!official || lastListed === undefined) continue;
      const { name, tag, asOf } = official;
      const { advice, fixes } = updateOf(image, official, { facts, ways: ['inLine', 'onLaterDistribution', 'inNextLine'] });
      yield {
        at: image.at,
        message: `${name}:${tag} has not been built since ${lastListed}, so it gets no more fixes, nor do the packages of its base (facts of ${asOf}). ${
          advice ?? 'Move to a tag that is still listed.'
        }`,
        fixes,
        related: usesBeside(image, fixes, facts),
      };
    }
  },
});
