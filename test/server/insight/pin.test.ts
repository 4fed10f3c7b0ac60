import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PinOptions } from '../../../server/src/insight/plan.ts';
import { createLinter, type LintRequest } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';
import { after, digestNamed, type Kept, linterAt, offline, registryWith, requestFor, told } from './a-registry.ts';

/** The tags of one build have one digest; `22` was built anew since the tables were made. */
const IMAGES: Readonly<Record<string, Kept>> = {
  node: { tags: { latest: 'a', '22': 'b', '22-alpine': 'c', '22.22.0-alpine3.23': 'c', '22.22.0-alpine': 'c' } },
  python: {
    tags: { '3.13': '5', '3.13.99': '5', '3.14': 'd', '3.14.2': 'd', '3.14-slim': 'e', '3.14.2-slim': 'e', '3.14.2-slim-trixie': 'e' },
  },
  alpine: { tags: { '3.22': '1', '3.22.2': '1' } },
  'ghcr.io/org/app': { tags: { '1.4': 'f', latest: '2' } },
  'ghcr.io/org/lib': { tags: { '2': '8', '2.4': '8', '2.4.1': '8', '2.4.0': '7', '2.4.1-slim': '6', latest: '8' } },
  'quay.io/org/slow': { tags: { '1': '3' }, silentOn: ['digest'] },
};

const planOf = (text: string, form: PinOptions['form'], over?: Partial<LintRequest>) =>
  linterAt(IMAGES).pin(requestFor(text, over), { form });

const pinned = async (text: string, form: PinOptions['form'] = 'tag-and-digest'): Promise<string> => after(text, await planOf(text, form));

const steps = async (text: string, form: PinOptions['form'] = 'tag-and-digest', over?: Partial<LintRequest>): Promise<string[]> =>
  (await planOf(text, form, over)).steps.map(told);

