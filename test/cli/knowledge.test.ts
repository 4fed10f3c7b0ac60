import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { webMirror } from '../../server/src/cli/knowledge/mirror.ts';
import { aFolder, type Ran, run } from './a-run.ts';
import { alpine, closedAddress, debian, type Files, redirecting, served, suiteFiles, ubuntu } from './an-archive.ts';
import { KEYS, withoutGpgv } from './signed.ts';

const TODAY = ['--today', '2026-11-24'];

/** Runs `plimsoll knowledge update` with a cache of its own. */
const updating = (context: TestContext) => {
  const cwd = aFolder(context, {});
  const cache = join(cwd, 'cache', 'plimsoll', 'knowledge');
  const update = (...argv: readonly string[]): Promise<Ran> =>
    run({ cwd, env: { XDG_CACHE_HOME: join(cwd, 'cache') } }, 'knowledge', 'update', ...(argv.includes('--today') ? [] : TODAY), ...argv);
  const written = (): readonly string[] => (existsSync(cache) ? readdirSync(cache).sort() : []);
  const body = (name: string): string => readFileSync(join(cache, name), 'utf8').split('\n\n')[1] ?? '';
  return { cwd, cache, update, written, body };
};

test('an update over HTTP makes the tables of the release that the mirrors have', async (context) => {
  const { update, written, body } = updating(context);
  const { code, stdout, stderr } = await update('--mirror', await served(context, debian()), '--release', 'debian-trixie');
  assert.deepEqual([code, stderr], [0, '']);
  const [made, doubt] = stdout.split('\n');
  assert.equal(made, 'packages-debian-trixie: 5 source packages as of 2026-11-23');
  assert.match(doubt ?? '', /^debian-trixie: not checked who signed its index: there is no .*debian-archive-keyring\.gpg$/);
  assert.deepEqual(written(), ['packages-debian-trixie.txt', 'upstreams-debian.txt']);
  assert.match(body('packages-debian-trixie.txt'), /^git\t1:2\.47\.3-0\+deb13u1\t=\t{3}1:2\.51\.0-1~bpo13\+1$/m);
  assert.match(body('packages-debian-trixie.txt'), /^zlib\t1:1\.3\.dfsg\+really1\.3\.1-1\+deb13u1\t/m);
  assert.match(body('upstreams-debian.txt'), /^github\.com\/google\/brotli\tbrotli$/m);
});

test('without --release, what the mirrors lack is passed over', async (context) => {
  const { update, written } = updating(context);
  const [archive, other] = [await served(context, debian()), await served(context, { ...ubuntu(), ...alpine() })];
  const { code, stderr } = await update('--mirror', archive, '--mirror', other);
  assert.deepEqual([code, stderr], [0, '']);
  const releases = ['alpine-3.22', 'debian-trixie', 'ubuntu-24.04'].map((name) => `packages-${name}.txt`);
  assert.deepEqual(written(), [...releases, 'upstreams-alpine.txt', 'upstreams-debian.txt', 'upstreams-ubuntu.txt']);
});

test('a folder is read as a mirror is', async (context) => {
  const { update, body } = updating(context);
  const files = (folder: string, given: Files) => Object.entries(given).map(([path, bytes]) => [`${folder}/${path}`, bytes ?? ''] as const);
  const folder = aFolder(context, Object.fromEntries([...files('ubuntu', ubuntu()), ...files('alpine', alpine())]));
  assert.equal((await update('--from', folder)).code, 0);
  assert.match(body('packages-ubuntu-24.04.txt'), /^brotli\t1\.1\.0-2build2\t=$/m);
  assert.match(body('packages-alpine-3.22.txt'), /^zlib\t1\.3\.1-r2\t=\t=-dev$/m);
});

const withoutXz = spawnSync('xz', ['--version']).error ? 'xz is not installed' : false;

test('plain indices and those packed by xz are read too', { skip: withoutXz }, async (context) => {
  const xz = Buffer.from(XZ_OF_SECURITY, 'base64');
  const plain = suiteFiles({
    name: 'trixie',
    component: 'main',
    packages: 'Package: a\nVersion: 1\n',
    pack: (text) => ['', Buffer.from(text)],
  });
  const { update, body } = updating(context);
  const mirror = await served(context, {
    ...plain,
    ...suiteFiles({ name: 'trixie-security', component: 'main', packages: '', pack: () => ['.xz', xz] }),
  });
  assert.equal((await update('--mirror', mirror, '--release', 'debian-trixie')).code, 0);
  assert.equal(body('packages-debian-trixie.txt'), 'a\t1\t=\nb\t2\t=\n');
});

