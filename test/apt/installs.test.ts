import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createLinter } from '../../server/src/linter.ts';
import { factsOf } from '../server/facts/facts-of.ts';
import { aptGet, hasLists, optionsFor, SUITES } from './lists.mjs';

const TABLES = new URL('../../server/src/knowledge/tables/', import.meta.url);
const linter = createLinter({
  today: () => '2026-08-25',
  log: () => {},
  asset: (name) => readFile(new URL(name, TABLES), 'utf8').catch(() => undefined),
});

/** Archives as Dockerfiles fetch them, in versions that both releases have or have left behind in the same major version. */
const ARCHIVES: readonly string[] = [
  'https://curl.se/download/curl-7.80.0.tar.gz',
  'https://www.openssl.org/source/openssl-3.0.5.tar.gz',
  'https://download.redis.io/releases/redis-7.0.5.tar.gz',
  'https://memcached.org/files/memcached-1.6.15.tar.gz',
  'https://www.haproxy.org/download/2.6/src/haproxy-2.6.5.tar.gz',
  'https://github.com/git/git/archive/refs/tags/v2.30.0.tar.gz',
  'https://zlib.net/fossils/zlib-1.2.11.tar.gz',
  'https://github.com/facebook/zstd/releases/download/v1.5.2/zstd-1.5.2.tar.gz',
  'https://cmake.org/files/v3.20/cmake-3.20.0.tar.gz',
  'https://download.sourceforge.net/libpng/libpng-1.6.37.tar.gz',
  'https://ftp.gnu.org/gnu/bison/bison-3.7.tar.gz',
  'https://ftp.gnu.org/gnu/gdb/gdb-12.1.tar.gz',
  'https://github.com/libevent/libevent/releases/download/release-2.1.11-stable/libevent-2.1.11-stable.tar.gz',
  'https://www.lua.org/ftp/lua-5.4.2.tar.gz',
  'https://download.samba.org/pub/rsync/src/rsync-3.2.3.tar.gz',
  'https://github.com/tmux/tmux/releases/download/3.2/tmux-3.2.tar.gz',
  'https://ffmpeg.org/releases/ffmpeg-5.1.1.tar.xz',
  'https://github.com/jqlang/jq/releases/download/jq-1.6/jq-1.6.tar.gz',
];

/** The packages of the install that the fix writes; `undefined` where none is offered. */
const installed = async (suite: string, url: string): Promise<readonly string[] | undefined> => {
  const file = url.slice(url.lastIndexOf('/') + 1);
  const text = `FROM debian:${suite}\nRUN wget ${url} && tar xf ${file} && cd src && ./configure && make && make install\n`;
  const { findings } = await linter.lint(requestFor(text));
  const build = findings.find(({ rule, fixes }) => rule === 'build-from-source' && fixes.some(({ title }) => title.startsWith('Install')));
  if (!build) return undefined;
  const fixed = await linter.fix(requestFor(text), 'all');
  const packages = factsOf(fixed.text).installs.flatMap((install) => install.packages.map(({ value }) => value));
  assert.ok(packages.length > 0 && !fixed.text.includes('make install'), fixed.text);
  return packages;
};

const requestFor = (text: string) => ({
  path: '/w/Dockerfile',
  text,
  config: { extends: 'recommended' as const, rules: {}, overrides: [], trusted: { registries: [], publishers: [] } },
  scope: 'file' as const,
});

/** Whether apt would install packages, each of them by its own name. */
const resolves = (suite: string, packages: readonly string[]): boolean => {
  const simulated = aptGet(['-s', 'install', '-y', '--no-install-recommends', ...packages, ...optionsFor(suite)], 60_000);
  const installing = new Set([...(simulated?.output ?? '').matchAll(/^Inst (\S+) /gm)].map(([, name]) => name));
  return simulated?.status === 0 && packages.every((name) => installing.has(name));
};

const LEAST = 10;
const HAS_APT = process.platform === 'linux' && aptGet(['--version'], 10_000)?.status === 0;

const reasonToSkip = (suite: string): string | false => {
  if (!HAS_APT) return 'there is no apt here';
  return hasLists(suite) ? false : `the package lists of ${suite} are not there: run "node test/apt/fetch.mjs" on a Debian machine`;
};

for (const suite of SUITES)
  describe(`what fixes install on Debian ${suite}`, { skip: reasonToSkip(suite) }, () => {
    it(`is resolved by apt for at least ${LEAST} archives`, async (test) => {
      const offered = (await Promise.all(ARCHIVES.map((url) => installed(suite, url)))).filter((one) => one !== undefined);
      test.diagnostic(offered.map((packages) => packages.join('+')).join(' '));
      assert.ok(offered.length >= LEAST, `only ${offered.length} fixes`);
      // One run takes seconds, so all are resolved together, and one by one only to tell which of them can't be.
      if (resolves(suite, [...new Set(offered.flat())])) return;
      assert.deepEqual(
        offered.filter((packages) => !resolves(suite, packages)),
        [],
      );
    });
  });
