import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOfFile, mountsOf, settingsOf } from './opened.ts';

const page = (name: string, ...lines: readonly string[]): string => `# How to\n\n\`\`\`${name}\n${lines.join('\n')}\n\`\`\`\nEnd.\n`;

const POD = [
  'kind: Pod',
  'apiVersion: v1',
  'metadata: { name: p }',
  'spec:',
  '  containers:',
  '  - { name: c, image: a, volumeMounts: [{ name: s, mountPath: /s }] }',
  '  volumes: [{ name: s, hostPath: { path: /h } }]',
];

describe('what a page shows', () => {
  it('may be a Compose file, whole or in part', async () => {
    const forms: readonly (readonly [lines: readonly string[], mounts: readonly string[]])[] = [
      [['services:', '  web:', '    image: a', '    volumes: ["/h:/c:ro"]'], ['/h:/c:ro: /h -> /c ro (service "web", a)']],
      [['web:', '  image: a', '  volumes:', '    - /h:/c'], ['/h:/c: /h -> /c (service "web", a)']],
      [['image: a', 'volumes:', '  - /h:/c'], ['/h:/c: /h -> /c (service, a)']],
      [['  volumes:', '    - "/h:/c"', '    - name:/d'], ['/h:/c: /h -> /c (service)']],
      [['steps:', '  - image: a', '    volumes: [/h:/c]'], ['/h:/c: /h -> /c (service, a)']],
      [
        ['services:', '  web:', '    image: a', '    volumes: ["/h:/c"]', '  ...', 'more: [ of: it'],
        ['/h:/c: /h -> /c (service "web", a)'],
      ],
      [['volumes:', '  data: {}'], []],
      [['volumes: [data:/c]', 'image: a'], []],
      [['services:', '  web:', '    image: a', '    volumes: ["/h:/c"]', '    {{ more }}'], []],
      [['paths:', '  - /h:/c'], []],
    ];
    for (const [lines, mounts] of forms) assert.deepEqual(await mountsOf('README.md', page('yaml', ...lines)), mounts, lines.join('\n'));
  });

  it('may be an object of Kubernetes, or what its pod has', async () => {
    assert.deepEqual(await mountsOf('README.md', page('yml', ...POD)), ['/h: /h -> /s (container "c" of Pod "p", a)']);
    assert.deepEqual(await mountsOf('README.md', page('yaml', 'volumes:', '- name: x', '  hostPath:', '    path: "/h"')), [
      '/h: /h -> undefined (pod)',
    ]);
  });

  it('may be a dev container, with or without its braces', async () => {
    const mounts = '"mounts": ["source=/h,target=/c,type=bind"],';
    const expected = ['source=/h,target=/c,type=bind: /h -> /c (dev container, a)'];
    assert.deepEqual(await mountsOf('README.md', page('json', '{', mounts, '"image": "a"', '}')), expected);
    assert.deepEqual(await mountsOf('README.md', page('jsonc', mounts, '"image": "a"')), expected);
    assert.deepEqual(await mountsOf('README.md', page('json', '{ "mounts": [{ "source": "/h", "destination": "/c" }] }')), []);
  });

  it('lies in lists, under tabs, and between tildes', async () => {
    const inner = ['services:', '  web:', '    image: a', '    volumes: ["/h:/c"]'];
    for (const [open, close] of [
      ['   ```yaml title="x"', '   ```'],
      ['    ``` yaml', '    ```'],
      ['~~~', '~~~'],
      ['```{.yaml}', '```'],
    ] as const) {
      const indent = /^ */.exec(open)?.[0] ?? '';
      const text = ['1. Do', '', open, ...inner.map((line) => indent + line), close].join('\r\n');
      assert.deepEqual(await mountsOf('README.md', text), ['/h:/c: /h -> /c (service "web", a)'], open);
    }
  });

  it('is what it says in other languages, and prose is prose', async () => {
    assert.deepEqual(await mountsOf('README.md', page('python', 'volumes:', '  - /h:/c')), []);
    assert.deepEqual(await mountsOf('README.md', 'volumes:\n  - /h:/c\n\nuse `docker run -v /h:/c a`\n'), []);
  });

  it('is typed behind prompts, with words to fill in and remarks', async () => {
    const text = page(
      'console',
      'user@host:~/a$ docker run -v /a:/b x',
      '$ docker run -e A=<your-value> -e B=1 `#optional` \\  # a remark',
      '   -v /c:/d x',
      'total 0',
    );
    assert.deepEqual(await mountsOf('README.md', text), ['/a:/b: /a -> /b', '/c:/d: /c -> /d']);
    assert.deepEqual(await mountsOf('a.sh', `alias x='docker run -v /a:/b i'\n`), [`x='docker run -v /a:/b i': /a -> /b`]);
  });

  it('has settings and images with places in the page', async () => {
    const text = page('yaml', 'services:', '  web:', '    image: node:20', '    privileged: true');
    assert.deepEqual(await settingsOf('README.md', text), ['service "web": privileged at privileged: true']);
    const { images } = await factsOfFile('README.md', text);
    assert.deepEqual(
      images.map(({ at }) => text.slice(at.start, at.end)),
      ['node:20'],
    );
  });
});

describe('what a script writes', () => {
  it('is a manifest where it is one without doubt', async () => {
    const script = `kubectl apply -f - <<'EOF'\n${POD.join('\n')}\nEOF\ncat > x <<-END\n\tvolumes: ["/h:/c"]\n\tEND\ncat <<A\n${POD.join('\n')}\n`;
    assert.deepEqual(await mountsOf('a.sh', script), ['/h: /h -> /s (container "c" of Pod "p", a)']);
    assert.deepEqual(await mountsOf('README.md', page('bash', script)), ['/h: /h -> /s (container "c" of Pod "p", a)']);
  });
});
