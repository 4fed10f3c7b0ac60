import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactTag } from '../../../server/src/image/exact-tag.ts';
import { BUILDS } from './real-tags.ts';

/** The tags of the first build of the image that has the tag. */
const tagsWith = (image: string, written: string): readonly string[] => {
  const build = (BUILDS[image] ?? []).map((tags) => tags.split(' ')).find((tags) => tags.includes(written));
  if (!build) throw new Error(`no build of ${image} has the tag ${written}`);
  return build;
};

const pin = (reference: string): string | undefined => {
  const [image = '', written = ''] = reference.split(':');
  return exactTag(tagsWith(image, written), written);
};

const PINS: readonly (readonly [string, string | undefined])[] = [
  ['node:26-alpine', '26.7.0-alpine3.24'],
  ['node:26', '26.7.0-trixie'],
  ['node:latest', '26.7.0-trixie'],
  ['node:slim', '26.7.0-trixie-slim'],
  ['node:lts-krypton', '24.19.0-bookworm'],
  ['debian:12', 'bookworm-20260803'],
  ['debian:12.15-slim', 'bookworm-20260803-slim'],
  ['debian:bookworm-backports', undefined],
  ['ubuntu:22.04', 'jammy-20260810'],
  ['ubuntu:rolling', 'resolute-20260811.1'],
  ['alpine:3', '3.24.1'],
  ['alpine:edge', '20260805'],
  ['almalinux:10-minimal', '10.2-minimal-20260602'],
  ['almalinux:10-kitten', '10-kitten-20260602'],
  ['amazoncorretto:8', '8u504-al2023'],
  ['amazoncorretto:11-headless', '11.0.32-al2023-headless'],
  ['eclipse-temurin:8-alpine', '8u502-b07-jdk-alpine-3.24'],
  ['eclipse-temurin:25-jre', '25.0.4_7-jre-resolute'],
  ['python:3.15-rc-slim', '3.15.0rc1-slim-trixie'],
  ['python:3-slim', '3.14.7-slim-trixie'],
  ['php:8.6-rc', '8.6.0beta1-trixie'],
  ['php:8.6-rc-cli', '8.6.0beta1-cli-trixie'],
  ['postgres:18', '18.6-trixie'],
  ['postgres:19beta3', '19beta3-trixie'],
  ['elixir:otp-29-slim', '1.20.3-otp-29-slim'],
  ['elixir:1.20-slim', '1.20.3-slim'],
  ['clojure:temurin-17-tools-deps', 'temurin-17-tools-deps-1.12.5.1664-noble'],
  ['clojure:lein', 'lein-2.13.0-bookworm'],
  ['clojure:temurin-25-lein', 'temurin-25-lein-2.13.0-bookworm'],
  ['tomcat:11', '11.0.25'],
  ['tomcat:11-jdk25-temurin', '11.0.25-jdk25-temurin-noble'],
  ['docker:dind', '29.7.2-dind-alpine3.24'],
  ['docker:29', '29.7.2-alpine3.24'],
  ['sapmachine:17-jdk-ubuntu-24.04', '17.0.20.1-jdk-ubuntu-24.04'],
  ['sapmachine:17-jdk-ubuntu-noble', '17.0.20.1-jdk-ubuntu-noble'],
  ['traefik:v3', 'v3.7.11'],
  ['traefik:3', '3.7.11'],
  ['traefik:langres', '3.7.11'],
  ['bonita:11.1', '11.1.0'],
  ['bonita:2026.2', '2026.2-u0'],
  ['fluentd:v1.19-1', 'v1.19.3-1.0'],
  ['fluentd:v1.19-debian-1', 'v1.19.3-debian-1.0'],
  ['pypy:3-7-slim', '3.11-7.3.23-slim-trixie'],
  ['mariadb:13.0-ubi-rc', '13.0.1-ubi10-rc'],
  ['mysql:lts-oracle', '9.7.2-oraclelinux9'],
  ['openjdk:28-ea-slim', '28-ea-11-slim-trixie'],
  ['golang:windowsservercore', '1.27.0-windowsservercore-ltsc2025'],
  ['dart:beta', '3.14.0-95.2.beta'],
  ['archlinux:latest', 'base-20260816.0.574111'],
];

/** Tags of builds of which no tag says more than a channel, a codename or a major version. */
const WITHOUT_PIN = [
  'clojure:latest',
  'openjdk:27-rc-trixie',
  'fedora:44',
  'fedora:rawhide',
  'ros:jazzy-ros-core',
  'hello-world:latest',
  'jruby:10.0-dev-jre21',
];

describe('the exact tag', () => {
  it('is the one of the same build that pins most', () => {
    for (const [reference, expected] of PINS) assert.equal(pin(reference), expected, reference);
  });

  it('is missing where no tag of the build is exact', () => {
    for (const reference of WITHOUT_PIN) assert.equal(pin(reference), undefined, reference);
  });

  it('never loses a flavour: no exact tag of this build has the words full and jdk', () => {
    assert.equal(pin('amazoncorretto:8-al2-full'), undefined);
    assert.equal(pin('amazoncorretto:8-jdk'), undefined);
    assert.equal(pin('amazoncorretto:8-al2-generic'), '8u504-al2-generic');
  });

  it('stays as it is', () => {
    for (const [image, builds] of Object.entries(BUILDS))
      for (const tags of builds.map((build) => build.split(' ')))
        for (const written of tags) {
          const exact = exactTag(tags, written);
          if (exact !== undefined) assert.equal(exactTag(tags, exact), exact, `${image}:${written}`);
        }
  });

  it('is chosen by what the tags say, not by how they are listed', () => {
    for (const builds of Object.values(BUILDS))
      for (const tags of builds.map((build) => build.split(' '))) {
        const ends = tags.map((written) => [exactTag(tags, written), exactTag(tags.toReversed(), written)]);
        for (const [one, other] of ends) assert.equal(one, other);
      }
  });
});
