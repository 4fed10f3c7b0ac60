import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalReference, familiarName, type ImageReference, parseReference } from '../../../server/src/image/reference.ts';

const HEX = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${HEX}`;

const read = (text: string): ImageReference => {
  const parsed = parseReference(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.reference;
};

const problem = (text: string): string | undefined => {
  const parsed = parseReference(text);
  return 'problem' in parsed ? parsed.problem : undefined;
};

/** `registry repository` of a name, as distribution/reference normalises it. */
const NAMES: readonly (readonly [string, string])[] = [
  ['alpine', 'docker.io library/alpine'],
  ['library/alpine', 'docker.io library/alpine'],
  ['docker.io/alpine', 'docker.io library/alpine'],
  ['index.docker.io/library/alpine', 'docker.io library/alpine'],
  ['docker.io/foo/bar', 'docker.io foo/bar'],
  ['foo/bar.baz', 'docker.io foo/bar.baz'],
  ['foo/bar/baz', 'docker.io foo/bar/baz'],
  ['localhost', 'docker.io library/localhost'],
  ['localhost/foo', 'localhost foo'],
  ['test.com', 'docker.io library/test.com'],
  ['test.com/foo', 'test.com foo'],
  ['test:5000/foo', 'test:5000 foo'],
  ['Uppercase/lowercase', 'Uppercase lowercase'],
  ['TEST.COM:8080/a/b', 'TEST.COM:8080 a/b'],
  ['192.168.1.1:5000/foo', '192.168.1.1:5000 foo'],
  ['[2001:db8::1]:5000/foo', '[2001:db8::1]:5000 foo'],
  ['xn--n3h.com/myimage', 'xn--n3h.com myimage'],
  ['foo_bar.com', 'docker.io library/foo_bar.com'],
  ['a-a/a--b_c__d.e', 'docker.io a-a/a--b_c__d.e'],
  ['0/0', 'docker.io 0/0'],
  ['index.docker.io/foo', 'docker.io library/foo'],
  ['index.docker.io/foo/bar', 'docker.io foo/bar'],
  ['docker.io/library/foo', 'docker.io library/foo'],
  ['docker.io/library/foo/bar', 'docker.io library/foo/bar'],
  ['registry-1.docker.io/library/foo', 'registry-1.docker.io library/foo'],
  ['quay.io/foo', 'quay.io foo'],
  ['test.com:5000', 'docker.io library/test.com'],
  ['localhost:5000/foo', 'localhost:5000 foo'],
  ['LOCALHOST/foo', 'LOCALHOST foo'],
  ['Foo.Example/a', 'Foo.Example a'],
  ['a---b/c--d', 'docker.io a---b/c--d'],
  ['foo.bar/baz.bar_baz', 'foo.bar baz.bar_baz'],
];

const REFUSED: readonly string[] = [
  '',
  ':tag',
  '@sha256:',
  'Uppercase',
  'Uppercase:tag',
  'test:5000/Uppercase/lowercase:tag',
  'validname@sha256:short',
  'foo/',
  '/foo',
  'foo//bar',
  'docker.io/',
  '-foo/bar.com/x:',
  '-foo.com/x',
  'foo-.com/x',
  'foo_bar.com/x',
  'a_-b',
  'a___b',
  'a..b',
  '.a',
  'a.',
  '-a',
  'a-',
  'a b',
  'a$b',
  'foo:',
  'foo:-tag',
  'foo:.tag',
  'foo:a:b',
  'test:port/foo',
  '[fe80::1%eth0]:5000/foo',
  '::1/foo',
  'http://foo/bar',
  'foo@bar',
  'test:/foo',
  'test:50:00/foo',
  'test.com:5000/',
  'test..com/foo',
  '.com/foo',
  'foo/Bar',
  'docker.io/Foo',
  'foo___bar/baz',
  'foo/bar-',
  'foo:1@',
  'foo:1@sha256:0123',
  `foo@${DIGEST}:1`,
  `foo@${DIGEST}@${DIGEST}`,
  'foo@sha-256:0123456789abcdef0123456789abcdef',
  'foo:é',
  'foo:1/bar:2:3',
];

describe('an image reference', () => {
  it('names a registry and a repository, with the defaults of Docker Hub', () => {
    for (const [text, expected] of NAMES) {
      const { registry, repository } = read(text);
      assert.equal(`${registry} ${repository}`, expected, text);
    }
  });

  it('may have a tag, a digest, or both', () => {
    assert.equal(read('test:5000/foo:1.2_A-b').tag, '1.2_A-b');
    assert.equal(read('localhost:5000').tag, '5000');
    assert.equal(read('test.com:5000').tag, '5000');
    assert.equal(read('foo:_a').tag, '_a');
    assert.equal(read('foo/bar.baz:1').tag, '1');
    assert.equal(read('test.com:5000/foo').tag, undefined);
    assert.equal(read(`foo@${DIGEST}`).digest, DIGEST);
    const both = read(`test.com:8080/foo:1@${DIGEST}`);
    assert.deepEqual([both.tag, both.digest], ['1', DIGEST]);
  });

  it('tells where its parts stand', () => {
    const text = `test.com:8080/foo:1@${DIGEST}`;
    assert.deepEqual(read(text).offsets, {
      nameEnd: text.indexOf(':1'),
      tagStart: text.indexOf('1@'),
      digestStart: text.indexOf('sha256'),
    });
    assert.deepEqual(read('foo').offsets, { nameEnd: 3 });
  });

  it('is refused when it does not follow the grammar', () => {
    for (const text of REFUSED) assert.notEqual(problem(text), undefined, text);
  });

  it('is refused when its name could be an image id', () => {
    assert.match(problem(HEX) ?? '', /64 hexadecimal digits/);
    assert.equal(problem(HEX.slice(1)), undefined);
    assert.equal(problem(`foo/${HEX}`), undefined);
    assert.equal(problem(`${HEX}:latest`), undefined);
    assert.equal(problem(`test.com/${HEX}`), undefined);
    assert.equal(problem(HEX.replace('a', 'g')), undefined);
    assert.equal(problem(`${HEX}0`), undefined);
  });

  it('has a tag of at most 128 characters', () => {
    assert.equal(problem(`foo:${'a'.repeat(128)}`), undefined);
    assert.notEqual(problem(`foo:${'a'.repeat(129)}`), undefined);
  });

  it('has a repository of at most 255 characters, library/ included', () => {
    const long = 'a'.repeat(255);
    assert.equal(problem(`test.com/${long}`), undefined);
    assert.equal(problem(`${'h'.repeat(60)}.com/${long}`), undefined);
    assert.notEqual(problem(`test.com/${long}a`), undefined);
    assert.equal(problem('a'.repeat(247)), undefined);
    assert.notEqual(problem('a'.repeat(248)), undefined);
  });

  it('has a digest of a known algorithm and of its length, in lower case', () => {
    assert.equal(problem(`foo@sha512:${HEX}${HEX}`), undefined);
    assert.equal(problem(`foo@sha384:${HEX}${HEX.slice(32)}`), undefined);
    for (const digest of [
      `sha256:${HEX}0`,
      `sha256:${HEX.slice(1)}`,
      `sha256:${HEX.toUpperCase()}`,
      `md5:${HEX}`,
      `sha256${HEX}`,
      `__proto__:${HEX}`,
    ])
      assert.notEqual(problem(`foo@${digest}`), undefined, digest);
  });

  it('says what is wrong', () => {
    assert.equal(problem(''), 'the reference is empty');
    assert.equal(problem('foo:'), 'the tag after ":" is empty');
    assert.equal(problem('Foo'), 'the name "Foo" must be lower case');
    assert.equal(problem('te_st.com/foo'), '"te_st.com" is no valid host');
  });

  it('has a familiar name without what goes without saying', () => {
    assert.equal(familiarName(read('docker.io/library/alpine:3')), 'alpine');
    assert.equal(familiarName(read(`index.docker.io/foo/bar@${DIGEST}`)), 'foo/bar');
    assert.equal(familiarName(read('quay.io/foo')), 'quay.io/foo');
    assert.equal(familiarName(read('library/foo/bar')), 'library/foo/bar');
  });

  it('has a canonical form that leaves nothing to defaults', () => {
    assert.equal(canonicalReference(read('alpine')), 'docker.io/library/alpine:latest');
    assert.equal(canonicalReference(read(`alpine@${DIGEST}`)), `docker.io/library/alpine@${DIGEST}`);
    assert.equal(canonicalReference(read(`foo/a:1@${DIGEST}`)), `docker.io/foo/a:1@${DIGEST}`);
  });
});
