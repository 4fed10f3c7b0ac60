import { usesBeside } from '../edit/retag-fix.ts';
import { updateOf } from '../edit/update-fixes.ts';
import { leftBehind } from '../facts/images/left-behind.ts';
import { officialNameOf } from '../facts/images/official-name.ts';
import { familiarName } from '../image/reference.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'outdated-tag',
  summary: 'A tag that has a newer one in the same line and variant',
  why: 'A newer release of the same line carries fixes and no breaking changes, if its project keeps its word. Other lines and other variants are not advertised here.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'recommended',
  gainsOnline: true,
  needs: ['official-tags'],
  aliases: [],
  options: {},
  concern: 'image-life',
  rank: 1,
  examples: [
    { bad: 'FROM couchbase:7.6.2\n', good: 'FROM couchbase:7.6.8\n' },
    {
      bad: 'FROM grafana/grafana:11.2.0\n',
      good: 'FROM grafana/grafana:11.6.1\n',
      lookUps: [
        {
          question: { ask: 'tags', of: { registry: 'docker.io', repository: 'grafana/grafana' } },
          answer: { tags: ['11.2.0', '11.6.1', '11.6.1-ubuntu', '12.0.0', '12.1.0-rc1'], complete: true },
        },
      ],
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  *check(facts) {
    for (const image of facts.images) {
      const found = leftBehind(image, facts);
      if (!found || !image.reference) continue;
      const name = officialNameOf(image.reference) ?? familiarName(image.reference);
      const { advice = '', fixes } = updateOf(image, { name }, { facts, ways: ['inLine'] });
      const { listedBy, asOf } = found;
      const source = listedBy === 'manifests' ? `facts of ${asOf}` : `tags of ${image.reference.registry} on ${asOf}`;
      yield {
        at: image.at,
        message: `${name}:${found.tag} is still ${listedBy === 'manifests' ? 'built' : 'there'}, but its line has moved on, and its fixes with it (${source}). ${advice}`,
        fixes,
        related: usesBeside(image, fixes, facts),
      };
    }
  },
});
