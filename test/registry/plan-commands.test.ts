import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { builtCli, type Ended, reasonToSkipCli } from './lab/built-cli.ts';
import { selfSigned } from './lab/certificates.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { type Ends, endsOfSuite, startFake } from './lab/fake-server.ts';
import { startGitServer } from './lab/git-server.ts';
import { imageOf } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { ISSUER, SERVICE, startTokenServer } from './lab/token-server.ts';
import { dockerList, multi, reproducible, WORLD } from './lab/world.ts';

const skip = reasonToSkip() || reasonToSkipCli();

/** A project of some files, and the home of a user with a cache of its own. */
const project = (ends: Ends, files: Readonly<Record<string, string>>) => {
  const [cwd, home] = [temporaryFolder(ends), temporaryFolder(ends)];
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), DOCKER_CONFIG: join(home, 'docker') };
  return {
    home,
    textOf: (name: string): string => readFileSync(join(cwd, name), 'utf8'),
    plimsoll: (...argv: readonly string[]): Promise<Ended> => builtCli({ cwd, env }, ...argv, '--today', '2026-01-20'),
  };
};

const another = (created: string) => imageOf({ family: 'docker', platform: 'linux/amd64', created });

describe('pin and update, with a registry', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    host = await startRegistry(ends);
    for (const pushed of WORLD) await push({ origin: `http://${host}` }, pushed);
  });

  it('pin what there is, and then there is nothing to do, twice', async () => {
    const { textOf, plimsoll } = project(ends, {
      Dockerfile: `FROM ${host}/library/multi:1 AS a\nFROM ${host}/team/single:1.0\nCOPY --from=a /x /x\n`,
      'b/Dockerfile': `ARG BASE=${host}/team/list:1\nFROM $BASE\n`,
    });
    const pinned = await plimsoll('pin');
    assert.deepEqual([pinned.status, pinned.stderr], [0, '']);
    assert.match(pinned.stdout, /^pinned 3 images in 2 files$/m);
    assert.ok(pinned.stdout.includes(`\nasked ${host} about 3 images\n`));
    const texts = [
      `FROM ${host}/library/multi:1@${multi.digest} AS a\nFROM ${host}/team/single:1.0@${reproducible.manifest.digest}\nCOPY --from=a /x /x\n`,
      `ARG BASE=${host}/team/list:1@${dockerList.digest}\nFROM $BASE\n`,
    ];
    assert.deepEqual([textOf('Dockerfile'), textOf('b/Dockerfile')], texts);
    for (const _ of ['once', 'twice']) {
      assert.match((await plimsoll('pin')).stdout, /^nothing to pin; 3 already pinned\n/);
      const checked = await plimsoll('update', '--check');
      assert.deepEqual([checked.status, checked.stderr], [0, '']);
      assert.match(checked.stdout, /^nothing to update; 3 up to date\n/);
    }
    assert.deepEqual([textOf('Dockerfile'), textOf('b/Dockerfile')], texts);
  });

  it('write where a version stands: in a Compose file, in the .env beside it, in an object of Kubernetes', async () => {
    const { textOf, plimsoll } = project(ends, {
      'compose.yaml': `services:\n  a:\n    image: "${host}/team/list:1" # kept\n  b:\n    image: ${host}/team/single:\${VERSION}\n`,
      '.env': '# kept\nVERSION=1.0\n',
      'k8s/pod.yaml': `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: ${host}/library/multi:1\n`,
    });
    const pinned = await plimsoll('pin');
    assert.deepEqual([pinned.status, pinned.stderr], [0, '']);
    assert.match(pinned.stdout, /^pinned 3 images in 3 files$/m);
    assert.ok(textOf('compose.yaml').includes(`    image: "${host}/team/list:1@${dockerList.digest}" # kept\n`));
    assert.equal(textOf('.env'), `# kept\nVERSION=1.0@${reproducible.manifest.digest}\n`);
    assert.match(textOf('k8s/pod.yaml'), new RegExp(`^      image: ${host}/library/multi:1@${multi.digest}$`, 'm'));
    assert.match((await plimsoll('pin')).stdout, /^nothing to pin; 3 already pinned\n/);
  });

  it('see that a tag has moved, whatever an earlier run was told', async () => {
    const repository = 'team/moving';
    const [old, now] = [another('2025-10-01T00:00:00Z'), another('2025-12-01T00:00:00Z')];
    const moveTo = (image: typeof old) =>
      push({ origin: `http://${host}` }, { repository, tags: ['1'], images: [image], manifest: image.manifest });
    await moveTo(old);
    const { textOf, plimsoll } = project(ends, { Dockerfile: `FROM ${host}/${repository}:1\n` });
    assert.equal((await plimsoll('pin', '--digest')).status, 0);
    assert.equal(textOf('Dockerfile'), `FROM ${host}/${repository}:1@${old.manifest.digest}\n`);
    assert.equal((await plimsoll('update', '--check')).status, 0);
    await moveTo(now);
    const checked = await plimsoll('update', '--check', '--diff');
    assert.equal(checked.status, 1);
    assert.match(checked.stdout, new RegExp(`^\\+FROM ${host}/${repository}:1@${now.manifest.digest}$`, 'm'));
    assert.equal(textOf('Dockerfile'), `FROM ${host}/${repository}:1@${old.manifest.digest}\n`);
    assert.equal((await plimsoll('update')).status, 0);
    assert.equal(textOf('Dockerfile'), `FROM ${host}/${repository}:1@${now.manifest.digest}\n`);
    assert.equal((await plimsoll('update', '--check')).status, 0);
  });

  it('leave a file whole of which a registry can not be asked, and write the others', async () => {
    const b = `FROM ${host}/library/multi:1\nFROM 127.0.0.1:1/team/app:1\n`;
    const { textOf, plimsoll } = project(ends, { Dockerfile: `FROM ${host}/library/multi:1\n`, 'b/Dockerfile': b });
    const asked = await plimsoll('pin', '--diff');
    assert.deepEqual([asked.status, asked.stdout.match(/^\+\+\+ .+$/gm)], [2, ['+++ b/Dockerfile']]);
    const ran = await plimsoll('pin');
    assert.equal(ran.status, 2);
    assert.match(ran.stdout, /^ {2}2 {2}127\.0\.0\.1:1\/team\/app +1 +failed +127\.0\.0\.1:1 does not answer\.$/m);
    assert.match(
      ran.stdout,
      /^pinned 1 image in 1 file; 1 skipped; 1 failed\n1 file is left as it is, since a look-up failed: b\/Dockerfile$/m,
    );
    assert.deepEqual([textOf('Dockerfile'), textOf('b/Dockerfile')], [`FROM ${host}/library/multi:1@${multi.digest}\n`, b]);
    const again = await plimsoll('pin', '-f', 'json');
    const { result, withheld } = JSON.parse(again.stdout);
    assert.deepEqual([again.status, result, withheld], [2, 'withheld', ['b/Dockerfile']]);
  });

  it('lint tells on stderr whom it could not ask', async () => {
    const { plimsoll } = project(ends, { Dockerfile: 'FROM 127.0.0.1:1/team/app:1.2.3\n' });
    const { status, stderr } = await plimsoll('lint', '--registry=on', '--fail-on=never');
    assert.equal(status, 0);
    assert.match(stderr, /^registry: 127\.0\.0\.1:1 does not answer; 1 image is judged by facts alone: team\/app$/m);
  });
});

