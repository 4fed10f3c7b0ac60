import { pinFixes } from '../edit/pin-fixes.ts';
import { usesBeside } from '../edit/retag-fix.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isBuiltAtHome, isBuiltHere } from '../facts/images/origin.ts';
import { pinOf } from '../facts/images/pin.ts';
import { purposeOf } from '../facts/images/purpose.ts';
import type { ImageUse } from '../facts/model.ts';
import { familiarName, type ImageReference } from '../image/reference.ts';
import { channelOf } from '../image/tag.ts';
import { defineRule, type Related } from '../rule.ts';

export default defineRule({
  id: 'unpinned-image',
  summary: 'An image without a tag, or with one that follows a channel',
  why: '`latest`, no tag at all, and channels such as `stable` or `lts` are moved to the next version, breaking changes included, whenever their publisher likes. The same Dockerfile then gives another image tomorrow. A version tag, better a digest, keeps the build what it was.',
  category: 'reproducibility',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [
    'DL3006',
    'DL3007',
    'hadolint/DL3006',
    'hadolint/DL3007',
    'DS-0001',
    'CKV_DOCKER_7',
    'missing-image-version',
    'avoid-latest-version',
    'DF001',
    'DF024',
  ],
  options: {},
  concern: 'image-pin',
  rank: 5,
  yieldsTo: ['deprecated-image', 'retired-tag', 'unknown-tag'],
  examples: [
    { bad: 'FROM node\n', good: 'FROM node:22.11.0-alpine3.20\n' },
    { bad: 'ARG TAG=latest\nFROM debian:${TAG}\n', good: 'ARG TAG=trixie-20260112\nFROM debian:${TAG}\n' },
    {
      bad: 'FROM debian:12.8\nCOPY --from=nginx:stable /etc/nginx/nginx.conf /\n',
      good: 'FROM debian:12.8\nCOPY --from=nginx:1.28.1-trixie /etc/nginx/nginx.conf /\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  *check(facts) {
    for (const image of facts.images) {
      const { reference } = image;
      const fault = reference && faultOf(reference);
      if (!reference || fault === undefined || isBuiltHere(reference, facts)) continue;
      const isOwn = isBuiltAtHome(reference, facts.knowledge);
      // What deploys an image that was built at home also says which build it is.
      if (isOwn && image.role === 'service') continue;
      const official = officialTagOf(reference, facts.knowledge);
      const pin = official && pinOf(official);
      const advice =
        pin === undefined ? 'Name a version in the tag, or pin the digest.' : `On ${official?.asOf} it was ${pin}: name a version.`;
      const fixes = official ? pinFixes(image, official, facts) : [];
      yield {
        at: image.at,
        severity: isOwn ? 'info' : 'warning',
        message: `${fault}: ${purposeOf(image).tomorrow} may get another version. ${advice}`,
        fixes,
        related: [...writtenAt(image, reference), ...usesBeside(image, fixes, facts)],
      };
    }
  },
});

const faultOf = (reference: ImageReference): string | undefined => {
  const { tag, digest } = reference;
  if (digest !== undefined) return undefined;
  if (tag === undefined) return `${familiarName(reference)} has no tag and so is "latest"`;
  const channel = channelOf(tag);
  return channel === undefined
    ? undefined
    : `The tag "${tag}" names ${channel === tag ? 'a channel' : `the channel "${channel}"`} and no version`;
};

/** A tag that comes from an ARG or a build argument is written elsewhere, and to be mended there. */
const writtenAt = ({ resolved, at }: ImageUse, { tag, offsets }: ImageReference): readonly Related[] => {
  const start = offsets.tagStart;
  const location = start === undefined || tag === undefined ? undefined : resolved?.locate(start, start + tag.length);
  if (!location) return [];
  const isHere = location.path === undefined && location.span.start >= at.start && location.span.end <= at.end;
  return isHere ? [] : [{ ...location, message: 'The tag is written here.' }];
};
