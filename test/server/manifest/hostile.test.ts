import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ManifestForm } from '../../../server/src/manifest/names.ts';
import { imagesIn, names, read } from './reading.ts';

const KILO = 1024;
const POD = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: node\n';
const LETTERS = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Each letter holds the one before it nine times. */
const bomb = (first: string, nest: (aliases: string) => string): string =>
  `a: &a ${first}\n${LETTERS.map(
    (letter, index) =>
      `${letter}: &${letter} ${nest(
        Array(9)
          .fill(`*${['a', ...LETTERS][index]}`)
          .join(', '),
      )}\n`,
  ).join('')}`;

const nested = (open: string): string => open.repeat(200 * KILO);

/** What takes long if anything is done twice, with what it holds. */
const HOSTILE: readonly (readonly [name: string, form: ManifestForm, text: string, images: readonly string[]])[] = [
  [
    'aliases of aliases',
    'compose',
    `${bomb('[x]', (all) => `[${all}]`)}services:\n  a: { image: node, x: *j }\n  b: { image: *j }\n`,
    ['node'],
  ],
  [
    'fragments that merge fragments',
    'compose',
    `${bomb('{ image: node }', (all) => `{ <<: [${all}] }`)}services:\n${'  s: { <<: *j }\n'.repeat(2000)}`,
    ['node'],
  ],
  ['a fragment that merges itself', 'compose', 'services:\n  a: &a\n    <<: *a\n    image: node\n', ['node']],
  [
    'one pod many times',
    'kubernetes',
    `apiVersion: v1\nkind: List\nitems:\n- &p\n  apiVersion: v1\n  kind: Pod\n  spec:\n    containers:\n${'    - image: node\n'.repeat(500)}${'- *p\n'.repeat(40_000)}`,
    Array(500).fill('node'),
  ],
  [
    'a list that holds itself',
    'kubernetes',
    'apiVersion: v1\nkind: List\nitems: &i\n- &p\n  apiVersion: v1\n  kind: List\n  items: *i\n',
    [],
  ],
  [
    'a large fragment in each service',
    'compose',
    `x: &x\n${keys(5000)}services:\n${Array.from({ length: 3000 }, (_, index) => `  s${index}: { <<: *x, image: node }\n`).join('')}`,
    Array(3000).fill('node'),
  ],
  [
    'many variables in each job',
    'gitlab-pipeline',
    `variables:\n${keys(3000)}${Array.from({ length: 3000 }, (_, index) => `j${index}: { image: node, variables: { A: b } }\n`).join('')}`,
    Array(3000).fill('node'),
  ],
  ['10 MB', 'compose', `services:\n  a: { image: node }\n${'# x\n'.repeat(2500 * KILO)}`, []],
  [
    '10 MB of documents',
    'kubernetes',
    `${POD}---\n`.repeat(140 * KILO),
    Array(Math.floor((KILO * KILO + 4) / (POD.length + 4))).fill('node'),
  ],
  ['one pod among much else', 'kubernetes', `${`kind: Other\n${'# x\n'.repeat(KILO)}---\n`.repeat(200)}${POD}`, ['node']],
  ['flow within flow', 'compose', nested('['), []],
  ['maps within maps in flow', 'compose', '{a: '.repeat(10_000), []],
  ['flow that ends', 'compose', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, []],
  ['keys within keys', 'compose', '? '.repeat(50 * KILO), []],
  ['lists within lists', 'compose', '- '.repeat(100 * KILO), []],
  ['blocks within blocks', 'compose', Array.from({ length: 600 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''), []],
  ['JSON within JSON', 'devcontainer', nested('['), []],
  ['quotes', 'compose', nested('"'), []],
  ['mistakes', 'compose', 'a: b: c\n'.repeat(20 * KILO), []],
  ['defaults within defaults', 'compose', `services:\n  a: { image: "${'${A:-'.repeat(200)}" }\n`, ['? A']],
];

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `  K${index}: v\n`).join('');
}

describe('time and memory end', () => {
  for (const [name, form, text, images] of HOSTILE)
    it(`with ${name}`, () => {
      const start = process.cpuUsage();
      const manifest = read(form, text);
      const { user, system } = process.cpuUsage(start);
      assert.deepEqual(
        imagesIn(manifest).map(({ resolved, unresolved }) => resolved?.text ?? `? ${unresolved[0]}`),
        images,
      );
      assert.ok((user + system) / 1_000_000 < 4, `${(user + system) / 1000} ms`);
    });
});