describe('update, with a server of Git', { skip: reasonToSkip() || reasonToSkipCli() }, () => {
  const ends = endsOfSuite();

  it('moves a clone to the newest release of its line, and then there is nothing to do', async () => {
    const tags = ['v1.4.2', 'v1.5.0', 'v1.6.0-rc.1', 'v2.0.0'].map((name) => ({ name, kind: 'annotated' as const }));
    const { host } = await startGitServer(ends, [{ name: 'tools/tool.git', tags }]);
    const text = (tag: string) => `FROM scratch\nRUN git clone --branch ${tag} http://${host}/tools/tool.git /src\n`;
    const { textOf, plimsoll } = project(ends, { Dockerfile: text('v1.4.2') });
    assert.equal((await plimsoll('update', '--check')).status, 1);
    const updated = await plimsoll('update');
    assert.equal(updated.status, 0);
    assert.match(updated.stdout, /^updated 1 source in 1 file$/m);
    assert.ok(updated.stdout.includes(`\nasked ${host} about 1 source\n`));
    assert.equal(textOf('Dockerfile'), text('v1.5.0'));
    assert.equal((await plimsoll('update', '--check')).status, 0);
  });
});

describe('pin and update, with a registry that says nothing', { skip: reasonToSkipCli() }, () => {
  const ends = endsOfSuite();

  it('end in about the time of one look-up, however many images it has', async () => {
    const { host, requests } = await startFake(ends, { replies: { '*': () => {} } });
    const files = Array.from({ length: 10 }, (_, index) => [
      `${index}/Dockerfile`,
      `FROM ${host}/a${index}/x:1\nFROM ${host}/b${index}/x:1\n`,
    ]);
    const { textOf, plimsoll } = project(ends, Object.fromEntries(files));
    const since = performance.now();
    const ran = await plimsoll('update');
    const seconds = (performance.now() - since) / 1_000;
    assert.ok(seconds > 5 && seconds < 16, `${seconds} s`);
    assert.equal(ran.status, 2);
    assert.match(ran.stdout, /^nothing was written; 20 failed$/m);
    assert.match(ran.stdout, /^nothing was written; 20 failed\n20 failed: .*took too long to answer\.$/m);
    assert.ok(requests.length <= 8, `${requests.length} requests`);
    assert.ok(files.every(([name = '', text]) => textOf(name) === text));
  });
});

