import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bookOf, frozenHost, onlyRule } from '../scripts/frozen-linter.ts';
import type { Finding } from '../server/src/engine/model.ts';
import { ownRules } from '../server/src/engine/own-rules.ts';
import { createLinter } from '../server/src/linter.ts';
import type { Example } from '../server/src/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { CELLS as IN_EACH_KIND } from './matrix/cells.ts';
import { CELLS, imageCells, type Shared } from './one-finding/cells.ts';
import { memoryHost } from './server/memory-host.ts';

// What is wrong once is found once, however many files of a folder speak of it.

type Files = Readonly<Record<string, string>>;
type Settings = Pick<Example, 'options' | 'trusted' | 'lookUps'>;

const ids = [...rules, ...ownRules].map(({ id }) => id);
const isLinted = (path: string): boolean => !path.endsWith('.env');

interface Found extends Finding {
  readonly path: string;
}

/** The findings of all files of a folder, each linted as a run over the folder and a server do it. */
const findingsIn = async (id: string, files: Files, settings: Settings = {}): Promise<readonly Found[]> => {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text]));
  const host = { ...memoryHost({ ...texts, '/w/.git/HEAD': '' }), asset: frozenHost().asset };
  const linter = createLinter(host, { book: bookOf(settings.lookUps) });
  const config = onlyRule(id, { rules, ...settings });
  const found: Found[] = [];
  for (const path of Object.keys(files).filter(isLinted)) {
    const text = files[path] ?? '';
    const { findings } = await linter.lint({ path: `/w/${path}`, text, config, scope: 'workspace', lookUps: { from: 'memory' } });
    found.push(...findings.filter(({ suppressed }) => !suppressed).map((finding) => ({ ...finding, path })));
  }
  return found;
};

const textOf = (text: string | undefined, { start, end }: Finding['at']): string => (text ?? '').slice(start, end);

const isOne = async (id: string, { files, builds, also }: Shared, settings?: Settings): Promise<void> => {
  const plain = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/[«»]/g, '')]));
  const marked = Object.entries(files).flatMap(([path, text]) => [...text.matchAll(/«(.*?)»/g)].map(([, word]) => `${path}: ${word}`));
  const found = await findingsIn(id, plain, settings);
  assert.deepEqual(
    found.map(({ path, at }) => `${path}: ${textOf(plain[path], at)}`),
    marked,
  );
  const [finding] = found;
  assert.equal(/Found in the build of (.*)\.$/.exec(finding?.message ?? '')?.[1], builds);
  if (!also) return;
  const places = finding?.related.map(
    ({ path = '', span }) => `${path.slice('/w/'.length)} ${textOf(plain[path.slice('/w/'.length)], span)}`,
  );
  assert.deepEqual(places, also);
};

const imagePair = (id: string) => IN_EACH_KIND[id]?.pairs.image?.map((one) => one.replace(/[«»]/g, '')) as [string, string] | undefined;

it('says of every rule, and of no other, how it is found once, or why there is only one place', () => {
  assert.deepEqual([...Object.keys(CELLS), ...ids.filter(imagePair)].sort(), [...ids].sort());
});

for (const id of ids) {
  const cell = CELLS[id];
  const pair = imagePair(id);
  const shared = pair ? imageCells(...pair) : cell && !('cannot' in cell) ? cell : [];
  if (shared.length > 0)
    describe(`${id} is one finding`, () => {
      for (const one of shared)
        it(Object.keys(one.files).join(' and '), async () => {
          await isOne(id, one, IN_EACH_KIND[id]?.config);
        });
    });
}

/** Who builds one Dockerfile: services of several files, a dev container and a job. */
const BUILDERS: Files = {
  'compose.yaml': 'services:\n  one: { build: . }\n  two: { build: { context: . } }\n  three: { extends: one }\n',
  'compose.override.yaml': 'services:\n  one: { build: { args: { UNUSED: a } } }\n',
  'compose.dev.yaml': 'include: [compose.yaml]\nservices:\n  one: { build: { context: ., args: [UNUSED=b] } }\n',
  '.devcontainer/devcontainer.json': '{ "build": { "dockerfile": "../Dockerfile", "context": ".." } }',
  '.github/workflows/ci.yaml': 'jobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { context: . }\n',
};

describe('what is wrong with a Dockerfile that many build is found as often as without them', () => {
  for (const { id, examples, needs } of rules) {
    const example = examples.find(({ path }) => path === undefined);
    if (!example) continue;
    it(id, async () => {
      const files = { Dockerfile: example.bad, ...example.files };
      const alone = await findingsIn(id, files, example);
      assert.ok(alone.length > 0, `${needs}`);
      const built = await findingsIn(id, { ...files, ...BUILDERS }, example);
      assert.deepEqual(
        built.map(({ path, at, message }) => ({ path, at, message })),
        alone.map(({ path, at, message }) => ({ path, at, message })),
      );
    });
  }
});
