import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { run } from '../cli/a-run.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite } from './lab/fake-server.ts';
import { type Image, imageOf, indexOf, OCI_INDEX, OCI_MANIFEST } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { realLinter } from './lab/real-linter.ts';

const skip = reasonToSkip();

const REPOSITORIES = 20;
const TAGS = 10;
/** What a run may take in all, of 200 files with an image each that nothing is known of yet. */
const LIMIT = 2_000;
/** On a machine with other things to do: so many times what the same requests take by themselves, four at once as well. */
const SHARE = 4;
const REQUEST = /"(HEAD|GET) (\S+) HTTP/;
const ACCEPT = [OCI_INDEX, OCI_MANIFEST].join(', ');

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** The build of a tag for two platforms; its day tells it from others. */
const imagesOf = (repository: number, tag: number): readonly Image[] =>
  ['linux/amd64', 'linux/arm64'].map((platform) =>
    imageOf({
      family: 'oci',
      platform,
      created: `2025-0${(tag % 9) + 1}-1${repository % 10}T00:00:00Z`,
      labels: { maintainer: `${repository}` },
    }),
  );

describe('two hundred images of twenty repositories', { skip }, () => {
  const ends = endsOfSuite();
  const accesses: string[] = [];
  let host = '';
  let cwd = '';

  before(async () => {
    host = await startRegistry(ends, { accesses: (line) => void accesses.push(line) });
    cwd = temporaryFolder(ends);
    await Promise.all(
      numbers(REPOSITORIES).map(async (repository) => {
        for (const tag of numbers(TAGS)) await publish(repository, tag);
      }),
    );
  });

  const publish = async (repository: number, tag: number): Promise<void> => {
    const name = `team/app${repository}`;
    const images = imagesOf(repository, tag);
    const manifest = indexOf('oci', images);
    await push({ origin: `http://${host}` }, { repository: name, tags: [`1.0.${tag}`], images, manifest });
    const folder = join(cwd, `${repository}-${tag}`);
    mkdirSync(folder);
    const platform = tag % 2 === 0 ? '--platform=linux/arm64 ' : '';
    writeFileSync(join(folder, 'Dockerfile'), `FROM ${platform}${host}/${name}:1.0.${tag}\n`);
  };

  /** One run of the command line; each has a linter of its own, and all share the cache on disk. */
  const lint = async (
    home: string,
  ): Promise<{ readonly findings: readonly string[]; readonly requests: number; readonly took: number }> => {
    const [before, start] = [accesses.length, performance.now()];
    const { stdout, stderr } = await run({ cwd, linter: realLinter(home) }, 'lint', '--registry=on', '--format=json', '--today=2026-01-20');
    const took = performance.now() - start;
    assert.equal(stderr, '');
    const { files } = JSON.parse(stdout) as { files: { findings: { rule: string }[] }[] };
    // The log comes through a pipe.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { findings: files.flatMap(({ findings }) => findings.map(({ rule }) => rule)), requests: accesses.length - before, took };
  };

  /** Makes the requests of a log once more, and nothing of the answers. */
  const bareRequests = async (log: readonly string[]): Promise<number> => {
    const start = performance.now();
    const queue = log.values();
    const work = async (): Promise<void> => {
      for (const line of queue) {
        const [, method = 'GET', path = ''] = REQUEST.exec(line) ?? [];
        await (await fetch(`http://${host}${path}`, { method, headers: { accept: ACCEPT } })).arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    return performance.now() - start;
  };

  it('are linted in little time, and a second run asks nothing that the cache knows', async (t) => {
    const home = temporaryFolder(ends);
    const from = accesses.length;
    const first = await lint(home);
    const bare = await bareRequests(accesses.slice(from));
    assert.ok(first.requests > REPOSITORIES * TAGS, `${first.requests} requests`);
    assert.ok(first.findings.includes('stale-image'));
    const second = await lint(home);
    assert.deepEqual([second.requests, second.findings], [0, first.findings]);
    t.diagnostic(
      `${first.requests} requests in ${Math.round(first.took)} ms (by themselves ${Math.round(bare)} ms), none in ${Math.round(second.took)} ms`,
    );
    assert.ok(first.took < Math.max(LIMIT, SHARE * bare), `${first.took} ms, and ${bare} ms for the requests by themselves`);
  });
});
