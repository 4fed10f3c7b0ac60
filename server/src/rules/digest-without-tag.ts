import { familiarName } from '../image/reference.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'digest-without-tag',
  summary: 'An image pinned by digest whose reference names no tag',
  why: 'A digest says exactly which image it is, and nothing of which version: readers cannot tell what the build stands on, and tools that update pins can only follow `latest`, another major version included. With a tag before the digest both are clear; the digest still decides.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  concern: 'image-pin',
  rank: 2,
  yieldsTo: ['deprecated-image', 'retired-tag', 'unknown-tag'],
  examples: [
    {
      bad: 'FROM node@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f\n',
      good: 'FROM node:22.11.0@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  *check({ images }) {
    for (const { reference, at } of images)
      if (reference?.digest !== undefined && reference.tag === undefined)
        yield {
          at,
          message: `${familiarName(reference)} is pinned by a digest alone: nobody can read which version it is, and updates would follow "latest". Write the tag before the digest.`,
        };
  },
});
