import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageNamesIn } from '../../../server/src/facts/image-names.ts';
import { imagePlaceAt } from '../../../server/src/facts/image-place.ts';

/** What is written around the `|`, cut there; `undefined` where no image can stand. */
const place = (marked: string, path = '/a/Dockerfile'): string | undefined => {
  const found = imagePlaceAt({ path, text: marked.replace('|', '') }, marked.indexOf('|'));
  return found && `${found.text.slice(0, found.before)}|${found.text.slice(found.before)}`;
};

describe('the place of an image', () => {
  it('is the first word of a FROM', () => {
    assert.equal(place('FROM no|de:22 AS build\n'), 'no|de:22');
    assert.equal(place('FROM --platform=linux/amd64 node:|\n'), 'node:|');
    assert.equal(place('from node|'), 'node|');
    assert.equal(place('FROM \\\n  node:2|2\n'), 'node:2|2');
  });

  it('is there before anything is written', () => {
    for (const text of ['FROM |', 'FROM |\nRUN x\n', 'FROM --platform=x |', 'FROM | AS build\n']) assert.equal(place(text), '|', text);
  });

  it('is what COPY and the mounts of a RUN take from', () => {
    assert.equal(place('FROM a\nCOPY --link --from=nod|e:22 /a /b\n'), 'nod|e:22');
    assert.equal(place('FROM a\nCOPY --from=| /a /b\n'), '|');
    assert.equal(place('FROM a\nRUN --mount=type=bind,from=nod|e:22,target=/x make\n'), 'nod|e:22');
    assert.equal(place('FROM a\nRUN --mount=from=| make\n'), '|');
    assert.equal(place('FROM a\nONBUILD COPY --from=nod| /a /b\n'), 'nod|');
  });

  it('is nowhere else', () => {
    const nowhere = [
      'FR|OM node\n',
      'FROM|',
      'FROM node A|S build\n',
      'FROM node AS bu|ild\n',
      'FROM node |\n',
      'FROM --plat|form=x node\n',
      '# FROM no|de\n',
      'FROM \\\n# no|de\n  node\n',
      'FROM a\nRUN echo |\n',
      'FROM a\nRUN <<EOF\nFROM no|de\nEOF\n',
      'FROM a\nCOPY --chown=x| /a /b\n',
      'FROM a\nCOPY |/a /b\n',
      'FROM a\nADD --from=| /a /b\n',
      'FROM a\nRUN --mount=type=bi|nd,from=x make\n',
      'FROM a\nRUN --mount=type=bind,from=x,target=/|y make\n',
      '|',
      'ARG X=no|de\n',
    ];
    for (const text of nowhere) assert.equal(place(text), undefined, text);
  });

  it('is not known where a variable says what it is', () => {
    assert.equal(place('ARG V\nFROM node:$|V\n'), undefined);
    assert.equal(place('ARG V\nFROM node:${V|}\n'), undefined);
    assert.equal(place('FROM "no|de"\n'), undefined);
  });

  it('may be an earlier stage', () => {
    const stagesAt = (marked: string) =>
      imagePlaceAt({ path: '/a/Dockerfile', text: marked.replace('|', '') }, marked.indexOf('|'))?.stages;
    const text = 'FROM a AS one\nFROM b AS two\nCOPY --from=# /a /b\nFROM c AS three\n';
    assert.deepEqual(stagesAt(text.replace('#', '|')), ['one']);
    assert.deepEqual(stagesAt(text.replace('FROM c', 'FROM |c').replace('#', 'x')), ['one', 'two']);
    assert.deepEqual(stagesAt(text.replace('FROM a', 'FROM |a').replace('#', 'x')), []);
  });

  it('names images as they are written out, and no stage', () => {
    const text =
      'FROM localhost:5000/a/b:1 AS one\nFROM one\nFROM node:22@sha256:abc\nFROM node\nFROM $X\nFROM x$Y\nFROM scratch\nFROM ONE\n';
    assert.deepEqual(imageNamesIn({ path: '/a/Dockerfile', text }), ['localhost:5000/a/b', 'node']);
  });

  it('is the value of a key of manifests, even where they are half written', () => {
    const compose = '/a/compose.yaml';
    assert.equal(place('services:\n  web:\n    image: node:|\n', compose), 'node:|');
    assert.equal(place('services:\n  web:\n    image: "gra|fana"\n', compose), 'gra|fana');
    assert.equal(place('services:\n  web:\n    image: |\n    ports: []\n', compose), '|');
    assert.equal(place('jobs:\n  a:\n    container: node:2|2 # why\n', '/a/.github/workflows/ci.yml'), 'node:2|2');
    assert.equal(place('{\n  "image": "mcr.microsoft.com/dev|"\n}\n', '/a/.devcontainer/devcontainer.json'), 'mcr.microsoft.com/dev|');
    for (const text of [
      'a:\n  # image: no|de\n',
      'a:\n  image: $|{X}\n',
      'a:\n  images: no|de\n',
      'a:\n  ima|ge: node\n',
      'a:\n  image: # x|\n',
    ])
      assert.equal(place(text, compose), undefined, text);
  });

  it('names images of manifests too', () => {
    const text = 'services:\n  a:\n    image: "ghcr.io/a/b:1"\n  b:\n    image: $X\n  c:\n    image: node@sha256:0a # x\n';
    assert.deepEqual(imageNamesIn({ path: '/a/compose.yaml', text }), ['ghcr.io/a/b', 'node']);
  });
});
