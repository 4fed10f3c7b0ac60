import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';

const DOCKERFILE = 'ARG NODE_VERSION=22\nFROM node:${NODE_VERSION} AS base\nARG NODE_VERSION\nFROM base AS Prod\n';

const COMPOSE = [
  'x-env: &env [shared.env]',
  'include:',
  '  - other/compose.yaml',
  '  - path: [missing.yaml, "other/second.yaml"]',
  '    env_file: other.env',
  'services:',
  '  web:',
  '    build:',
  '      context: ./web',
  '      dockerfile: Dockerfile # as usual',
  '      target: prod',
  '      args:',
  '        NODE_VERSION: 20',
  '        UNHEARD_OF: 1',
  '    env_file: *env',
  '  api:',
  "    build: 'web'",
  '    env_file: { path: other.env, required: false }',
  '    extends: { file: common.yml, service: base }',
  '  listed:',
  '    build: { context: web, target: "1", args: ["NODE_VERSION=18"] }',
  '',
].join('\n');

const FILES: Readonly<Record<string, string>> = {
  '/w/compose.yaml': COMPOSE,
  '/w/common.yml': 'services: {}\n',
  '/w/other/compose.yaml': 'services: {}\n',
  '/w/other/second.yaml': 'services: {}\n',
  '/w/other.env': 'A=1\n',
  '/w/shared.env': 'A=1\n',
  '/w/web/Dockerfile': DOCKERFILE,
};

const linksIn = async (path: string, files: Readonly<Record<string, string>>): Promise<string[]> => {
  const text = files[path] ?? '';
  const links = await createLinter(memoryHost(files)).links({ path, text });
  return links.map((link) => {
    const other = files[link.path] ?? '';
    const places = link.places.map(({ start, end }) => ` ${start}:${other.slice(start, end)}`);
    return `${text.slice(link.at.start, link.at.end)} -> ${link.path}${places.join('')}`;
  });
};

test('the words of a Compose file lead to the files that are there, and into the Dockerfiles that it builds', async () => {
  assert.deepEqual(await linksIn('/w/compose.yaml', FILES), [
    './web -> /w/web/Dockerfile',
    'Dockerfile -> /w/web/Dockerfile',
    'prod -> /w/web/Dockerfile 84:Prod',
    'NODE_VERSION -> /w/web/Dockerfile 4:NODE_VERSION 58:NODE_VERSION',
    'shared.env -> /w/shared.env',
    'web -> /w/web/Dockerfile',
    'common.yml -> /w/common.yml',
    'other.env -> /w/other.env',
    'web -> /w/web/Dockerfile',
    '1 -> /w/web/Dockerfile 84:Prod',
    'NODE_VERSION -> /w/web/Dockerfile 4:NODE_VERSION 58:NODE_VERSION',
    'other/compose.yaml -> /w/other/compose.yaml',
    'other/second.yaml -> /w/other/second.yaml',
    'other.env -> /w/other.env',
  ]);
});

test('nothing leads anywhere that depends on a variable, lies elsewhere, or is written in the Compose file itself', async () => {
  const builds = [
    '{ context: "${DIR}" }',
    '{ context: "${DIR:-.}", dockerfile: Dockerfile }',
    '{ dockerfile: "$FILE" }',
    '{ context: https://example.com/a.git, target: base }',
    '{ context: git@example.com:a/b.git }',
    '{ context: ~/web }',
    '{ dockerfile_inline: FROM scratch, target: base }',
    '{ context: nowhere }',
    '',
    '[web]',
  ];
  for (const build of builds) {
    const files = { '/w/compose.yaml': `services:\n  web:\n    build: ${build}\n    env_file: $ENV\n`, '/w/Dockerfile': DOCKERFILE };
    assert.deepEqual(await linksIn('/w/compose.yaml', files), [], build);
    const mentions = await createLinter(memoryHost(files)).mentions({ path: '/w/Dockerfile', text: DOCKERFILE });
    assert.deepEqual(mentions, [], build);
  }
});

