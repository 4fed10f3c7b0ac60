import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { factsOfFile } from './opened.ts';

const many = (count: number, item: (index: number) => string): string => Array.from({ length: count }, (_, index) => item(index)).join('');

const WORKFLOW = '.github/workflows/a.yml';

/** What takes long if what is shared is read for each that shares it, or if anything is looked for twice; with how many mounts it has. */
const HOSTILE: readonly (readonly [name: string, path: string, text: string, mounts: number])[] = [
  [
    'volumes that services share',
    'compose.yaml',
    `x: &x\n${many(4000, (index) => `- /a${index}:/b\n`)}services:\n${many(5000, (index) => `  s${index}: { image: a, volumes: *x }\n`)}`,
    4000,
  ],
  [
    'variables that services share and merge',
    'compose.yaml',
    `x: &x\n${many(6000, (index) => `  k${index}: v\n`)}services:\n${many(4000, (index) => `  s${index}: { image: a, environment: { <<: *x } }\n`)}`,
    0,
  ],
  [
    'a volume by name in each service',
    'compose.yaml',
    `services:\n${many(5000, (index) => `  s${index}: { volumes: [v${index}:/x] }\n`)}volumes:\n${many(1500, (index) => `  v${index}: { driver_opts: { o: bind, device: /a } }\n`)}`,
    1500,
  ],
  [
    'mounts that containers share',
    'a.yaml',
    `apiVersion: v1\nkind: Pod\nspec:\n  volumes: [{ name: v, hostPath: { path: /a } }]\n  containers:\n  - volumeMounts: &m\n${many(4000, () => '    - { name: v, mountPath: /b }\n')}${many(4000, () => '  - { volumeMounts: *m }\n')}`,
    1,
  ],
  [
    'containers that pods share',
    'a.yaml',
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec:\n    containers: &c\n${many(4000, () => '    - image: a\n')}${many(2000, () => '- { apiVersion: v1, kind: Pod, spec: { containers: *c } }\n')}`,
    0,
  ],
  [
    'scripts of scripts',
    '.gitlab-ci.yml',
    `a: &a { script: &s [docker run -v /a:/b x, *s, [*s, *s]] }\n${many(5000, (index) => `j${index}: { script: [*s, *s, *s] }\n`)}`,
    1,
  ],
  ['a script of many commands', WORKFLOW, `jobs:\n  a:\n    steps:\n    - run: "${'docker run -v /a:/b x; '.repeat(3000)}"\n`, 3000],
  ['a script of many lines', WORKFLOW, `jobs:\n  a:\n    steps:\n    - run: |\n${'        docker run -v /a:/b x\n'.repeat(6000)}`, 6000],
  ['expressions that do not end', WORKFLOW, `jobs: { a: { steps: [ { run: '${'${{ '.repeat(50_000)}' } ] } }\n`, 0],
  ['a volume that is all openings', 'compose.yaml', `services: { a: { volumes: ['${'${'.repeat(100_000)}:/x'] } }\n`, 0],
  ['variables of make that do not end', 'Makefile', `a:\n\tdocker run ${'$('.repeat(100_000)}\n`, 0],
  ['lists that grow', 'a.sh', `${many(9000, () => 'a+=(-v /a:/b)\n')}${many(3000, () => 'docker run "${a[@]}" x\n')}`, 50],
  ['a long variable in each command', 'a.sh', `v="${'-e A=b '.repeat(500)}"\n${'docker run $v$v$v$v$v$v x\n'.repeat(7000)}`, 0],
  ['fences', 'a.md', '```\n'.repeat(60_000), 0],
];

describe('hostile openings', () => {
  for (const [name, path, text, mounts] of HOSTILE)
    it(`end in time: ${name}`, async () => {
      const start = process.cpuUsage();
      const facts = await factsOfFile(path, text);
      assert.equal(facts.mounts.length, mounts);
      assert.ok(facts.containers.length >= 0);
      const { user, system } = process.cpuUsage(start);
      assert.ok((user + system) / 1_000_000 < 4, `${(user + system) / 1000} ms`);
    });

  it('never make the reader fail, and stand in the text', async () => {
    const parts = [
      'services:',
      '\n',
      '  a:',
      '\n    ',
      'volumes:',
      ' [',
      ']',
      '- ',
      '/x:/y',
      '"',
      "'",
      '*a',
      '&a ',
      '<<: ',
      'image: b',
      '{',
      '}',
      '|',
      '>',
    ];
    const more = [
      'command:',
      'docker run -v /a:/b',
      '\\',
      '${',
      '}',
      '$$',
      '#',
      '\t',
      'environment:',
      'A=b',
      'privileged: true',
      ': ',
      ', ',
    ];
    const text = fc.array(fc.constantFrom(...parts, ...more), { maxLength: 40 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('compose.yaml', WORKFLOW, '.gitlab-ci.yml', 'devcontainer.json', 'a.sh', 'Makefile', 'a.md'),
        async (source, path) => {
          const { mounts, containers } = await factsOfFile(path, source);
          const places = [...mounts, ...containers.flatMap(({ settings, environment }) => [...settings, ...environment])];
          for (const { at } of places) assert.ok(0 <= at.start && at.start <= at.end && at.end <= source.length, `${at.start}-${at.end}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});
