import { packagedBaseFixes } from '../edit/packaged-base-fix.ts';
import { type Making, makingOf, methodInWords, usualMethod } from '../facts/images/making.ts';
import { familiarName } from '../image/reference.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'source-built-base',
  summary: 'An official image whose software is compiled from source',
  why: 'An official image is no better than how it is made. What it compiles itself the distribution neither updates nor knows, and scanners that go by packages do not see it; a fix comes when the image is built again. The distribution often ships the same software as a package.',
  category: 'provenance',
  severity: 'info',
  tier: 'strict',
  needs: ['official-images'],
  asksOfBases: true,
  aliases: [],
  options: {},
  concern: 'image-origin',
  rank: 1,
  examples: [{ bad: 'FROM httpd:2.4.62-bookworm\n' }],
  links: ['https://github.com/docker-library/official-images#what-are-official-images'],
  *check(facts) {
    const { images, knowledge } = facts;
    for (const image of images) {
      const { role, reference, at } = image;
      const making = role === 'base' && reference ? makingOf(reference, knowledge) : undefined;
      const usual = making && usualMethod(making);
      if (!reference || !making || making.isAlone || usual?.method !== 'source') continue;
      yield {
        at,
        message: `The image ${familiarName(reference)} ${methodInWords(usual, making.software)} (facts of ${making.asOf}), so the distribution's updates do not reach it. ${adviceOf(making)}`,
        fixes: packagedBaseFixes(image, facts),
      };
    }
  },
});

const adviceOf = ({ software, debianPackage }: Making): string =>
  debianPackage === undefined
    ? 'Build again when its maintainers do, and watch for its releases.'
    : `Debian ships ${software} as ${debianPackage}: consider a Debian base with that package.`;
