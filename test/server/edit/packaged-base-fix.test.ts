import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedBaseFixes } from '../../../server/src/edit/packaged-base-fix.ts';
import type { ImageUse } from '../../../server/src/facts/model.ts';
import { neededReleases } from '../../../server/src/facts/needed-tables.ts';
import type { Knowledge } from '../../../server/src/knowledge/index.ts';
import { openPackageIndex } from '../../../server/src/knowledge/package-index.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsIn } from '../facts/facts-of.ts';
import { KNOWLEDGE } from '../facts/images/world.ts';
import { opened } from '../knowledge/texts.ts';

/** Debian with one version of apache2 and redis. */
const debianWith = (apache: string, redis: string): Knowledge => {
  const packages = opened(
    `table: packages-debian-x\nsource: a test\nlicence: MIT\nasOf: 2026-01-15\ncolumns: source version programs dev libraries backports\n\napache2\t${apache}\t=\nredis\t${redis}\t=-server\n`,
  );
  const index = openPackageIndex({ packages });
  return {
    ...KNOWLEDGE,
    packageIndexes: new Map([
      ['debian-trixie', index],
      ['debian-bookworm', index],
    ]),
  };
};

const USUAL = debianWith('2.4.66-1~deb13u1', '5:7.0.15-1');

const fixed = (text: string, knowledge = USUAL): { readonly title: string; readonly text: string } | undefined => {
  const facts = factsIn(text, { knowledge });
  const [fix] = packagedBaseFixes(facts.images[0] as ImageUse, facts);
  if (!fix) return undefined;
  const result = applyEdits(text, fix.edits);
  assert.deepEqual(factsIn(result, { knowledge }).parseErrors, []);
  return { title: fix.title, text: result };
};

const INSTALL = 'RUN apt-get update && apt-get install -y --no-install-recommends apache2 && rm -rf /var/lib/apt/lists/*';

test('the base that the image stands on today comes with its package, and the title says what else changes', () => {
  const fix = fixed('FROM httpd:2.4 AS web\nCOPY a /b\n');
  assert.equal(fix?.text, `FROM debian:trixie-slim AS web\n${INSTALL}\nCOPY a /b\n`);
  assert.equal(
    fix?.title,
    'Use debian:trixie-slim with its apache2 2.4.66-1~deb13u1 instead of the compiled 2.4.66: paths, configuration, user and command differ',
  );
});

test('a tag that names the release says the base itself, listed or not', () => {
  assert.equal(fixed('FROM httpd:2.4.62-bookworm\r\nCMD x\r\n')?.text, `FROM debian:bookworm-slim\r\n${INSTALL}\r\nCMD x\r\n`);
});

test('no fix where base, package or version is not certain, or where the stage speaks of places of the image', () => {
  assert.equal(fixed('FROM httpd:2.4.1\n'), undefined, 'a tag that names no release and is no longer listed');
  assert.equal(fixed('FROM httpd:2.4-alpine\n'), undefined, 'another distribution');
  assert.equal(fixed('FROM php:8.4-apache\n'), undefined, 'a platform');
  assert.equal(fixed('FROM nginx:1.29\n'), undefined, 'not compiled');
  assert.equal(fixed('FROM redis:8\n'), undefined, 'a major version behind');
  assert.equal(fixed('FROM httpd:2.4\n', debianWith('2.2.22-1', '8')), undefined, 'another line');
  assert.equal(fixed('FROM httpd:2.4\n', KNOWLEDGE), undefined, 'a version that is not known');
  assert.equal(fixed('FROM httpd:2.4\nCOPY httpd.conf /usr/local/apache2/conf/\n'), undefined, 'a place of the image');
  assert.equal(fixed('ARG BASE=httpd:2.4\nFROM $BASE\n'), undefined, 'written elsewhere');
});

test('what the release ships is asked for an image that it could take the place of, by a rule that is on', () => {
  const needed = (text: string): string[] => [...neededReleases([factsIn(text, { knowledge: KNOWLEDGE })], 'asked')];
  assert.deepEqual(needed('FROM httpd:2.4\n'), ['debian-trixie']);
  assert.deepEqual([...neededReleases([factsIn('FROM httpd:2.4\n', { knowledge: KNOWLEDGE })], 'not-asked')], []);
  assert.deepEqual(needed('FROM php:8.4-apache\nFROM nginx:1.29\nFROM debian:12\n'), []);
});
