import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { defineRule } from '../../../server/src/rule.ts';
import { memoryHost } from '../memory-host.ts';

const DOCKERFILE = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG}\n';

/** Tells each image as it is once its variables are replaced. */
const tellsImages = defineRule({
  id: 'any-image',
  summary: 'An image.',
  why: 'To see what the facts are.',
  category: 'correctness',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: '' }],
  links: [],
  *check({ images }) {
    for (const { at, resolved } of images) yield { at, message: resolved?.text ?? 'unknown' };
  },
});

const lint = (files: Readonly<Record<string, string>>, scope: 'file' | 'workspace') =>
  createLinter(memoryHost(files)).lint({
    path: '/w/web/Dockerfile',
    text: files['/w/web/Dockerfile'] ?? '',
    config: DEFAULT_CONFIG,
    scope,
  });

const compose = (build: string): string => `services:\n  web:\n    build:\n      context: ./web\n${build}`;

test('a Dockerfile is linted with the build arguments of a Compose service, which the finding names', async () => {
  const text = compose('      args:\n        TAG: latest\n');
  const { findings } = await lint({ '/w/compose.yaml': text, '/w/web/Dockerfile': DOCKERFILE }, 'workspace');
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['unpinned-image'],
  );
  assert.match(findings[0]?.message ?? '', /service "web"/);
  const [related] = findings[0]?.related ?? [];
  assert.equal(related?.path, '/w/compose.yaml');
  assert.equal(text.slice(related?.span.start, related?.span.end), 'latest');
});

test('linting one named file looks for no Compose file', async () => {
  const files = { '/w/compose.yaml': compose('      args:\n        TAG: latest\n'), '/w/web/Dockerfile': DOCKERFILE };
  assert.deepEqual((await lint(files, 'file')).findings, []);
});

test('a finding that the Dockerfile has by itself is told once and names no service', async () => {
  const files = { '/w/compose.yaml': compose('      args: ["OTHER=1"]\n'), '/w/web/Dockerfile': 'FROM node\n' };
  const { findings } = await lint(files, 'workspace');
  assert.equal(findings.length, 1);
  assert.doesNotMatch(findings[0]?.message ?? '', /service/);
});

test('an argument that comes from an environment nobody knows makes the image unknown, not wrong', async () => {
  const files = { '/w/compose.yaml': compose('      args:\n        TAG: ${TAG}\n'), '/w/web/Dockerfile': DOCKERFILE };
  assert.deepEqual((await lint(files, 'workspace')).findings, []);
});

test('a Compose file with another Dockerfile, broken YAML or an inline Dockerfile builds nothing of ours', async () => {
  for (const text of [
    compose('      dockerfile: Other\n      args: {TAG: latest}\n'),
    'services: [',
    compose('      dockerfile_inline: FROM node\n      args: {TAG: latest}\n'),
  ])
    assert.deepEqual((await lint({ '/w/compose.yaml': text, '/w/web/Dockerfile': DOCKERFILE }, 'workspace')).findings, []);
});

test('Compose files are looked for up to the top of the repository, and no more than four folders up', async () => {
  const text = compose('      args:\n        TAG: latest\n');
  const dockerfileIn = (folder: string) => ({ path: `${folder}/web/Dockerfile`, text: DOCKERFILE, config: DEFAULT_CONFIG });
  const findings = async (folder: string, files: Readonly<Record<string, string>>) => {
    const request = { ...dockerfileIn(folder), scope: 'workspace' as const };
    return (await createLinter(memoryHost({ ...files, [request.path]: DOCKERFILE })).lint(request)).findings.length;
  };
  const contexts = (context: string): string => text.replace('./web', context);
  assert.equal(await findings('/w/a/b', { '/w/compose.yaml': contexts('a/b/web') }), 1);
  assert.equal(await findings('/w/a/b', { '/w/compose.yaml': contexts('a/b/web'), '/w/a/.git/HEAD': '' }), 0);
  assert.equal(await findings('/w/a/b/c', { '/w/compose.yaml': contexts('a/b/c/web') }), 1);
  assert.equal(await findings('/w/a/b/c/d', { '/w/compose.yaml': contexts('a/b/c/d/web') }), 0);
});

