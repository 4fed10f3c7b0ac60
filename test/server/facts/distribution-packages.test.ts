import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagesInstead } from '../../../server/src/facts/distribution-packages.ts';
import type { Distribution } from '../../../server/src/facts/model.ts';
import { frozenTable } from '../knowledge/texts.ts';
import { factsOf } from './facts-of.ts';

const instead = (url: string, distribution: Distribution): readonly string[] | undefined => {
  const [download] = factsOf(`FROM a\nRUN curl -O ${url}`).downloads;
  assert.ok(download);
  return packagesInstead(download, distribution, { packages: frozenTable('packages') })?.packages;
};

const ALPINE: Distribution = { family: 'alpine', release: '3.22' };
const DEBIAN: Distribution = { family: 'debian', release: 'bookworm' };

test('a program is stood in for by its package, a library by that with the headers', () => {
  assert.deepEqual(instead('https://download.redis.io/releases/redis-7.0.15.tar.gz', DEBIAN), ['redis-server']);
  assert.deepEqual(instead('https://zlib.net/zlib-1.3.tar.gz', DEBIAN), ['zlib1g', 'zlib1g-dev']);
});

test('the headers alone stand in for a library, not for a program that the table has no package of there', () => {
  assert.deepEqual(instead('https://downloads.sourceforge.net/libpng/libpng-1.6.39.tar.gz', DEBIAN), ['libpng-dev']);
  assert.equal(instead('https://ftp.postgresql.org/pub/source/v18.3/postgresql-18.3.tar.bz2', ALPINE), undefined);
  assert.deepEqual(instead('https://ftp.postgresql.org/pub/source/v15.1/postgresql-15.1.tar.bz2', DEBIAN), ['postgresql', 'libpq-dev']);
});
