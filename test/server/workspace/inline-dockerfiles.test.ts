import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frozenHost } from '../../../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';

const linter = createLinter(frozenHost());

const requestFor = (text: string) => ({ path: '/w/compose.yaml', text, config: DEFAULT_CONFIG, scope: 'workspace' as const });

const found = async (text: string): Promise<readonly string[]> => {
  const { findings } = await linter.lint(requestFor(text));
  return findings.map(({ rule, at, suppressed }) => `${rule} ${text.slice(at.start, at.end)}${suppressed ? ' (ignored)' : ''}`);
};

const service = (build: string, name = 'web'): string => `  ${name}:\n    build:\n      context: .\n${build.replace(/^(?=.)/gm, '      ')}`;
const compose = (...services: readonly string[]): string => `services:\n${services.join('')}`;

describe('a Dockerfile that stands in a Compose file', () => {
  it('is linted where it stands, by the name of its service', async () => {
    const text = compose(service('dockerfile_inline: |\n  # why\n  FROM node\n  RUN true \\\n    && curl http://example.com/x.sh | sh\n'));
    assert.deepEqual(await found(text), ['unpinned-image node', 'pipe-to-shell http://example.com/x.sh']);
    const { findings } = await linter.lint(requestFor(text));
    for (const { message } of findings) assert.match(message, / Found in the build of service "web"\.$/);
  });

  it('gets the arguments and the target of its build', async () => {
    const stages = 'ARG TAG=22.22.0-bookworm\nFROM node:22.22.0-bookworm AS kept\nFROM registry.example.com/a:1.2 AS other\n';
    assert.deepEqual(await found(compose(service(`args: { TAG: lts }\ndockerfile_inline: |\n${stages.replace(/^(?=.)/gm, '  ')}`))), []);
    const ordered = 'dockerfile_inline: |\n  FROM debian:bookworm AS a\n  FROM node AS b\n';
    assert.deepEqual(
      await found(compose(service(`target: a\n${ordered}`))),
      await found(compose(service(ordered.replace('node', 'scratch')))),
    );
  });

  it('is read for comments that ignore, as any', async () => {
    const text = compose(
      service('dockerfile_inline: |\n  # hadolint ignore=DL3006\n  FROM node\n  # plimsoll ignore=unpinned-image\n  RUN true\n'),
    );
    assert.deepEqual(await found(text), ['unpinned-image node (ignored)', 'unused-suppression unpinned-image']);
  });

  it('is mended as it is indented', async () => {
    const text = compose(
      service('dockerfile_inline: |\n  FROM node:lts\n  RUN apt-get update \\\n      && apt-get install -y curl\n'),
      '  db:\n    image: node:lts\n',
    );
    const { text: fixed } = await linter.fix(requestFor(text), 'all');
    const pinned = /node:\d+\.\d+\.\d+-\w+/g;
    assert.equal(fixed.match(pinned)?.length, 2);
    assert.match(fixed, /^ {12}&& apt-get install -y --no-install-recommends curl \\\n {12}&& rm -rf/m);
    assert.deepEqual(await found(fixed), []);
  });

  it('is another one where Compose puts in values, or YAML or a here-document cuts the lines anew: then nothing is said', async () => {
    for (const inline of [
      '|\n  FROM node\n  RUN echo ${X}\n',
      '|\n  FROM node\n  RUN echo $$X\n',
      '>\n  FROM node\n',
      '"FROM node\\nRUN true"\n',
      '|\n  FROM node\n  RUN <<EOF\n    true\n  EOF\n',
      '[FROM, node]\n',
    ])
      assert.deepEqual(await found(compose(service(`dockerfile_inline: ${inline}`))), [], inline);
  });

  it('is that of the service which has it, however many do', async () => {
    const one = 'dockerfile_inline: |\n  FROM node\n';
    assert.deepEqual(await found(compose(service(one, 'a'), service(one, 'b'))), ['unpinned-image node', 'unpinned-image node']);
    const shared = compose(service(`${one.replace('|', '&file |')}`, 'a'), service('dockerfile_inline: *file\n', 'b'));
    const { findings } = await linter.lint(requestFor(shared));
    assert.deepEqual(
      findings.map(({ message }) => /Found in .*/.exec(message)?.[0]),
      ['Found in the build of service "a", service "b".'],
    );
  });

  it('stands on other contexts of its build, and on what the file builds, as if they were images', async () => {
    const inline = 'additional_contexts: { base: ../base }\ndockerfile_inline: |\n  FROM base AS a\n  FROM org/app AS b\n  FROM other\n';
    const app = '  app:\n    image: org/app\n    build: ./app\n';
    assert.deepEqual(await found(compose(service(inline), app)), ['unpinned-image other']);
  });

  it('and its service have one finding where both give a variable the same value', async () => {
    const secret = 'q7Zr2kLw9VbX4tNc8sHd';
    const build = service(`dockerfile_inline: |\n  FROM node:22.22.0-bookworm\n  ENV API_TOKEN=${secret}\n`);
    const text = compose(`${build}    environment:\n      API_TOKEN: ${secret}\n`);
    const { findings } = await linter.lint(requestFor(text));
    assert.deepEqual(await found(text), [`secret-in-environment API_TOKEN=${secret}`]);
    assert.equal(findings[0]?.related.length, 1);
  });

  it('says what is no Dockerfile', async () => {
    const text = compose(service('dockerfile_inline: |\n  FROM node:22.22.0-bookworm\n  RUM true\n'));
    assert.deepEqual(await found(text), ['syntax-error RUM']);
  });
});
