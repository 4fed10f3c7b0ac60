import { isBuiltAtHome, isBuiltHere } from '../facts/images/origin.ts';
import { isTrusted } from '../facts/images/trust.ts';
import { familiarName } from '../image/reference.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'untrusted-registry',
  summary: 'An image from a registry that the configuration does not name',
  why: 'Where `trusted.registries` is set, the configuration says which registries builds may draw on; an image from elsewhere goes past whatever scanning, mirroring and access control those have. Without that setting the rule is silent.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['DL3026', 'hadolint/DL3026', 'DF065'],
  options: {},
  concern: 'image-origin',
  rank: 3,
  examples: [
    {
      trusted: { registries: ['registry.example.com'], publishers: [] },
      bad: 'FROM node:22.11.0-alpine3.20\n',
      good: 'FROM registry.example.com/node:22.11.0-alpine3.20\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  *check(facts) {
    const { images, trusted, knowledge } = facts;
    if (trusted.registries.length === 0) return;
    for (const { reference, at } of images)
      if (reference && !isTrusted(reference, trusted) && !isBuiltAtHome(reference, knowledge) && !isBuiltHere(reference, facts))
        yield {
          at,
          message: `${familiarName(reference)} comes from ${reference.registry}, which "trusted.registries" in the configuration does not name. Take it from ${listOf(trusted.registries)}, or add ${reference.registry} there.`,
        };
  },
});

const listOf = (registries: readonly string[]): string =>
  registries.length <= 3 ? registries.join(' or ') : `${registries.slice(0, 3).join(', ')} or one of ${registries.length - 3} others`;
