import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';

const DOCKERFILE = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG}\n';

/** Who builds what is found, and where what is wrong is written. */
const found = async (path: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const request = { path, text: DOCKERFILE, config: DEFAULT_CONFIG, scope: 'workspace' as const };
  const { findings } = await createLinter(memoryHost(files)).lint(request);
  return findings.map(({ rule, message, related: [place] }) => {
    const written = files[place?.path ?? '']?.slice(place?.span.start, place?.span.end);
    return `${rule}, ${/Found in the build of (.*)\.$/.exec(message)?.[1]}, ${written}`;
  });
};

describe('a Dockerfile is linted with the arguments', () => {
  it('of a dev container beside it or below', async () => {
    const container = (dockerfile: string, tag: string): string =>
      `{ // as usual\n "build": { "dockerfile": "${dockerfile}", "context": "..", "args": { "TAG": "${tag}", }, } }`;
    const path = '/w/.devcontainer/devcontainer.json';
    const expected = ['unpinned-image, the dev container, latest'];
    assert.deepEqual(await found('/w/.devcontainer/Dockerfile', { [path]: container('Dockerfile', 'latest') }), expected);
    assert.deepEqual(await found('/w/Dockerfile', { [path]: container('../Dockerfile', 'latest') }), expected);
    assert.deepEqual(await found('/w/Dockerfile', { [path]: container('Dockerfile', 'latest') }), []);
    const deeper = '/w/.devcontainer/web/devcontainer.json';
    assert.deepEqual(await found('/w/Dockerfile', { [deeper]: container('../../Dockerfile', 'latest') }), expected);
    assert.deepEqual(await found('/w/Dockerfile', { [path]: container('../Dockerfile', '${localEnv:TAG}') }), []);
  });

  it('of a job that runs the action of Docker, where they are written out', async () => {
    const workflow = (inputs: string, checkout = ''): string =>
      `jobs:\n  image:\n    steps:\n      - uses: actions/checkout@v4\n${checkout}      - uses: docker/build-push-action@v6\n        with:\n${inputs}`;
    const args = '          build-args: |\n            OTHER=1\n            TAG=latest\n';
    const at = (text: string) => found('/w/web/Dockerfile', { '/w/.github/workflows/image.yml': text });
    assert.deepEqual(await at(workflow(`          context: web\n${args}`)), ['unpinned-image, job "image", latest']);
    assert.deepEqual(await at(workflow(`          file: web/Dockerfile\n${args}`)), ['unpinned-image, job "image", latest']);
    assert.deepEqual(await at(workflow(`          context: \${{ matrix.folder }}\n${args}`)), []);
    assert.deepEqual(await at(workflow(`          context: web\n${args.replace('latest', '${{ inputs.tag }}')}`)), []);
    assert.deepEqual(await at(workflow(`          context: web\n${args}`, '        with: { path: elsewhere }\n')), []);
  });
});