describe('what is no YAML', () => {
  const errors = (form: ManifestForm, text: string): (readonly [string, string])[] =>
    read(form, text).parseErrors.map(({ span, message }) => [text.slice(span.start, span.end), message]);

  it('is a located mistake, and the file holds nothing', () => {
    const text = 'services:\n  web:\n    image: node\n\t  ports: []\n';
    assert.deepEqual(errors('compose', text), [['\t  ', 'tabs are not allowed as indentation']]);
    assert.deepEqual(names('compose', text), []);
    assert.deepEqual(errors('compose', 'services: { a: [ }\n').length, 1);
    assert.deepEqual(names('compose', 'services: { a: { image: *missing } }\n'), []);
  });

  it('is located in the whole text, behind other documents too', () => {
    const text = `${POD}---\n${POD}broken: a: b\n`;
    assert.equal(read('kubernetes', text).parseErrors[0]?.span.start, text.indexOf('a: b'));
    assert.deepEqual(names('kubernetes', text), ['node']);
  });

  it('is nesting that no manifest has, where it becomes that', () => {
    const nestedTo = (depth: number): string => `services:\n  a:\n    image: node\n    x: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
    const [mistake] = errors('compose', nestedTo(1000));
    assert.deepEqual(mistake, ['[', 'it is nested too deeply']);
    assert.deepEqual([errors('compose', nestedTo(50)), names('compose', nestedTo(50))], [[], ['node']]);
  });

  it('is silence in a template', () => {
    for (const text of [
      'services:\n{{ range .Services }}\n  a: { image: node }\n{{ end }}\n',
      '{% if a %}\nservices: {}\n{% endif %}\n',
      'services:\n  a:\n    image: {{ image }}\n',
    ])
      assert.deepEqual([errors('compose', text), names('compose', text)], [[], []]);
    assert.deepEqual(errors('devcontainer', '{ {% if a %} "image": "node" {% endif %} }'), []);
  });
});

describe('what is YAML all the same', () => {
  it('may have templates in its texts and comments', () => {
    assert.deepEqual(names('kubernetes', `# {{ comment }}\n${POD}  x: "{{ y }}"\n  z: |\n    {{ range }}\n`), ['node']);
    assert.deepEqual(names('kubernetes', POD.replace('node', '"{{ .Values.image }}"')), ['? {{ .Values.image }}']);
    assert.deepEqual(names('github-workflow', 'jobs: { a: { container: "node:${{ matrix.v }}", if: "${{ true }}" } }\n'), ['? matrix.v']);
  });

  it('may have the same key twice: the last one counts', () => {
    assert.deepEqual(names('gitlab-pipeline', 'a: { image: node, image: debian, script: [] }\n'), ['debian']);
    assert.deepEqual(names('devcontainer', '{ "image": "node", "image": "debian" }'), ['debian']);
  });

  it('may begin with a byte order mark and have CRLF', () => {
    const text = '\ufeffservices:\r\n  a:\r\n    image: "node"\r\n    # c\r\n  b:\r\n    image: debian\r\n';
    const { containers, comments } = read('compose', text);
    assert.deepEqual(
      containers.map(({ image }) => image && text.slice(image.at.start, image.at.end)),
      ['node', 'debian'],
    );
    assert.deepEqual(
      comments.map(({ span }) => text.slice(span.start, span.end)),
      ['# c'],
    );
    const json = '\ufeff{ "image": "node" }';
    assert.deepEqual(
      imagesIn(read('devcontainer', json)).map(({ at }) => json.slice(at.start, at.end)),
      ['node'],
    );
  });

  it('may be of any other shape', () => {
    for (const text of [
      '',
      '\n',
      '- a\n',
      'a',
      'services: []\n',
      'services:\n',
      'services: { a: b, c: [d], ? [e] : f }\n',
      '--- a\n--- b\n',
      '!!set { a }\n',
      '%YAML 1.2\n---\na: b\n',
    ])
      assert.deepEqual(imagesIn(read('compose', text)), [], text);
  });
});

it('any text is read, and all that is found lies within it', () => {
  const parts = fc.constantFrom(
    'services:\n',
    '  web:\n',
    '    image: ',
    'node',
    '"',
    "'",
    '&a ',
    '*a',
    '<<: ',
    '${A:-',
    '}',
    '{',
    '[',
    ']',
    ',',
    ':',
    '|',
    '>-\n',
    '\n',
    '\r\n',
    '\t',
    '# ',
    '---\n',
    '\ufeff',
    '\\x41',
    'kind: Pod\n',
    'apiVersion: v1\n',
  );
  const text = fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 40 }).map((all) => all.join(''));
  const form = fc.constantFrom<ManifestForm>('compose', 'kubernetes', 'github-workflow', 'gitlab-pipeline', 'devcontainer');
  fc.assert(
    fc.property(form, text, (kind, source) => {
      const manifest = read(kind, source);
      const spans = [...manifest.nodes, ...manifest.comments, ...manifest.parseErrors, ...manifest.containers.map(({ node }) => node)].map(
        ({ span }) => span,
      );
      for (const { start, end } of [...spans, ...imagesIn(manifest).map(({ at }) => at)])
        assert.ok(0 <= start && start <= end && end <= source.length, `${start}-${end}`);
    }),
    { numRuns: 2000 },
  );
});
