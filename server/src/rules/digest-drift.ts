import { digestFix } from '../edit/digest-fix.ts';
import { driftOf } from '../facts/images/drift.ts';
import { driftInWords } from '../facts/images/drift-in-words.ts';
import { wantedPlatform } from '../facts/images/wanted-platform.ts';
import type { ImageUse } from '../facts/model.ts';
import { type ImageReference, taggedName } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import { defineRule } from '../rule.ts';
import { contains, type Span } from '../text/span.ts';

const OLD = 'sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f';
const NEW = 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const NODE = { registry: 'docker.io', repository: 'library/node' };
const IMAGE = { mediaType: 'application/vnd.oci.image.manifest.v1+json', form: 'image', platforms: [], annotations: {} } as const;

export default defineRule({
  id: 'digest-drift',
  summary: 'A pinned digest that its tag no longer points at',
  why: 'A digest keeps a build what it was, and so without everything that was mended since. Told apart are an image that was rebuilt, a new version, and a digest that the registry no longer has. An index that was only published anew around the same images, to add a platform or an attestation, gives the same build: nothing is said of it.',
  category: 'reproducibility',
  severity: 'info',
  tier: 'recommended',
  online: true,
  needs: [],
  aliases: [],
  options: {},
  concern: 'image-pin',
  rank: 4,
  yieldsTo: ['deprecated-image', 'retired-tag', 'unknown-tag', 'stale-image'],
  examples: [
    {
      bad: `FROM node:22.11.0@${OLD}\n`,
      good: `FROM node:22.11.0@${NEW}\n`,
      lookUps: [
        { question: { ask: 'digest', of: { ...NODE, tag: '22.11.0' } }, answer: { digest: NEW } },
        { question: { ask: 'manifest', of: { ...NODE, digest: OLD } }, answer: { ...IMAGE, digest: OLD } },
        { question: { ask: 'manifest', of: { ...NODE, digest: NEW } }, answer: { ...IMAGE, digest: NEW } },
        {
          question: { ask: 'config', of: { ...NODE, digest: OLD } },
          answer: { digest: OLD, created: '2025-11-03T04:05:06Z', labels: {} },
        },
        {
          question: { ask: 'config', of: { ...NODE, digest: NEW } },
          answer: { digest: NEW, created: '2026-01-13T01:02:03Z', labels: {} },
        },
      ],
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  *check(facts) {
    for (const image of facts.images) {
      const { reference } = image;
      const drift = reference && driftOf({ reference, platform: wantedPlatform(image) }, facts);
      const message = drift && driftInWords(namesOf(reference), drift);
      if (!drift || message === undefined) continue;
      const digest = 'digest' in drift ? drift.digest : undefined;
      yield {
        at: drift.kind === 'gone' ? digestIn(image) : image.at,
        message,
        ...(drift.kind === 'gone' && { severity: 'warning' }),
        fixes: digest === undefined ? [] : digestFix(image, digest, facts),
        data: { drift: drift.kind },
      };
    }
  },
});

const namesOf = (reference: ImageReference) => ({
  name: taggedName(reference),
  registry: registryName(reference.registry),
});

/** A digest that is gone stops the build, whatever else is to be said of the image. */
const digestIn = ({ at, resolved, reference }: ImageUse): Span => {
  const start = reference?.offsets.digestStart;
  const written = start === undefined ? undefined : resolved?.locate(start, resolved.text.length);
  return written && written.path === undefined && contains(at, written.span) ? written.span : at;
};
