import { isBuiltAtHome, isBuiltHere } from '../facts/images/origin.ts';
import { taggedName } from '../image/reference.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'missing-digest',
  summary: 'An image that no digest pins',
  why: "Any tag can be pushed anew, an exact one too, and by whoever gets hold of the publisher's account. Only a digest gives the same bytes tomorrow; a tool that updates it keeps it fresh.",
  category: 'reproducibility',
  severity: 'info',
  tier: 'strict',
  needs: [],
  aliases: ['dockerfile-source-not-pinned'],
  options: {},
  concern: 'image-pin',
  rank: 1,
  word: 'not pinned by a digest',
  yieldsTo: ['deprecated-image', 'retired-tag', 'unknown-tag'],
  examples: [
    {
      bad: 'FROM node:22.11.0-alpine3.20\n',
      good: 'FROM node:22.11.0-alpine3.20@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  *check(facts) {
    for (const { reference, at } of facts.images)
      if (reference && reference.digest === undefined && !isBuiltAtHome(reference, facts.knowledge) && !isBuiltHere(reference, facts))
        yield {
          at,
          message: `${taggedName(reference)} can be pushed anew with other content under the same tag. Put the digest behind it: @sha256:….`,
        };
  },
});