test('a build by the default Dockerfile leads nowhere by itself, but into the Dockerfile', async () => {
  const files = { '/w/compose.yaml': 'services:\n  web:\n    build:\n      target: base\n', '/w/Dockerfile': DOCKERFILE };
  assert.deepEqual(await linksIn('/w/compose.yaml', files), ['base -> /w/Dockerfile 49:base']);
});

test('a dev container leads to its Dockerfile, which lies beside it whatever the context is, and to its Compose files', async () => {
  const files = {
    '/w/.devcontainer/devcontainer.json':
      '\ufeff{ // comment\n "build": { "dockerfile": "Dockerfile", "context": "..", "target": "base", "args": { "NODE_VERSION": "1", }, },\n' +
      '"dockerComposeFile": ["../compose.yaml", "${localEnv:X}.yaml", 1] }',
    '/w/.devcontainer/Dockerfile': DOCKERFILE,
    '/w/Dockerfile': DOCKERFILE,
    '/w/compose.yaml': COMPOSE,
  };
  assert.deepEqual(await linksIn('/w/.devcontainer/devcontainer.json', files), [
    'Dockerfile -> /w/.devcontainer/Dockerfile',
    'base -> /w/.devcontainer/Dockerfile 49:base',
    'NODE_VERSION -> /w/.devcontainer/Dockerfile 4:NODE_VERSION 58:NODE_VERSION',
    '../compose.yaml -> /w/compose.yaml',
  ]);
});

test('broken, empty and foreign manifests lead nowhere', async () => {
  for (const [path, text] of [
    ['/w/compose.yaml', 'services: ['],
    ['/w/compose.yaml', ''],
    ['/w/compose.yaml', 'services: { a: 1, b: , <<: { build: . } }'],
    ['/w/devcontainer.json', '{"build":'],
    ['/w/devcontainer.json', '['.repeat(100_000)],
    ['/w/values.yaml', 'services: { web: { build: web } }\n'],
    ['/w/deploy.yaml', 'apiVersion: v1\nkind: Pod\nspec: { build: web }\n'],
    ['/w/.github/workflows/ci.yml', 'jobs: { a: { steps: [{ uses: docker/build-push-action@v6, with: { context: [web] } }, 1] } }\n'],
    ['/w/.github/workflows/ci.yml', 'jobs: ['],
    ['/w/Dockerfile', DOCKERFILE],
  ] as const)
    assert.deepEqual(await linksIn(path, { ...FILES, [path]: text }), [], path);
});

test('what manifests nearby say of a Dockerfile is told: who builds it, which stage, which arguments', async () => {
  const found = await createLinter(memoryHost(FILES)).mentions({ path: '/w/web/Dockerfile', text: DOCKERFILE });
  const shown = found.map(({ kind, at, name, path, places }) => {
    assert.equal(path, '/w/compose.yaml');
    return `${kind} ${name} at ${COMPOSE.slice(at.start, at.end)} means ${places.map(({ start, end }) => DOCKERFILE.slice(start, end)).join()}`;
  });
  assert.deepEqual(shown, [
    'build service "web" at web means ',
    'stage prod at prod means Prod',
    'argument NODE_VERSION at NODE_VERSION means NODE_VERSION,NODE_VERSION',
    'build service "api" at api means ',
    'build service "listed" at listed means ',
    'stage 1 at 1 means Prod',
    'argument NODE_VERSION at NODE_VERSION means NODE_VERSION,NODE_VERSION',
  ]);
});

test('where files have URIs and no paths, a name with a blank is found all the same', async () => {
  const text = 'services:\n  web:\n    build: { dockerfile: my Dockerfile }\n';
  const files = { read: async () => '', list: async () => ['my Dockerfile'] };
  const links = await createLinter({ ...memoryHost(), files }).links({ path: 'vscode-vfs://host/w/compose.yaml', text });
  assert.deepEqual(
    links.map(({ path }) => path),
    ['vscode-vfs://host/w/my%20Dockerfile'],
  );
});

test('a Compose file of any name leads where it is put together and built', async () => {
  const text = 'services:\n  web:\n    build: web\n    extends: { file: common.yml, service: base }\n';
  assert.deepEqual(await linksIn('/w/stack.yml', { ...FILES, '/w/stack.yml': text }), [
    'web -> /w/web/Dockerfile',
    'common.yml -> /w/common.yml',
  ]);
});

