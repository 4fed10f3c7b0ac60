import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frozenHost } from '../../../scripts/frozen-linter.ts';
import type { Plan, UpdateOptions } from '../../../server/src/insight/plan.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { after, offline, registryWith, requestFor, type Served, told } from './a-registry.ts';

const TOOL = 'https://github.com/example/tool';
const ASSET = `${TOOL}/releases/download`;
const [OLD, NEW] = ['0'.repeat(64), '1'.repeat(64)];

const SERVED: Served = {
  tags: {
    [TOOL]: ['v1.4.2', 'v1.4.3', 'v1.5.0', 'v1.6.0-rc1', 'v2.0.0'],
    'https://git.example.org/lib': ['2.0'],
  },
  sums: {
    [`${ASSET}/v1.5.0/tool-1.5.0.tar.gz`]: NEW,
    [`${TOOL}/archive/refs/tags/v1.5.0.tar.gz`]: NEW,
  },
};

const IMAGES = { debian: { tags: { '12.8': 'a' } }, 'ghcr.io/example/tool': { tags: { '1.4.2': 'b', '1.5.0': 'c' } } };

const LINE: UpdateOptions = { policy: 'line', cooldownDays: 0 };

const planOf = (text: string, options: UpdateOptions = LINE): Promise<Plan> =>
  createLinter(frozenHost(), { book: registryWith(IMAGES, SERVED) }).update(requestFor(text), options);

/** What is to become of what is no image. */
const sources = ({ steps }: Plan): string[] => steps.filter(({ kind }) => kind === 'source').map(told);

const updated = async (text: string, options?: UpdateOptions): Promise<string> => after(text, await planOf(text, options));

describe('update of sources', () => {
  const clone = (tag: string): string => `FROM debian:12.8\nRUN git clone --depth 1 --branch ${tag} ${TOOL}.git /src\n`;

  it('moves the tag of a clone as far as the policy says, and to no prerelease', async () => {
    const to = (policy: UpdateOptions['policy']) => updated(clone('v1.4.2'), { policy, cooldownDays: 0 });
    assert.deepEqual([await to('patch'), await to('line'), await to('any')], [clone('v1.4.3'), clone('v1.5.0'), clone('v2.0.0')]);
    assert.deepEqual(sources(await planOf(clone('v2.0.0'))), ['example/tool | v2.0.0 > - | current']);
    assert.deepEqual(sources(await planOf(clone('v1.4.2'))), ['example/tool | v1.4.2 > v1.5.0 | changed | newest of its line']);
  });

  it('moves the version where an ARG holds it, along with the sum of the file', async () => {
    const text = (version: string, sum: string): string =>
      `FROM debian:12.8\nARG V=${version}\nRUN curl -fsSLO ${ASSET}/v\${V}/tool-\${V}.tar.gz && echo "${sum}  tool-\${V}.tar.gz" | sha256sum -c\n`;
    assert.equal(await updated(text('1.4.2', OLD)), text('1.5.0', NEW).replace(NEW, NEW));
    const added = (tag: string, sum: string): string =>
      `FROM debian:12.8\nADD --checksum=sha256:${sum} ${TOOL}/archive/refs/tags/${tag}.tar.gz /src/\n`;
    assert.equal(short(await updated(added('v1.4.2', OLD))), short(added('v1.5.0', NEW)));
  });

  it('is clean the second time', async () => {
    const once = await updated(clone('v1.4.2'));
    assert.deepEqual((await planOf(once)).edits, []);
  });

  it('does not move to a file that there is not', async () => {
    const text = `FROM debian:12.8\nRUN curl -fsSLO ${ASSET}/v1.4.2/other-1.4.2.zip\n`;
    assert.deepEqual(sources(await planOf(text)), ['example/tool | v1.4.2 > - | skipped | The newer release has no file of that name.']);
    assert.equal(await updated(text), text);
  });

  it('moves images and sources together where they share a version, or neither', async () => {
    const text = (version: string): string =>
      `ARG V=${version}\nFROM ghcr.io/example/tool:\${V}\nFROM debian:12.8\nARG V=${version}\nRUN git clone --branch v\${V} ${TOOL} /src\n`;
    assert.equal(await updated(text('1.4.2')), text('1.5.0'));
  });

  it('leaves an image alone whose version a file has that is checked by a sum', async () => {
    const text = `ARG V=1.4.2\nFROM ghcr.io/example/tool:\${V}\nARG V\nADD --checksum=sha256:${OLD} ${TOOL}/archive/refs/tags/v\${V}.tar.gz /src/\n`;
    const plan = await planOf(text);
    assert.deepEqual(plan.steps.map(told), [
      'ghcr.io/example/tool | 1.4.2 > - | skipped | A file that is checked by a sum would change with it.',
      "example/tool | v1.4.2 > - | skipped | Text alone can't move it, or something else would change with it.",
    ]);
    assert.deepEqual(plan.edits, []);
  });

  it('says what the repository has not, and leaves alone what a comment says to', async () => {
    const text = `FROM debian:12.8\nRUN git clone --branch 1.0 https://git.example.org/lib /l\n# plimsoll ignore=outdated-source\nRUN git clone --branch v1.4.2 ${TOOL} /src\n`;
    assert.deepEqual(sources(await planOf(text)), [
      'git.example.org/lib | 1.0 > - | skipped | Its repository has no such tag.',
      'example/tool | v1.4.2 > - | skipped | A comment says to ignore outdated-source.',
    ]);
  });

  it('fails where a server does not answer, and asks none where none may be asked', async () => {
    const text = 'FROM debian:12.8\nRUN git clone --branch v1.0 https://slow.example.org/lib /l\n';
    assert.deepEqual(sources(await planOf(text)), ['slow.example.org/lib | v1.0 > - | failed | It took too long to answer.']);
    const book = registryWith(IMAGES, SERVED);
    const plan = await createLinter(frozenHost(), { book }).update(offline(clone('v1.4.2')), LINE);
    assert.deepEqual([sources(plan), book.asked], [[], []]);
  });

  it('waits from the day on which a release was seen first', async () => {
    const week: UpdateOptions = { policy: 'line', cooldownDays: 7 };
    assert.deepEqual(sources(await planOf(clone('v1.4.2'), week)), [
      'example/tool | v1.4.2 > - | waiting | v1.5.0 was seen here for the first time on 2026-01-20.',
    ]);
  });
});

const short = (text: string): string => text.replace(/sha256:([0-9a-f])\1{63}/g, '$1');