test("an image that a Compose service builds is nobody else's, and needs no pin", async () => {
  const files = {
    '/w/compose.yaml':
      'services:\n  base:\n    build: ./base\n    image: ${REGISTRY:-ghcr.io}/org/base:dev\n  other:\n    build: ./x\n    image: org/other\n' +
      '  inline:\n    image: org/inline\n    build:\n      dockerfile_inline: FROM scratch\n',
    '/w/web/Dockerfile': 'FROM ghcr.io/org/base AS base\nFROM org/other:latest\nFROM org/alien\nFROM org/inline\n',
  };
  const found = async (scope: 'file' | 'workspace') => (await lint(files, scope)).findings.map(({ rule, at }) => `${rule} ${at.start}`);
  assert.deepEqual(await found('workspace'), ['unofficial-base 57', 'unpinned-image 57']);
  assert.deepEqual(
    (await found('file')).filter((one) => one.endsWith(' 5')),
    ['unofficial-base 5', 'unpinned-image 5'],
  );
});

test('an image that a build gives as a context is no image, whether it is that of Compose or of a job', async () => {
  const dockerfile = 'FROM base AS build\nCOPY --from=assets /a /a\nCOPY --from=other /b /b\n';
  const contexts = { map: '{ base: ../base, assets: "service:web" }', list: '["base=../base", "assets=docker-image://org/assets"]' };
  const step = `uses: docker/build-push-action@v6\n        with:\n          context: web\n          build-contexts: |\n            base=base\n            assets=assets\n`;
  for (const [path, text] of [
    ['/w/compose.yaml', `services:\n  web:\n    build: { context: web, additional_contexts: ${contexts.map} }\n`],
    ['/w/compose.yaml', `services:\n  web:\n    build: { context: web, additional_contexts: ${contexts.list} }\n`],
    ['/w/.github/workflows/ci.yaml', `jobs:\n  web:\n    steps:\n      - ${step}`],
  ] as const) {
    const { findings } = await lint({ [path]: text, '/w/web/Dockerfile': dockerfile }, 'workspace');
    assert.deepEqual(
      findings.map(({ at }) => dockerfile.slice(at.start, at.end)),
      ['other'],
      text,
    );
  }
  const elsewhere = { '/w/compose.yaml': `services:\n  a: { build: { context: a, additional_contexts: ${contexts.map} } }\n` };
  assert.equal((await lint({ ...elsewhere, '/w/web/Dockerfile': dockerfile }, 'workspace')).findings.length, 3);
});

test("a Dockerfile that variables choose is no service's, and neither is the default one in its place", async () => {
  const args = 'args: { TAG: latest }';
  for (const build of [`{ context: "$DIR", ${args} }`, `{ context: web, dockerfile: "\${FILE}", ${args} }`]) {
    const files = { '/w/web/Dockerfile': DOCKERFILE, '/w/web/compose.yaml': `services:\n  web:\n    build: ${build}\n` };
    assert.deepEqual((await lint(files, 'workspace')).findings, [], build);
  }
});

test('the platform and the arguments of a service change what is known of its build', async () => {
  const dockerfile = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG}-${TARGETARCH}\n';
  const taggedFor = async (service: string): Promise<string[]> => {
    const text = `services:\n  web:\n    build: { context: web, args: { TAG: latest } }\n${service}`;
    const linter = createLinter(memoryHost({ '/w/compose.yaml': text }), { rules: [tellsImages] });
    const { findings } = await linter.lint({ path: '/w/web/Dockerfile', text: dockerfile, config: DEFAULT_CONFIG, scope: 'workspace' });
    return findings.map(({ message }) => message);
  };
  const own = 'registry.example.com/node:1.2-amd64';
  const built = (architecture: string, services: string): string =>
    `registry.example.com/node:latest-${architecture} Found in the build of ${services}.`;
  assert.deepEqual(await taggedFor(''), [own, built('amd64', 'service "web"')]);
  assert.deepEqual(await taggedFor('    platform: linux/arm64\n'), [own, built('arm64', 'service "web"')]);
  const second = '  job:\n    build: { context: web, args: { TAG: latest } }\n';
  assert.deepEqual(await taggedFor(second), [own, built('amd64', 'service "web", service "job"')]);
});

test('an image that a service only builds is spoken of in its Dockerfile alone', async () => {
  const files = {
    '/w/compose.yaml': 'services:\n  web:\n    build: { context: web, args: { TAG: latest } }\n    image: node:latest\n',
    '/w/web/Dockerfile': DOCKERFILE,
  };
  const linter = createLinter(memoryHost(files));
  const request = { path: '/w/compose.yaml', text: files['/w/compose.yaml'], config: DEFAULT_CONFIG, scope: 'workspace' } as const;
  assert.deepEqual((await linter.lint(request)).findings, []);
  assert.equal((await lint(files, 'workspace')).findings.length, 1);
});
