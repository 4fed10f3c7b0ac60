import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ManifestBuild } from '../../../server/src/manifest/build-model.ts';
import { readProjectBuilds } from '../../../server/src/manifest/compose/builds.ts';

const PATH = '/w/compose.yaml';

const read = (text: string): readonly ManifestBuild[] => readProjectBuilds([{ path: PATH }], new Map([[PATH, text]]));

const web = (lines: string): ManifestBuild => {
  const [build] = read(`services:\n  web:\n${lines}`);
  if (!build) throw new Error(`nothing is built by ${lines}`);
  return build;
};

/** Arguments as they are, and as they are written. */
const argumentsOf = (text: string): (readonly [string, string | undefined, string | undefined])[] => {
  const [build] = read(text);
  return [...(build?.arguments ?? [])].map(([name, value]) => {
    const at = value?.locate(0, value.text.length);
    return [name, value?.text, at && text.slice(at.span.start, at.span.end)] as const;
  });
};

const args = (lines: string): string => `services:\n  web:\n    build:\n      context: .\n      args:\n${lines}`;

describe('builds of a Compose file', () => {
  it('have the context and the Dockerfile that are written, or the usual ones', () => {
    const short = web('    build: ./web\n');
    assert.deepEqual([short.builder, short.dockerfile], ['service "web"', '/w/web/Dockerfile']);
    const long = web('    build:\n      context: ..\n      dockerfile: web/Dockerfile.dev\n      target: dev\n    platform: linux/arm64\n');
    assert.deepEqual([long.dockerfile, long.target, long.platform], ['/web/Dockerfile.dev', 'dev', 'linux/arm64']);
    assert.equal(web('    build:\n      target: dev\n').dockerfile, '/w/Dockerfile');
  });

  it('have arguments by map or by list, each with its place', () => {
    const expected = [
      ['A', '1.2', '1.2'],
      ['B', 'x y', 'x y'],
    ];
    assert.deepEqual(argumentsOf(args('        A: 1.2\n        B: "x y"\n')), expected);
    assert.deepEqual(argumentsOf(args('        - A=1.2\n        - "B=x y"\n')), expected);
  });

  it('have the defaults of variables, and no value where only an environment has one', () => {
    assert.deepEqual(argumentsOf(args('        A: ${A:-1}\n        B: $B\n        C:\n')), [
      ['A', '1', '1'],
      ['B', undefined, undefined],
      ['C', undefined, undefined],
    ]);
    assert.deepEqual(argumentsOf(args('        - A\n')), [['A', undefined, undefined]]);
  });

  it('may be fragments that stand elsewhere', () => {
    const text = `x-app: &app
  build: &build
    context: ./app
    args: &args
      TAG: latest
      OTHER: 1
services:
  alias: *app
  merged:
    <<: *app
  several:
    <<: [{platform: linux/arm64}, *app]
  deeper:
    build:
      <<: *build
      target: dev
      args:
        <<: *args
        TAG: lts
`;
    const builds = read(text);
    assert.deepEqual(
      builds.map(({ builder, dockerfile, arguments: given }) => [builder, dockerfile, given.get('TAG')?.text, given.get('OTHER')?.text]),
      [
        ['service "alias"', '/w/app/Dockerfile', 'latest', '1'],
        ['service "merged"', '/w/app/Dockerfile', 'latest', '1'],
        ['service "several"', '/w/app/Dockerfile', 'latest', '1'],
        ['service "deeper"', '/w/app/Dockerfile', 'lts', '1'],
      ],
    );
    assert.deepEqual([builds[2]?.platform, builds[3]?.target], ['linux/arm64', 'dev']);
    assert.equal(builds[0]?.arguments.get('TAG')?.locate(0, 6)?.span.start, text.indexOf('latest'));
  });

  it('have no Dockerfile where the Compose file holds its text', () => {
    const [build] = read('services: {web: {image: org/web, build: {dockerfile_inline: FROM a}}}');
    assert.deepEqual([build?.image, build?.dockerfile], ['org/web', undefined]);
  });

  it('are none of images and texts that are no Compose file', () => {
    for (const text of ['', 'a', '- services', 'services: [', 'services: {web: {image: nginx}}']) assert.deepEqual(read(text), [], text);
  });

  it('are found in time however fragments merge one another', () => {
    const links = Array.from(
      { length: 2000 },
      (_, index) => `x${index}: &a${index}\n  <<: [${`*a${Math.max(0, index - 1)}, `.repeat(9)}]\n`,
    );
    const started = process.cpuUsage();
    assert.deepEqual(read(`${links.join('')}services:\n  web: *a1999\n`), []);
    assert.deepEqual(read('x: &x\n  <<: *x\nservices:\n  web: *x\n'), []);
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 < 2000);
  });
});
