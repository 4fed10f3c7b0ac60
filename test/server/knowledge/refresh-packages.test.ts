import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { releasePackages } from '../../../scripts/refresh-knowledge/release-packages.mjs';
import { aFolder } from '../../cli/a-run.ts';
import { debian, type Files } from '../../cli/an-archive.ts';
import { opened, shippedText } from './texts.ts';

const below = (folder: string, files: Files): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(Object.entries(files).map(([path, bytes = Buffer.of()]) => [`${folder}/${path}`, bytes]));

const isOfSecurity = (path: string): boolean => path.startsWith('dists/trixie-security/');

test('mirrors side by side make the tables afresh, or none when a file is not what it should be', async (context) => {
  context.mock.method(console, 'log', () => undefined);
  const told = context.mock.method(console, 'error', () => undefined);
  const tables = aFolder(context, {
    'package-selection.txt': shippedText('package-selection'),
    'end-of-life.txt': shippedText('end-of-life'),
    'upstreams-debian.txt':
      'table: upstreams-debian\nsource: x\nlicence: x\nasOf: 2020-01-01\ncolumns: homepage sources\n\nold.example\told\n',
  });
  const files = Object.entries(debian());
  const own = below('debian', Object.fromEntries(files.filter(([path]) => !isOfSecurity(path))));
  const security = below('debian-security', Object.fromEntries(files.filter(([path]) => isOfSecurity(path))));
  const mirrors = aFolder(context, { ...own, ...security });
  assert.equal(await releasePackages(mirrors, tables, { today: '2026-11-24', keyrings: mirrors }), 0);
  assert.deepEqual(
    readdirSync(tables).filter((name) => /^(?:packages|upstreams)-/.test(name)),
    ['packages-debian-trixie.txt', 'upstreams-debian.txt'],
  );
  const upstreams = opened(readFileSync(join(tables, 'upstreams-debian.txt'), 'utf8'));
  assert.equal(upstreams.asOf, '2026-11-23');
  assert.deepEqual([...upstreams.keys()], ['git-scm.com', 'github.com/google/brotli', 'zlib.net']);
  writeFileSync(join(mirrors, 'debian/dists/trixie/main/binary-amd64/Packages.gz'), 'short');
  assert.equal(await releasePackages(mirrors, tables, { today: '2026-11-24', keyrings: mirrors }), 2);
  assert.match(String(told.mock.calls[0]?.arguments[0]), /Packages\.gz: 5 of \d+ bytes; it is cut off/);
});