const WORKFLOW = '/w/.github/workflows/image.yml';
const jobWith = (inputs: readonly string[], checkout = ''): string =>
  [
    'jobs:',
    '  image:',
    '    steps:',
    `      - uses: actions/checkout@v4${checkout}`,
    '      - uses: docker/build-push-action@v6',
    '        with:',
    ...inputs.map((line) => `          ${line}`),
    '',
  ].join('\n');

test('a job leads to the Dockerfile of its build, whose path is seen from the top of the repository, and into it', async () => {
  const inputs = ['context: ./web', 'target: prod', 'build-args: |', '  OTHER=1', '  NODE_VERSION = ${{ inputs.node }}'];
  const into = ['prod -> /w/web/Dockerfile 84:Prod', 'NODE_VERSION -> /w/web/Dockerfile 4:NODE_VERSION 58:NODE_VERSION'];
  const at = (text: string): Promise<string[]> => linksIn(WORKFLOW, { ...FILES, [WORKFLOW]: text });
  assert.deepEqual(await at(jobWith(inputs)), ['./web -> /w/web/Dockerfile', ...into]);
  assert.deepEqual(await at(jobWith(['file: "web/Dockerfile"', 'context: .'])), [
    '. -> /w/web/Dockerfile',
    'web/Dockerfile -> /w/web/Dockerfile',
  ]);
});

test('a job leads nowhere by what only its run knows, or where the repository lies elsewhere', async () => {
  const found = (inputs: readonly string[], checkout?: string): Promise<string[]> =>
    linksIn(WORKFLOW, { ...FILES, [WORKFLOW]: jobWith(inputs, checkout) });
  assert.deepEqual(await found(['context: ${{ matrix.folder }}', 'target: prod']), []);
  assert.deepEqual(await found(["context: '{{defaultContext}}:web'", 'target: prod']), []);
  assert.deepEqual(await found(['context: https://example.com/a.git', 'target: prod']), []);
  assert.deepEqual(await found(['context: nowhere']), []);
  assert.deepEqual(await found(['context: web'], '\n        with: { path: elsewhere }'), []);
});

const mentionsIn = async (path: string, files: Readonly<Record<string, string>>): Promise<string[]> => {
  const found = await createLinter(memoryHost(files)).mentions({ path, text: files[path] ?? '' });
  return found.map(({ kind, name, at, path: from }) => `${kind} ${name} at ${files[from]?.slice(at.start, at.end)} in ${from}`);
};

test('a Dockerfile is told of by the job that builds it, and by dev containers one folder deeper', async () => {
  const container = '/w/.devcontainer/web/devcontainer.json';
  const files = {
    [WORKFLOW]: jobWith(['context: web', 'target: prod']),
    [container]: '{ "build": { "dockerfile": "../../web/Dockerfile" } }',
    '/w/.devcontainer/other/devcontainer.json': '{ "build": { "dockerfile": "Dockerfile" } }',
    '/w/web/Dockerfile': DOCKERFILE,
  };
  assert.deepEqual(await mentionsIn('/w/web/Dockerfile', files), [
    `build the dev container at ../../web/Dockerfile in ${container}`,
    `build job "image" at docker/build-push-action@v6 in ${WORKFLOW}`,
    `stage prod at prod in ${WORKFLOW}`,
  ]);
});

test('a Compose file is told of by the dev containers that are started from it, and by nobody else', async () => {
  const container = '/w/.devcontainer/devcontainer.json';
  const files = {
    [container]: '{ "dockerComposeFile": ["../compose.yaml", "own.yaml"] }',
    '/w/compose.yaml': COMPOSE,
    '/w/compose.override.yaml': 'include: [compose.yaml]\n',
  };
  assert.deepEqual(await mentionsIn('/w/compose.yaml', files), [`use the dev container at ../compose.yaml in ${container}`]);
  assert.deepEqual(await mentionsIn('/w/compose.override.yaml', files), []);
});
