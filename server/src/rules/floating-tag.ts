import { pinFixes } from '../edit/pin-fixes.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isMoved, pinOf } from '../facts/images/pin.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import { parseTag, precisionOf } from '../image/tag.ts';
import { choice, defineRule } from '../rule.ts';

const PRECISIONS = { major: 1, minor: 2, exact: Number.POSITIVE_INFINITY } as const;

export default defineRule({
  id: 'floating-tag',
  summary: 'A tag that its publisher moves to the next release',
  why: '`node:22` is another image every few weeks. Where builds are to give the same thing until somebody decides otherwise, name the exact release, and let a tool propose the next one.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'strict',
  needs: ['official-tags'],
  aliases: [],
  options: { precision: choice('exact', ['major', 'minor', 'exact'], 'How much of the version a tag has to name') },
  concern: 'image-pin',
  rank: 3,
  word: 'moved from release to release',
  yieldsTo: ['deprecated-image', 'retired-tag', 'unknown-tag'],
  examples: [{ bad: 'FROM node:22-alpine\n' }],
  links: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  *check(facts, { precision }) {
    for (const image of facts.images) {
      const { reference } = image;
      const official = reference?.digest === undefined && reference ? officialTagOf(reference, facts.knowledge) : undefined;
      const pin = official && pinOf(official);
      if (!official || pin === undefined || !isMoved(official) || isPrecise(official.tag, precision)) continue;
      yield {
        at: image.at,
        message: `${official.name}:${official.tag} is moved with every release, so ${purposeOf(image).tomorrow} may get another one. On ${official.asOf} it was ${pin}: write that.`,
        fixes: pinFixes(image, official, facts),
      };
    }
  },
});

const isPrecise = (tag: string, wanted: string): boolean => precisionOf(parseTag(tag)) >= PRECISIONS[wanted as keyof typeof PRECISIONS];