describe('pin, with a registry that wants tokens', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    const signer = selfSigned(temporaryFolder(ends), 'signer', 'rsa');
    const tokens = await startTokenServer(ends, { signer, login: 'anna:secret', open: ['library/multi'] });
    const token = { realm: `${tokens.origin}/token`, service: SERVICE, issuer: ISSUER, rootcertbundle: signer.certificate };
    host = await startRegistry(ends, { auth: { token } });
    for (const pushed of WORLD.slice(0, 3)) {
      const headers = { authorization: `Basic ${Buffer.from('anna:secret').toString('base64')}` };
      const response = await fetch(`${tokens.origin}/token?scope=repository:${pushed.repository}:pull,push`, { headers });
      const { token: text } = (await response.json()) as { token: string };
      await push({ origin: `http://${host}`, headers: { authorization: `Bearer ${text}` } }, pushed);
    }
  });

  it('uses the login that docker keeps, and says what is missing without one', async () => {
    const text = `FROM ${host}/library/multi:1\nFROM ${host}/team/single:1.0\n`;
    const { home, textOf, plimsoll } = project(ends, { Dockerfile: text });
    const stranger = await plimsoll('pin');
    assert.equal(stranger.status, 2);
    assert.match(stranger.stdout.replaceAll(/\s+/g, ' '), /failed \S+ does not show this image: there is none, or it needs a login\./);
    assert.equal(textOf('Dockerfile'), text);
    mkdirSync(join(home, 'docker'));
    const auth = Buffer.from('anna:secret').toString('base64');
    writeFileSync(join(home, 'docker', 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
    const known = await plimsoll('pin', '--verbose');
    assert.equal(known.status, 0);
    assert.equal(
      textOf('Dockerfile'),
      `FROM ${host}/library/multi:1@${multi.digest}\nFROM ${host}/team/single:1.0@${reproducible.manifest.digest}\n`,
    );
    for (const secret of ['secret', auth, 'Bearer ']) assert.equal(`${known.stdout}${known.stderr}`.includes(secret), false);
  });
});