/** `Package: b` and `Version: 2`, by `xz`. */
const XZ_OF_SECURITY = '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAVUGFja2FnZTogYgpWZXJzaW9uOiAyCgAAAB0zOuLFs+gVAAEuFlYJVd8ftvN9AQAAAAAEWVo=';

const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, -5);
const changed = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte));

const PACKAGES_GZ = 'dists/trixie/main/binary-amd64/Packages.gz';
const GOOD = debian()[PACKAGES_GZ] ?? Buffer.of();

const of2099 = (path: string): readonly [string, Uint8Array] => [
  path,
  Buffer.from(
    Buffer.from(debian()[path] ?? [])
      .toString()
      .replaceAll('2026', '2099'),
  ),
];

test('an archive must be signed by the keys that it is held against', { skip: withoutGpgv }, async (context) => {
  const { cwd, update, written } = updating(context);
  writeFileSync(join(cwd, 'keys.gpg'), KEYS);
  const mirror = await served(context, debian());
  const wrong = await update('--mirror', mirror, '--release', 'debian-trixie', '--keyring', 'keys.gpg');
  assert.equal(wrong.code, 2);
  assert.match(
    wrong.stderr,
    /^plimsoll: debian-trixie: http.*\/dists\/trixie\/InRelease: it is not signed; --keyring=none takes it as it is\n$/,
  );
  const missing = await update('--mirror', mirror, '--release', 'debian-trixie', '--keyring', 'no.gpg');
  assert.match(missing.stderr, /InRelease: there is no .*no\.gpg$/m);
  assert.deepEqual(written(), []);
  const anybody = await update('--mirror', mirror, '--release', 'debian-trixie', '--keyring', 'none');
  assert.equal(anybody.stdout, 'packages-debian-trixie: 5 source packages as of 2026-11-23\n');
});

/** What is wrong with a mirror, and what is said of it. A file without bytes is missing. */
const WRONG: readonly (readonly [string, Readonly<Record<string, Uint8Array | undefined>>, RegExp])[] = [
  ['another content', { [PACKAGES_GZ]: changed(GOOD) }, /Packages\.gz: its SHA256 is not the one/],
  ['a truncated file', { [PACKAGES_GZ]: cut(GOOD) }, /Packages\.gz: \d+ of \d+ bytes; it is cut off/],
  ['a longer file', { [PACKAGES_GZ]: Buffer.concat([GOOD, Buffer.of(0)]) }, /larger than it may be/],
  ['an index that is not there', { [PACKAGES_GZ]: undefined }, /Packages: it is there in no form that can be read/],
  ['no security fixes', { 'dists/trixie-security/InRelease': undefined }, /trixie-security is on none of the mirrors/],
  ['no such suite', { 'dists/trixie/InRelease': undefined }, /debian-trixie: none of the mirrors has it/],
  ['a page for a Release file', { 'dists/trixie/InRelease': Buffer.from('<html>') }, /it is no Release file/],
  [
    'another release',
    suiteFiles({ name: 'trixie', codename: 'bookworm', component: 'main', packages: '' }),
    /it is of bookworm, not of trixie/,
  ],
  [
    'a damaged archive',
    suiteFiles({ name: 'trixie', component: 'main', packages: '', pack: () => ['.gz', cut(GOOD)] }),
    /it can't be unpacked/,
  ],
  ['an empty index', suiteFiles({ name: 'trixie', component: 'main', packages: '' }), /debian-trixie: its index lists no package/],
  [
    'a day to come',
    Object.fromEntries(['trixie', 'trixie-security', 'trixie-backports'].map((name) => of2099(`dists/${name}/InRelease`))),
    /the day of its index, 2099-11-23, is still to come/,
  ],
  ['damaged backports', { 'dists/trixie-backports/InRelease': Buffer.of() }, /trixie-backports\/InRelease: it is no Release file/],
];

for (const [what, spoilt, message] of WRONG)
  test(`nothing is written, and it is told in one line: ${what}`, async (context) => {
    const { update, written } = updating(context);
    const files = { ...debian(), ...spoilt };
    // Another release of the same run that is as it should be is not written either.
    const mirrors = [await served(context, ubuntu()), await served(context, files)];
    const { code, stderr } = await update(
      ...mirrors.flatMap((url) => ['--mirror', url]),
      '--release',
      'debian-trixie',
      '--release',
      'ubuntu-24.04',
    );
    assert.equal(code, 2);
    assert.match(stderr, message);
    assert.match(stderr, /^plimsoll: [^\n]+\n$/);
    assert.deepEqual(written(), []);
  });

