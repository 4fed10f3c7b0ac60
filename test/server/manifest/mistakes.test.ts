import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ManifestForm } from '../../../server/src/manifest/names.ts';
import { names, read } from './reading.ts';

const POD = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: node\n';

describe('what others may read is no mistake, and holds nothing', () => {
  const service = (rest: string): string => `services:\n  a:\n    image: node\n${rest}`;
  const parseErrors = (text: string): number => read('compose', text).parseErrors.length;

  it('brackets and quotes that go on in any column', () => {
    for (const rest of [
      '    command: [\n    "a"\n    ]\n',
      '    command: ["a",\n"b"]\n',
      '    labels: {a: b,\n  c: d\n}\n',
      '    command: "a\n  b"\n',
      "    command: 'a\nb'\n",
    ])
      assert.equal(parseErrors(service(rest)), 0, rest);
  });

  it('but those that do not end are', () => {
    for (const rest of [
      '    command: ["a",\n    x: y\n',
      '    labels: {a: b,\n  c: d\n',
      '    command: "a\n  b\n',
      '    ports: ["80:80\\"]\n',
    ])
      assert.equal(parseErrors(service(rest)), 1, rest);
  });

  it('lines that end otherwise, comments without a blank, lists as keys', () => {
    for (const text of ['services:\r  a:\r    image: node\r', 'a: b\n\u2028  c: d\n', service('    x: "a"# b\n'), 'a: b\n[c]: d\n'])
      assert.equal(parseErrors(text), 0, text);
  });

  it('placeholders where the mistake is', () => {
    for (const image of [
      '@IMAGE@',
      '%IMAGE%',
      '[[image]]:1',
      '((image)): 1',
      '<image>: a: b',
      '__A__: b: c',
      '#{A}#\n    {',
      '${{ a }}: b: c',
    ])
      assert.equal(parseErrors(service(`    x: ${image}\n    y: z\n`)), 0, image);
    assert.equal(parseErrors(`x: "@IMAGE@"\n${service('    # c\n    x: a: b\n')}`), 1);
  });
});

describe('a key that is there twice', () => {
  const doubled = (form: ManifestForm, text: string): readonly string[] =>
    read(form, text).parseErrors.map(
      ({ span, message, firstAt }) => `${text.slice(span.start, span.end)} ${span.start} ${firstAt?.start}: ${message}`,
    );

  it('is rejected by Compose and in workflows, which hold their containers all the same', () => {
    const text = 'services:\n  a:\n    image: node\n    "image": debian\nservices: {}\n';
    assert.deepEqual(doubled('compose', text), [
      '"image" 35 19: the key "image" is there twice',
      'services 51 0: the key "services" is there twice',
    ]);
    assert.deepEqual(names('compose', 'services:\n  a: { image: node, image: debian }\n'), ['debian']);
    assert.equal(doubled('github-workflow', 'jobs: { a: { steps: [ { run: a, run: b } ] } }\n').length, 1);
    assert.equal(doubled('compose', 'a: &a {}\nb:\n  <<: *a\n  <<: *a\n').length, 1);
  });

  it('is taken by others', () => {
    for (const form of ['kubernetes', 'gitlab-pipeline'] as const) assert.deepEqual(doubled(form, `${POD}kind: Pod\n`), []);
    assert.deepEqual(doubled('devcontainer', '{ "image": "a", "image": "b" }'), []);
    assert.deepEqual(doubled('compose', 'a: { x: b }\nb: { x: b, X: b }\n? [c]\n: d\n'), []);
  });

  it('is told of ten times at most, in linear time', () => {
    assert.equal(doubled('compose', 'a:\n'.repeat(60_000)).length, 10);
    assert.equal(doubled('compose', `a: [${'[],'.repeat(80_000)}]\n`).length, 0);
  });
});