describe('pin', () => {
  it('gives an image the exact tag of the same build, and its digest', async () => {
    assert.equal(await pinned('FROM  node:22-alpine  AS x\n'), 'FROM  node:22.22.0-alpine3.23@c  AS x\n');
    assert.equal(await pinned('FROM node:22-alpine\n', 'tag'), 'FROM node:22.22.0-alpine3.23\n');
    assert.equal(await pinned('FROM node:22-alpine\n', 'digest'), 'FROM node:22-alpine@c\n');
  });

  it('keeps a tag whose exact one the registry has not, or has with another digest', async () => {
    assert.equal(await pinned('FROM node:22\n'), 'FROM node:22@b\n');
    assert.deepEqual(await steps('FROM node:22\n', 'tag'), [
      'node | 22 > - | skipped | Its registry has no tag that names the same build more exactly.',
    ]);
  });

  it('names the tag that is meant where none is written', async () => {
    assert.equal(await pinned('FROM node\n'), 'FROM node:latest@a\n');
    assert.equal(await pinned('ARG BASE=node\nFROM $BASE\n'), 'ARG BASE=node:latest@a\nFROM $BASE\n');
  });

  it('pins images of any registry, wherever they are named', async () => {
    const text =
      '# syntax=ghcr.io/org/app\nFROM ghcr.io/org/app:1.4\nCOPY --from=alpine:3.22 /a /a\nRUN --mount=type=bind,from=python:3.14,target=/p true\n';
    const expected =
      '# syntax=ghcr.io/org/app:latest@2\nFROM ghcr.io/org/app:1.4@f\nCOPY --from=alpine:3.22.2@1 /a /a\nRUN --mount=type=bind,from=python:3.14.2@d,target=/p true\n';
    assert.equal(await pinned(text), expected);
  });

  it('looks for the exact tag of any image, and of an official one that is newer than the tables, in the list of its registry', async () => {
    assert.equal(
      await pinned('FROM ghcr.io/org/lib:2\nFROM ghcr.io/org/lib\n'),
      'FROM ghcr.io/org/lib:2.4.1@8\nFROM ghcr.io/org/lib:2.4.1@8\n',
    );
    assert.equal(await pinned('FROM ghcr.io/org/lib:2\n', 'tag'), 'FROM ghcr.io/org/lib:2.4.1\n');
    assert.equal(await pinned('FROM python:3.13\n'), 'FROM python:3.13.99@5\n');
  });

  it('puts the digest into the default of an ARG that holds the tag or the image', async () => {
    assert.equal(await pinned('ARG V=3.14-slim\nFROM python:${V}\n'), 'ARG V=3.14.2-slim-trixie@e\nFROM python:${V}\n');
    assert.equal(await pinned('ARG I="alpine:3.22"\nFROM ${I}\n'), 'ARG I="alpine:3.22.2@1"\nFROM ${I}\n');
    assert.equal(await pinned('ARG V\nFROM alpine:${V:-3.22}\n'), 'ARG V\nFROM alpine:${V:-3.22.2@1}\n');
    assert.equal(await pinned('ARG R=docker.io\nFROM ${R}/library/alpine:3.22\n'), 'ARG R=docker.io\nFROM ${R}/library/alpine:3.22.2@1\n');
  });

  it('puts no digest where a build argument would be undone by it, and says so', async () => {
    const text = 'ARG V=3.14\nFROM python:${V}-slim\n';
    assert.equal(await pinned(text), 'ARG V=3.14.2\nFROM python:${V}-slim\n');
    const why = 'the tag is put together from parts, and a digest behind it would silently undo a build argument';
    assert.deepEqual(await steps(text), [
      `python | 3.14-slim > 3.14.2-slim | changed | exact tag of the same build, without a digest: ${why}`,
    ]);
    const renamed = 'A build argument can give the image another name, to which the digest would not belong.';
    for (const named of ['ARG I=node\nFROM ${I}:22\n', 'ARG O=org\nFROM ghcr.io/${O}/app:1.4\n'])
      assert.match((await steps(named)).join(), new RegExp(`skipped . ${renamed}$`));
  });

  it('gives an ARG that images share one value that does for all of them, or none', async () => {
    const both = 'ARG V=3.14\nFROM python:${V} AS a\nFROM python:${V}-slim\n';
    assert.equal(await pinned(both), 'ARG V=3.14.2\nFROM python:${V} AS a\nFROM python:${V}-slim\n');
    const apart = 'ARG V=3.22\nFROM alpine:${V} AS a\nFROM node:22-alpine${V}\n';
    assert.equal(await pinned(apart), apart);
    const twice = 'ARG V=3.14\nFROM python:${V} AS a\nFROM python:${V} AS b\n';
    assert.equal(await pinned(twice), 'ARG V=3.14.2@d\nFROM python:${V} AS a\nFROM python:${V} AS b\n');
  });

  it('leaves a variable as it is that something else reads', async () => {
    const text = 'ARG V=3.14\nFROM python:${V}\nARG V\nRUN ls /usr/lib/python${V}\n';
    assert.equal(await pinned(text), text);
    assert.deepEqual(await steps(text), ['python | 3.14 > - | skipped | V is read elsewhere too, where it has to stay what it is.']);
    const through = 'ARG V=3.14\nARG T=${V}\nFROM python:${T}\nARG T\nRUN echo $T\n';
    assert.equal(await pinned(through), through);
  });

  it('leaves alone what is pinned, what the workspace builds and what is no image', async () => {
    const digest = digestNamed('9');
    assert.deepEqual(await steps(`FROM node:22@${digest}\nFROM scratch\nFROM node:22@${digest} AS a\nFROM a\n`), [
      'node | 22@9 > - | current',
      'node | 22@9 > - | current',
    ]);
    assert.deepEqual(await steps('FROM own-app\n'), [
      'own-app | - > - | skipped | There is no official image of that name, so it is likely built on the same machine.',
    ]);
    assert.deepEqual(await steps('ARG V\nFROM node:$V\n'), ['node:$V | - > - | skipped | V has no value here.']);
  });

  it('leaves alone what comments or the configuration say to leave alone', async () => {
    assert.deepEqual(await steps('# plimsoll ignore=unpinned-image it is a test\nFROM node:22\nFROM alpine:3.22\n'), [
      'node | 22 > - | skipped | A comment says to ignore unpinned-image: it is a test.',
      'alpine | 3.22 > 3.22.2@1 | changed | exact tag of the same build',
    ]);
    assert.match((await steps('# hadolint ignore=DL3006\nFROM node\n')).join(), /skipped \| A comment/);
    const config = { ...requestFor('').config, rules: { 'unpinned-image': 'off' as const } };
    assert.deepEqual(await steps('FROM node:22\n', 'tag', { config }), [
      'node | 22 > - | skipped | The configuration turns unpinned-image off for this file.',
    ]);
  });

  it('tells what a registry did not answer from what it has not', async () => {
    assert.deepEqual(await steps('FROM quay.io/org/slow:1\nFROM node:17.99\n'), [
      'quay.io/org/slow | 1 > - | failed | It took too long to answer.',
      'node | 17.99 > - | skipped | Docker Hub has no image with the tag "17.99".',
    ]);
  });

  it('knows from the tables alone the exact tags of official images, and asks nobody', async () => {
    const book = registryWith(IMAGES);
    const linter = createLinter(memoryHost(), { book });
    const text = 'FROM node:22-alpine\nFROM ghcr.io/org/app:1.4\nFROM alpine:3.22.2\n';
    const plan = await linter.pin(offline(text), { form: 'tag' });
    assert.deepEqual(plan.steps.map(told), [
      'node | 22-alpine > 22.22.0-alpine3.23 | changed | exact tag of the same build on 2026-01-15',
      'ghcr.io/org/app | 1.4 > - | skipped | Only its registry knows its other tags, and no registry is asked.',
      'alpine | 3.22.2 > - | current',
    ]);
    const unasked = await linter.pin(offline('FROM node:22\n'), { form: 'digest' });
    assert.match(unasked.steps.map(told).join(), /skipped \| Only its registry knows the digest/);
    assert.deepEqual(book.asked, []);
  });

  it('pins the images of manifests, and keeps quotes, comments and variables', async () => {
    const compose = (a: string, b: string) =>
      `services:\n  a:\n    image: "alpine:${a}" # the base\n  b: {image: 'python:\${V:-${b}}'}\n  c:\n    build: .\n    image: own\n`;
    const request = { ...requestFor(compose('3.22', '3.14')), path: '/project/compose.yaml' };
    const plan = await linterAt(IMAGES).pin(request, { form: 'tag-and-digest' });
    assert.equal(after(request.text, plan), compose('3.22.2@1', '3.14.2@d'));
    assert.equal(plan.steps.length, 2, 'what the file builds is nothing to pin');
    const workflow = 'jobs:\n  a:\n    container: node:22-alpine\n    steps:\n      - uses: docker://alpine:3.22\n';
    const steps = await linterAt(IMAGES).pin({ ...requestFor(workflow), path: '/project/.github/workflows/a.yml' }, { form: 'tag' });
    assert.equal(after(workflow, steps), workflow.replace('22-alpine', '22.22.0-alpine3.23').replace('3.22', '3.22.2'));
  });

  it('pins what a Compose file gives to a build, where that is written', async () => {
    const compose = 'services:\n  a:\n    build:\n      context: .\n      args: {V: "3.14"}\n';
    const linter = createLinter(memoryHost({ '/project/compose.yaml': compose }), { book: registryWith(IMAGES) });
    const text = 'ARG V=3.14-slim\nFROM python:${V}\n';
    const { steps, edits } = await linter.pin(requestFor(text, { scope: 'workspace' }), { form: 'tag-and-digest' });
    assert.deepEqual(steps.map(told), [
      'python | 3.14-slim > 3.14.2-slim-trixie@e | changed | exact tag of the same build',
      'python | 3.14 > 3.14.2@d | changed | exact tag of the same build',
    ]);
    const elsewhere = edits.flatMap(({ path, ...edit }) => (path === '/project/compose.yaml' ? [edit] : []));
    assert.equal(after(text, { steps, edits }), 'ARG V=3.14.2-slim-trixie@e\nFROM python:${V}\n');
    assert.equal(after(compose, { steps, edits: elsewhere }), compose.replace('3.14', '3.14.2@d'));
  });

  it('asks about no image that it leaves alone', async () => {
    const book = registryWith(IMAGES);
    await createLinter(memoryHost(), { book }).pin(requestFor('# plimsoll ignore=unpinned-image\nFROM node\nFROM own-app\n'), {
      form: 'tag-and-digest',
    });
    assert.deepEqual(book.asked, []);
  });
});