test("Alpine's archive must be whole", async (context) => {
  const [main, community] = ['main', 'community'].map((name) => `v3.22/${name}/x86_64/APKINDEX.tar.gz`) as [string, string];
  const cases = [
    [{ [main]: cut(alpine()[main] ?? Buffer.of()) }, /cut off/],
    [{ [community]: undefined }, /community\/x86_64\/APKINDEX\.tar\.gz is on none of the mirrors/],
    [{ [community]: gzipSync('<html>') }, /it is no tar archive/],
  ] as const;
  for (const [spoilt, message] of cases) {
    const { update, written } = updating(context);
    const { code, stderr } = await update('--mirror', await served(context, { ...alpine(), ...spoilt }), '--release', 'alpine-3.22');
    assert.equal(code, 2);
    assert.match(stderr, message);
    assert.deepEqual(written(), []);
  }
});

test('a mirror that is not there, and one that is wrongly given', async (context) => {
  const { cwd, update } = updating(context);
  const closed = await closedAddress();
  assert.match(
    (await update('--mirror', closed, '--release', 'debian-trixie')).stderr,
    /^plimsoll: debian-trixie: http:.*\/dists\/trixie\/InRelease: nothing answers at this address$/m,
  );
  assert.equal((await update()).stderr, 'plimsoll: name the archive to update from with --mirror, or a folder with --from\n');
  assert.match((await update('--mirror', 'ftp://a/b')).stderr, /--mirror can't be "ftp:\/\/a\/b"/);
  assert.match((await update('--mirror', 'https://a/b?c')).stderr, /--mirror can't be "https:\/\/a\/b\?c"/);
  assert.equal((await update('--mirror', 'https://joe:secret@a/b')).stderr, "plimsoll: --mirror can't have a login in it\n");
  assert.match((await update('--from', 'nowhere')).stderr, /--from can't be "nowhere"; there is no such folder/);
  assert.match((await update('--from', cwd)).stderr, /no release was found/);
  assert.match((await update('--release', 'debian-trixi')).stderr, /--release can't be "debian-trixi"; did you mean debian-trixie\?/);
  assert.match((await run({ cwd }, 'knowledge', 'updat')).stderr, /"updat" can't be done with knowledge/);
  assert.match((await run({ cwd }, 'knowledge', '--mirror', closed)).stderr, /--mirror goes with plimsoll knowledge update/);
});

test('redirects are followed, but not without end', async (context) => {
  const { update } = updating(context);
  const to = (await served(context, debian())).slice(0, -1);
  const from = await redirecting(context, (url) => `${to}${url.replace('/archive', '')}`);
  assert.equal((await update('--mirror', from, '--release', 'debian-trixie')).code, 0);
  const round = await redirecting(context, (url) => url);
  assert.match((await update('--mirror', round, '--release', 'debian-trixie')).stderr, /it leads from one address to the next without end/);
});

test('what is asked for by https is not taken by http', async (context) => {
  context.mock.method(
    globalThis,
    'fetch',
    async () => new Response('', { status: 302, headers: { location: 'http://elsewhere.example/a' } }),
  );
  const answer = await webMirror('https://mirror.example').read('a', 1);
  assert.deepEqual(answer, { problem: 'https://mirror.example/a: it leads from https to http://elsewhere.example' });
});

test('an index that has expired is used and told of', async (context) => {
  const { update } = updating(context);
  const { code, stdout } = await update('--mirror', await served(context, debian()), '--today', '2026-12-24', '--release', 'debian-trixie');
  assert.equal(code, 0);
  assert.match(stdout, /^debian-trixie: the mirror is out of date; its index held until 2026-11-30$/m);
});

test('the tables are listed with their days, and those made here where they are younger', async (context) => {
  const { cwd, update } = updating(context);
  const list = () => run({ cwd, env: { XDG_CACHE_HOME: join(cwd, 'cache') } }, 'knowledge');
  const before = await list();
  assert.equal(before.code, 0);
  assert.match(before.stdout, /^official-tags +\d{4}-\d\d-\d\d {2}shipped {2}git history of docker-library\/official-images$/m);
  await update('--mirror', await served(context, ubuntu()), '--release', 'ubuntu-24.04');
  assert.match((await list()).stdout, /^packages-ubuntu-24\.04 +2026-11-20 {2}updated {2}Ubuntu's package indices$/m);
});

test('a cache that can not be written to is told of in one line', async (context) => {
  const cwd = aFolder(context, { plimsoll: 'a file where the folder should be' });
  const ran = await run(
    { cwd, env: { XDG_CACHE_HOME: cwd } },
    'knowledge',
    'update',
    '--mirror',
    await served(context, ubuntu()),
    ...TODAY,
  );
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /^plimsoll: [^\n]+plimsoll\/knowledge: (?:a part of the path is a file|[^\n]*exists)[^\n]*\n$/);
});
