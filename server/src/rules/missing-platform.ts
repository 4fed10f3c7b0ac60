import { type Lack, lackOf } from '../facts/images/offered-platforms.ts';
import { isBuiltHere } from '../facts/images/origin.ts';
import { wantedPlatform } from '../facts/images/wanted-platform.ts';
import type { ImageUse } from '../facts/model.ts';
import { normalPlatform, systemOf } from '../image/platform.ts';
import { type ImageReference, taggedName } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import { defineRule, strings } from '../rule.ts';

export default defineRule({
  id: 'missing-platform',
  summary: 'An image that is not published for the platform that is built for',
  why: 'Where an index lacks a platform, the build for it stops when the image is pulled. One image without an index is taken for any platform, and then its programs do not run, or run slowly in an emulator.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  gainsOnline: true,
  needs: [],
  aliases: ['buildkit/InvalidBaseImagePlatform'],
  options: { platforms: strings([], 'What images have to be published for where the file names no platform, such as `linux/arm64`') },
  examples: [{ bad: 'FROM --platform=linux/riscv64 node:22.22.0-alpine3.23\n' }],
  links: ['https://docs.docker.com/build/building/multi-platform/'],
  *check(facts, { platforms }) {
    for (const image of facts.images) {
      const { reference, at } = image;
      const wanted = wantedPlatforms(image, platforms);
      const lack = reference && wanted.length > 0 && !isBuiltHere(reference, facts) ? lackOf(reference, wanted, facts) : undefined;
      const missing = lack ? faultsIn(lack, image) : [];
      if (reference && lack && missing.length > 0)
        yield { at, message: `${inWords(reference, { ...lack, missing })} ${adviceFor(image)}`, data: { missing } };
    }
  },
});

/** A platform that depends on who builds may be any. */
const wantedPlatforms = (image: ImageUse, platforms: readonly string[]): readonly string[] => {
  const asked = image.platform ? [wantedPlatform(image)] : platforms.map(normalPlatform);
  return asked.filter((platform) => platform !== undefined);
};

/** What all images have to be published for says nothing of those for another system, as Windows' are. */
const faultsIn = ({ missing, offered }: Lack, { platform }: ImageUse): readonly string[] =>
  platform ? missing : missing.filter((one) => offered.platforms.some((other) => systemOf(other) === systemOf(one)));

const MOST_NAMED = 6;

const inWords = (reference: ImageReference, { missing, offered: { platforms, form, from, day } }: Lack): string => {
  const name = taggedName(reference);
  const more = platforms.length > MOST_NAMED ? ' and others' : '';
  const source = from === 'manifests' ? `facts of ${day}` : `${registryName(reference.registry)} on ${day}`;
  const there = `${platforms.slice(0, MOST_NAMED).join(', ')}${more}`;
  const end = form === 'image' ? 'its programs do not run there by themselves' : 'pulling it for that fails';
  return `${name} is not published for ${missing.join(', ')}, only for ${there} (${source}): ${end}.`;
};

const adviceFor = ({ platform }: ImageUse): string => `Look for another tag or image${platform ? ', or take another platform' : ''}.`;
