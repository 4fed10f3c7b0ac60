import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distributionOf } from '../../../server/src/facts/distribution.ts';
import { parseReference } from '../../../server/src/image/reference.ts';
import { frozenTable } from '../knowledge/texts.ts';

const of = (text: string): string | undefined => {
  const parsed = parseReference(text);
  assert.ok('reference' in parsed, text);
  const found = distributionOf(parsed.reference, { officialImages: frozenTable('official-images') });
  return found && [found.family, found.release].filter((part) => part !== undefined).join(' ');
};

const KNOWN: Readonly<Record<string, string | undefined>> = {
  'debian:12': 'debian bookworm',
  'debian:12.5-slim': 'debian bookworm',
  'debian:bookworm-20240101': 'debian bookworm',
  'debian:sid': 'debian sid',
  debian: 'debian',
  'ubuntu:22.04': 'ubuntu 22.04',
  'ubuntu:jammy': 'ubuntu 22.04',
  'alpine:3.20.3': 'alpine 3.20',
  'alpine:edge': 'alpine',
  'node:22-alpine3.20': 'alpine 3.20',
  'node:22-alpine': 'alpine',
  'node:22-slim': 'debian',
  'node:22-bullseye-slim': 'debian bullseye',
  'mirror.gcr.io/library/debian:11': 'debian bullseye',
  'arm64v8/ubuntu:24.04': 'ubuntu 24.04',
  'rockylinux:9': 'rhel 9',
  'registry.access.redhat.com/ubi9/ubi-minimal:9.4': 'rhel 9',
  'redhat/ubi8-minimal': 'rhel 8',
  'quay.io/centos/centos:stream9': 'rhel 9',
  'quay.io/fedora/fedora:41': 'fedora 41',
  'registry.access.redhat.com/rhel7': undefined,
  'somebody/thing:1.2-jammy': 'ubuntu 22.04',
  'somebody/debian:12': undefined,
  'constructor:1': undefined,
  'somebody/thing:1.2': undefined,
};

test('the distribution is told by the tag, or by the name of an official image', () => {
  for (const [text, expected] of Object.entries(KNOWN)) assert.equal(of(text), expected, text);
});
