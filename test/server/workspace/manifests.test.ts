import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenHost } from '../../../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter, type LintRequest } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';

/** Rules that have much to say of files that are short for the sake of the test. */
const SILENT = { 'missing-digest': { severity: 'off' }, 'no-memory-limit': { severity: 'off' } } as const;

const requestFor = (path: string, text: string, scope: LintRequest['scope'] = 'workspace'): LintRequest => ({
  path,
  text,
  config: { ...DEFAULT_CONFIG, extends: 'strict', rules: SILENT },
  scope,
});

const found = async (request: LintRequest, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
  const { findings } = await createLinter(memoryHost(files)).lint(request);
  return findings.map(({ rule, at }) => `${rule} ${request.text.slice(at.start, at.end)}`);
};

test('a report says what kind of file it is of', async () => {
  const kinds = {
    '/w/compose.yaml': ['compose', 'services: {}'],
    '/w/a.yaml': ['kubernetes', 'apiVersion: v1\nkind: Pod\n'],
    '/w/.github/workflows/a.yml': ['workflow', 'jobs: {}'],
    '/w/.gitlab-ci.yml': ['workflow', 'image: node:22.11.0'],
    '/w/.devcontainer/devcontainer.json': ['devcontainer', '{}'],
    '/w/Dockerfile': ['dockerfile', 'FROM scratch\n'],
    '/w/other': ['dockerfile', 'FROM scratch\n'],
  } as const;
  const linter = createLinter(memoryHost());
  for (const [path, [kind, text]] of Object.entries(kinds)) assert.equal((await linter.lint(requestFor(path, text))).kind, kind, path);
});

test('an .env file beside a Compose file is read in each scope, and mended where its values stand', async () => {
  const text = 'services:\n  a:\n    image: debian:${TAG}\n';
  const files = { '/w/.env': '# tags\nTAG=latest\n' };
  for (const scope of ['file', 'workspace'] as const)
    assert.deepEqual(await found(requestFor('/w/compose.yaml', text, scope), files), ['unpinned-image debian:${TAG}']);
  const fixed = await createLinter(memoryHost(files)).fix(requestFor('/w/compose.yaml', text), 'all');
  assert.equal(fixed.text, text);
  assert.deepEqual(
    fixed.others.map(({ path, after }) => [path, after]),
    [['/w/.env', '# tags\nTAG=trixie-20260112\n']],
  );
  assert.deepEqual(fixed.report.findings, []);
});

test('a variable that is used for something else as well keeps its form', async () => {
  const image = 'services:\n  a:\n    image: alpine:${V}\n';
  const files = { '/w/.env': 'V=edge\n' };
  const used = requestFor('/w/compose.yaml', `${image}    command: run $V\n`);
  const linter = createLinter(memoryHost(files));
  const [finding] = (await linter.lint(used)).findings;
  assert.equal(finding?.rule, 'unpinned-image');
  assert.equal(finding.fixes.length, 1);
  assert.deepEqual(
    finding.related.map(({ path, message }) => [path, message]),
    [
      ['/w/.env', 'The tag is written here.'],
      [undefined, 'The fix changes what is used here, too.'],
    ],
  );
  const debian = { '/w/.env': 'V=latest\n' };
  const reshaped = requestFor('/w/compose.yaml', used.text.replace('alpine', 'debian'));
  const [other] = (await createLinter(memoryHost(debian)).lint(reshaped)).findings;
  // trixie-20260112 would say more than the version that the command had.
  assert.deepEqual(
    other?.fixes.map(({ edits }) => edits.map((edit) => edit.text)),
    [['13.3']],
  );
});

test('what a Compose file nearby builds is not pulled by another manifest', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: registry.example.com/own\n';
  const files = { '/w/compose.yaml': 'services:\n  own:\n    build: .\n    image: registry.example.com/own\n' };
  assert.deepEqual(await found(requestFor('/w/k8s/pod.yaml', pod), files), []);
  assert.deepEqual(await found(requestFor('/w/k8s/pod.yaml', pod)), ['unpinned-image registry.example.com/own']);
  assert.deepEqual(
    await found(requestFor('/w/compose.override.yaml', 'services:\n  a:\n    image: registry.example.com/own:dev\n'), files),
    [],
  );
});

test('what Kustomize or Skaffold puts something else in the place of is not what is pulled', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: registry.example.com/a\n    - image: registry.example.com/b\n';
  const files = {
    '/w/k8s/kustomization.yaml': 'resources: [pod.yaml]\nimages:\n  - name: registry.example.com/a\n    newTag: v1\n',
    '/w/skaffold.yaml': 'build:\n  artifacts:\n    - image: registry.example.com/b\n---\nbuild: {}\n',
  };
  const request = requestFor('/w/k8s/pod.yaml', pod);
  assert.equal((await found(request)).length, 2);
  assert.deepEqual(await found(request, files), []);
  assert.deepEqual(await found(request, { '/w/k8s/kustomization.yaml': files['/w/k8s/kustomization.yaml'] }), [
    'unpinned-image registry.example.com/b',
  ]);
});

test('what is known of an image is told in a manifest too', async () => {
  const text = 'services:\n  a: { image: "node:${V:-22.11.0-bookworm}" }\n';
  const request = requestFor('/w/compose.yaml', text);
  const linter = createLinter(frozenHost());
  const [sighting] = await linter.sightings(request);
  assert.equal(text.slice(sighting?.at.start, sighting?.at.end), 'node:${V:-22.11.0-bookworm}');
  assert.equal((await linter.sightingAt(request, text.indexOf('node')))?.dossier?.name, 'node:22.11.0-bookworm');
});
