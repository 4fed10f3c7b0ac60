import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { neededReleases, neededTables } from '../../../server/src/facts/needed-tables.ts';
import { buildWith, factsOf } from './facts-of.ts';

const IMAGES = ['deprecated-images', 'end-of-life', 'official-images', 'official-tags', 'publishers'];
const SOFTWARE = ['packages'];
const REPOSITORIES = ['repositories'];

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['# only a comment\n', []],
  ['ARG A=1\n', []],
  ['RUN make\n', []],
  ['FROM\n', []],
  ['FROM scratch\nCOPY a /\n', []],
  ['FROM scratch AS a\nFROM scratch\nCOPY a /\n', []],
  ['FROM node:22\n', IMAGES],
  ['FROM scratchy\n', IMAGES],
  [`ARG A=node\nFROM \${A}\n`, IMAGES],
  ['FROM --platform=linux/amd64 node\n', IMAGES],
  ['FROM scratch\nCOPY --from=busybox /bin/sh /\n', IMAGES],
  ['FROM scratch\nONBUILD COPY --from=busybox /bin/sh /\n', IMAGES],
  ['FROM scratch\nRUN --mount=type=bind,from=busybox,target=/b true\n', IMAGES],
  ['FROM scratch\nRUN --mount=type=cache,target=/b true\n', []],
  ['FROM scratch\nADD https://example.com/a.tgz /\n', [...SOFTWARE, ...REPOSITORIES]],
  ['FROM scratch\nONBUILD RUN make\n', []],
  ['FROM scratch\nONBUILD RUN curl -O example.com/a.tgz\n', SOFTWARE],
  ['FROM scratch\nRUN go install example.com/a@v1\n', SOFTWARE],
  ['FROM scratch\nRUN apt-get install -y curl\n', []],
  ['FROM scratch\nRUN add-apt-repository ppa:a/b\n', REPOSITORIES],
  ['FROM scratch\nONBUILD RUN yum install -y epel-release\n', REPOSITORIES],
  ['FROM scratch\nRUN <<EOF\necho "deb https://example.com a b"\nEOF\n', [...SOFTWARE, ...REPOSITORIES]],
  ['FROM scratch\nCOPY <<EOF /etc/apt/sources.list.d/a.sources\nURIs: https://example.com\nEOF\n', REPOSITORIES],
  ['ARG A=https://example.com\nFROM scratch\nRUN echo "deb $A a b"\n', [...SOFTWARE, ...REPOSITORIES]],
  ['FROM scratch\nLABEL url=https://example.com\n', []],
  ['FROM node:22\nCOPY . .\nRUN npm ci\n', IMAGES],
  ['FROM node:22\nHEALTHCHECK CMD node health.js\n', [...IMAGES, 'image-tools']],
  ['FROM scratch\nHEALTHCHECK NONE\n', ['image-tools']],
];

test('only tables that can say something are needed', () => {
  for (const [text, expected] of CASES) assert.deepEqual([...neededTables(parseDockerfile(text))].sort(), [...expected].sort(), text);
});

const FETCH = 'RUN curl -O https://example.com/a.tgz\n';

/** What is fetched, on what, and the releases that may be asked of it. */
const RELEASES: readonly (readonly [string, readonly string[]])[] = [
  [`FROM debian:12\n${FETCH}`, ['debian-bookworm']],
  [`FROM debian:bookworm-slim\n${FETCH}`, ['debian-bookworm']],
  [`FROM node:22-trixie\nADD https://example.com/a.tgz /\n`, ['debian-trixie']],
  [`FROM ubuntu:24.04 AS a\nFROM a\nRUN git clone https://example.com/a.git\n`, ['ubuntu-24.04']],
  [`FROM python:3.13-alpine3.22\n${FETCH}FROM debian:trixie\n${FETCH}`, ['alpine-3.22', 'debian-trixie']],
  [`FROM debian:bookworm\nRUN apt-get install -y curl\n`, []],
  [`FROM debian:bookworm\nFROM alpine:3.22\n${FETCH}`, ['alpine-3.22']],
  [`FROM debian\n${FETCH}`, []],
  [`FROM fedora:42\n${FETCH}`, []],
  [`FROM scratch\nADD https://example.com/a.tgz /\n`, []],
];

test('only releases that something is fetched on are needed', () => {
  for (const [text, expected] of RELEASES) assert.deepEqual([...neededReleases([factsOf(text)], 'not-asked')], expected, text);
});

test('every build of a file counts, and facts that fail need nothing', () => {
  const text = `ARG BASE=bookworm\nFROM debian:\${BASE}\n${FETCH}`;
  const builds = [factsOf(text), factsOf(text, buildWith({ BASE: 'trixie' }))];
  assert.deepEqual([...neededReleases(builds, 'not-asked')], ['debian-bookworm', 'debian-trixie']);
  const failing = {
    builds: [],
    images: [],
    knowledge: {},
    get downloads(): never {
      throw new Error('a fault in the facts');
    },
  };
  assert.deepEqual([...neededReleases([failing, ...builds], 'not-asked')], ['debian-bookworm', 'debian-trixie']);
});
