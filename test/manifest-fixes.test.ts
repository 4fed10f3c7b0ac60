import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import { createLinter } from '../server/src/linter.ts';

const linter = createLinter(frozenHost());

const IMAGES = [
  'node:18.12.0-bullseye',
  'debian:latest',
  'alpine:3.18',
  'redis',
  'debian:stable',
  'openjdk:17-jdk-slim',
  'couchbase:enterprise-7.6.2',
];
const MARK = 'IMAGE';

/** How a scalar can be written; the mark stands for its text. */
const SCALARS = ['IMAGE', "'IMAGE'", '"IMAGE"', '"IMAGE"  # why', '&anchor IMAGE', '!!str IMAGE', '${REGISTRY:-}IMAGE'];
const scalar = fc.tuple(fc.constantFrom(...SCALARS), fc.constantFrom(...IMAGES)).map(([form, image]) => form.replace(MARK, image));

const NOISE = [
  '# a comment',
  'x-other: { a: [1, 2], b: "c" }',
  'x-block: |\n  image: debian:latest\n  # no comment',
  '',
  'x-key   :   spaced out',
];
const noise = fc
  .array(fc.constantFrom(...NOISE), { maxLength: 3 })
  .map((lines) => lines.map((line, index) => line.replace(/^x-(\w+)/, `x-$1${index}`)));

const indented = (lines: string, by: string): string => lines.replace(/^(?=.)/gm, by);

interface Written {
  readonly path: string;
  readonly text: string;
}

const compose = fc
  .tuple(fc.array(scalar, { minLength: 1, maxLength: 4 }), noise, fc.constantFrom('  ', '    '))
  .map(([images, beside, step]): Written => {
    const services = images.map((image, index) => `s${index}:\n${step}restart: always\n${step}image: ${image}\n${step}# behind`);
    return {
      path: '/w/compose.yaml',
      text: [...beside, 'services:', ...services.map((one) => indented(one.replace(/&anchor/, ''), step)), ''].join('\n'),
    };
  });

const pod = fc.array(fc.tuple(scalar, fc.boolean()), { minLength: 1, maxLength: 4 }).map(
  (images): Written => ({
    path: '/w/pod.yaml',
    text: images
      .map(([image, isFlow]) =>
        isFlow && !image.includes('#') ? `[ { name: a, image: ${image} } ]` : `\n  - name: a\n    image: ${image}`,
      )
      .map((containers) => `# of a document\napiVersion: v1\nkind: Pod\nspec:\n  containers: ${containers}\n`)
      .map((text) => text.replace('${REGISTRY:-}', ''))
      .join('---\n'),
  }),
);

const devcontainer = fc
  .constantFrom(...IMAGES)
  .map(
    (image): Written => ({ path: '/w/devcontainer.json', text: `// first\n{\n\t"name": "a", /* inside */\n\t"image": "${image}",\n}\n` }),
  );

const manifest = fc
  .tuple(fc.oneof(compose, pod, devcontainer), fc.constantFrom('\n', '\r\n'))
  .map(([written, end]) => ({ ...written, text: written.text.replaceAll('\n', end) }));

/** What a file says, with the images left out. */
const meaning = ({ path, text }: Written): string => {
  const all = path.endsWith('.json') ? [parse(text, [], { allowTrailingComma: true })] : parseAllDocuments(text).map((one) => one.toJS());
  return JSON.stringify(all, (key, value) => (key === 'image' ? typeof value : value));
};

/** The lines that do not name an image. */
const otherLines = ({ text }: Written): readonly string[] => text.split('\n').filter((line) => !/\bimage"?: /.test(line));

/** What stands around an image in its line. */
const frames = ({ text }: Written): readonly string[] =>
  text
    .split('\n')
    .filter((line) => /\bimage"?: /.test(line))
    .map((line) => line.replace(/(\bimage"?: +(?:&\w+ |!!str |["']|\$\{REGISTRY:-\})*)[\w.:/@-]+/, '$1'));

test('fixes of manifests change images and nothing else: what the file says, comments, quotes, anchors, indentation, line ends', async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(manifest, async (written) => {
      const request = { ...written, config: { ...DEFAULT_CONFIG, extends: 'strict' as const }, scope: 'file' as const };
      const fixed = await linter.fix(request, 'all');
      applied += fixed.applied;
      const after = { path: written.path, text: fixed.text };
      assert.equal(meaning(after), meaning(written));
      assert.deepEqual(otherLines(after), otherLines(written));
      assert.deepEqual(frames(after), frames(written));
    }),
    { numRuns: 150 },
  );
  assert.ok(applied > 100, `${applied}`);
});
