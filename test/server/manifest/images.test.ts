import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ENV, imagesIn, names, read } from './reading.ts';

const compose = (lines: string): string => `services:\n  web:\n${lines}`;
const pod = (lines: string): string => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${lines}`;

/** Each piece of the first image as it is understood, and as it is written. */
const pieces = (text: string, env = ''): (readonly [string, string | undefined])[] => {
  const [image] = imagesIn(read('compose', text, env));
  return (image?.resolved?.pieces ?? []).map(({ text: part, start, width, path }) => {
    const source = path === ENV ? env : text;
    return [part, start === undefined ? undefined : source.slice(start, start + (width ?? part.length))] as const;
  });
};

describe('the way back from an image to what is written', () => {
  it('leads to each character of a plain or quoted scalar', () => {
    assert.deepEqual(pieces(compose('    image: node:22 # why\n')), [['node:22', 'node:22']]);
    assert.deepEqual(pieces(compose("    image: 'node:22'\n")), [['node:22', 'node:22']]);
    assert.deepEqual(pieces(compose('    "image": "node:22"\r\n')), [['node:22', 'node:22']]);
  });

  it('leads to escapes as a whole', () => {
    assert.deepEqual(pieces(compose('    image: "no\\u0064e:\\x32"\n')), [
      ['no', 'no'],
      ['d', '\\u0064'],
      ['e:', 'e:'],
      ['2', '\\x32'],
    ]);
    assert.deepEqual(pieces(compose("    image: 'a''b'\n")), [
      ['a', 'a'],
      ["'", "''"],
      ['b', 'b'],
    ]);
  });

  it('leads to the only line of a block, and nowhere from several lines', () => {
    assert.deepEqual(pieces(compose('    image: >-\n      node:22\n')), [['node:22', 'node:22']]);
    assert.deepEqual(pieces(compose('    image: >-\n      node:22\n      -alpine\n')), []);
    assert.deepEqual(pieces(compose('    image: "node:22\\\n      -alpine"\n')), [['node:22-alpine', undefined]]);
  });

  it('leads to the default of a variable, to the .env file, or to what a fragment holds', () => {
    assert.deepEqual(pieces(compose('    image: node:${TAG:-22}-${OS-alpine}\n')), [
      ['node:', 'node:'],
      ['22', '22'],
      ['-', '-'],
      ['alpine', 'alpine'],
    ]);
    assert.deepEqual(pieces(compose('    image: node:$TAG\n'), '# tags\nexport TAG="22" # now\n'), [
      ['node:', 'node:'],
      ['22', '22'],
    ]);
    const text = 'x-a: &a { image: node:22 }\nservices:\n  web: { <<: *a }\n  api: { <<: *a, restart: always }\n';
    assert.deepEqual(pieces(text), [['node:22', 'node:22']]);
    assert.equal(imagesIn(read('compose', text)).length, 1);
  });
});

describe('variables of Compose', () => {
  const image = (written: string, env = ''): readonly string[] => names('compose', compose(`    image: "${written}"\n`), env);

  it('take their default where they are not set, or are empty and the operator has a colon', () => {
    assert.deepEqual(image('a:${T:-1}', 'T='), ['a:1']);
    assert.deepEqual(image('a:${T-1}', 'T='), ['a:']);
    assert.deepEqual(image('a:${T:-1}', 'T=2'), ['a:2']);
    assert.deepEqual(image('a:1${T:+-x}', 'T=2'), ['a:1-x']);
    assert.deepEqual(image('a:1${T:+-x}'), ['a:1']);
    assert.deepEqual(image('a:${T:-${U:-${V}}}', 'V=3'), ['a:3']);
  });

  it('are not known without either', () => {
    assert.deepEqual(image('a:$T'), ['? T']);
    assert.deepEqual(image('${R}/a:${T:?needed}'), ['? R T']);
    assert.deepEqual(image('a:${T:-${U}}'), ['? U']);
    assert.deepEqual(image('a:${T', 'T=1'), ['? T']);
    assert.deepEqual(image('a:${T}', 'T=$OTHER'), ['? T']);
    assert.deepEqual(image('a:${T}', "T='$OTHER'"), ['? $OTHER'.replace('$OTHER', 'OTHER')]);
  });

  it('end, however deep they nest', () => {
    assert.match(image(`a:${'${T:-'.repeat(60)}1${'}'.repeat(60)}`)[0] ?? '', /^\? T/);
  });
});

describe('an .env file', () => {
  const image = (env: string): readonly string[] => names('compose', compose('    image: a:${T}\n'), env);

  it('may have quotes, comments, CRLF and the word export; the last value counts', () => {
    assert.deepEqual(image('T=1\r\nT = "2" # new\r\n'), ['a:2']);
    assert.deepEqual(image("export T='3'\n"), ['a:3']);
    assert.deepEqual(image('T=4 # comment\n#T=5\n'), ['a:4']);
    assert.deepEqual(image('T=5#no-comment\n'), ['a:5#no-comment']);
  });
});

describe('containers', () => {
  it('of Compose are what is pulled, not what is built', () => {
    const text =
      'services:\n  a: { image: x, build: . }\n  b: { image: y, build: ., pull_policy: daily }\n  c: { image: z, pull_policy: never }\n';
    assert.deepEqual(names('compose', text), ['y']);
    assert.deepEqual(read('compose', text).builds, ['x']);
    const extending =
      'services:\n  a: { build: . }\n  b: { extends: a, image: y }\n  c: { extends: { service: b }, image: z }\n  d: { extends: d, image: own }\n';
    assert.deepEqual(names('compose', extending), ['own']);
    const elsewhere = 'services:\n  a: { build: . }\n  b: { extends: { file: other.yaml, service: a }, image: pulled }\n';
    assert.deepEqual(names('compose', elsewhere), ['pulled']);
    const tagged = 'services:\n  a: { image: "${R:-host:5000}/a:1", build: . }\n  b: { image: "b:${TAG:-1}", build: . }\n';
    assert.deepEqual(read('compose', tagged).builds, ['host:5000/a:1', 'b']);
    assert.deepEqual(read('compose', 'name: p\nservices:\n  a: { build: . }\n').builds, ['p-a', 'p_a']);
    assert.deepEqual(read('compose', 'services:\n  a: { build: . }\n').builds, ['shop-a', 'shop_a']);
  });

  it('of Kubernetes are those of all documents and lists', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- &p\n  apiVersion: v1\n  kind: Pod\n  spec: { containers: [{ image: a }] }\n- *p\n';
    assert.deepEqual(names('kubernetes', `${pod('  - image: b\n')}---\n${list}`), ['b', 'a']);
    assert.deepEqual(names('kubernetes', pod('  - image: b\n    imagePullPolicy: Never\n')), []);
  });

  it('of Kubernetes need a kind and a version that start containers', () => {
    assert.deepEqual(names('kubernetes', pod('  - image: b\n').replace('Pod', 'Gadget')), []);
    assert.deepEqual(names('kubernetes', pod('  - image: b\n').replace('apiVersion: v1', 'apiVersion: gadgets')), []);
  });

  it('of a pipeline know the variables of their job, unless they vary', () => {
    const text = 'variables: { T: 1.2.3 }\na: { image: "x:$T" }\nb: { image: "x:$T", variables: { T: 4.5.6 } }\n';
    assert.deepEqual(names('gitlab-pipeline', text), ['x:1.2.3', 'x:4.5.6']);
    assert.deepEqual(names('gitlab-pipeline', `${text}c: { image: "x:$T-c", parallel: { matrix: [{ T: [7, 8] }] } }\n`)[2], '? T');
    assert.deepEqual(
      names('gitlab-pipeline', `spec: { inputs: {} }\n---\na: { image: "x:$[[ inputs.t ]]" }\n`),
      ['? inputs.t'].map(() => '? x:$[[ inputs.t ]]'),
    );
  });
});

describe('comments', () => {
  it('stand where they are, whatever holds a number sign', () => {
    const text = '# a\nservices: # b\n  web:\n    image: "x#y" # c\n    command: |\n      # no comment\n  # d\n';
    assert.deepEqual(
      read('compose', text).comments.map(({ span, text: comment }) => [comment, text.slice(span.start, span.end)]),
      [
        ['a', '# a'],
        ['b', '# b'],
        ['c', '# c'],
        ['d', '# d'],
      ],
    );
  });

  it('above the first document are those of the file, whatever that document is', () => {
    const text = `# plimsoll file-ignore=unpinned-image\r\n\r\n--- # of none\r\nkind: ConfigMap # no matter\r\n---\n${pod('  - image: b # its own\n')}`;
    assert.deepEqual(
      read('kubernetes', text).comments.map(({ span, text: comment }) => [comment, text.slice(span.start, span.end)]),
      [
        ['plimsoll file-ignore=unpinned-image', '# plimsoll file-ignore=unpinned-image'],
        ['of none', '# of none'],
        ['its own', '# its own'],
      ],
    );
  });

  it('of JSON are of both kinds', () => {
    const text = '// a\n{ /* b */ "image": "x//y" } // c';
    assert.deepEqual(
      read('devcontainer', text).comments.map(({ text: comment }) => comment),
      ['a', 'b', 'c'],
    );
  });
});

it('nodes end where their last field does, not behind the comments that follow', () => {
  const text = compose('    image: node\n    ports:\n      - 80:80\n  # of api\n  api:\n    image: b\n');
  const [web] = read('compose', text).containers;
  assert.equal(web && text.slice(web.node.span.start, web.node.span.end), 'web:\n    image: node\n    ports:\n      - 80:80');
});

it('takes a name in capitals for a word that another is put in the place of', () => {
  const words = ['REPLACED', 'YOUR_REGISTRY/app:dev', 'docker.io/YOUR_ALIAS/app:dev', 'REGISTRY:5000/app', "'@IMAGE_NAME@'"];
  for (const word of words) {
    const [image] = imagesIn(read('kubernetes', pod(`    - image: ${word}\n`)));
    assert.equal(image?.resolved, undefined, word);
  }
  for (const name of ['nginx:LATEST', 'Nginx:1.27', 'registry.example.com/App']) {
    const [image] = imagesIn(read('kubernetes', pod(`    - image: ${name}\n`)));
    assert.equal(image?.resolved?.text, name);
  }
});
