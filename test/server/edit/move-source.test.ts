import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MovedSource, moveSource } from '../../../server/src/edit/move-source.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

const URL = 'https://github.com/example/tool/releases/download/v1.2.3/tool.tgz';
const NEXT = URL.replace('v1.2.3', 'v1.4.0');
const SUM = '0123456789abcdef'.repeat(4);
const LONG = 'fedcba98'.repeat(16);

const moved = (text: string): { readonly text: string; readonly checksum: MovedSource['checksum'] } | undefined => {
  const facts = factsOf(text);
  const [download] = facts.downloads;
  assert.ok(download);
  const result = moveSource(download, { tag: 'v1.4.0' }, facts);
  return result && { text: applyEdits(text, result.edits), checksum: result.checksum };
};

/** The sum that moves along, as it is written. */
const sumOf = (text: string): string | undefined => {
  const checksum = moved(text)?.checksum;
  return checksum && `${checksum.algorithm} ${text.slice(checksum.at.span.start, checksum.at.span.end)} ${checksum.url}`;
};

const SUMS: readonly (readonly [string, string, string])[] = [
  ['ADD', `ADD --checksum=sha256:${SUM} ${URL} /`, `sha256 ${SUM} ${NEXT}`],
  ['ADD with an ARG', `ARG SUM=${SUM}\nADD --checksum=sha256:$SUM ${URL} /`, `sha256 ${SUM} ${NEXT}`],
  ['a pipe', `RUN wget ${URL} && echo "${SUM} *tool.tgz" | sha256sum -c -`, `sha256 ${SUM} ${NEXT}`],
  ['an ENV', `ENV SUM=${LONG}\nRUN wget ${URL} && echo "\${SUM}  tool.tgz" | sha512sum -c -`, `sha512 ${LONG} ${NEXT}`],
  ['a variable of the script', `RUN SUM=${SUM}; wget ${URL} && echo "$SUM  tool.tgz" | sha256sum -c`, `sha256 ${SUM} ${NEXT}`],
  ['a here-string', `RUN wget ${URL} && sha256sum -c <<< "${SUM}  tool.tgz"`, `sha256 ${SUM} ${NEXT}`],
  ['shasum', `RUN wget ${URL} && echo "${SUM}  tool.tgz" | shasum -a 256 -c`, `sha256 ${SUM} ${NEXT}`],
  ['printf', `RUN wget ${URL} && printf '%s  %s' ${SUM} tool.tgz | sha256sum -c`, `sha256 ${SUM} ${NEXT}`],
];

for (const [name, text, expected] of SUMS)
  test(`the sum moves along: ${name}`, () => assert.equal(sumOf(`FROM debian:12.8\n${text}\n`), expected));

const UNMOVED: readonly (readonly [string, string])[] = [
  [
    'a sum for each processor',
    `RUN case $(uname -m) in a) S=${SUM};; *) S=${SUM};; esac; wget ${URL} && echo "$S  tool.tgz" | sha256sum -c`,
  ],
  ['a sum of another kind', `RUN wget ${URL} && echo "${LONG}  tool.tgz" | sha256sum -c`],
  ['a sum that is compared otherwise', `RUN wget ${URL} && [ "$(sha256sum tool.tgz | cut -d' ' -f1)" = "${SUM}" ]`],
  ['two sums', `RUN wget ${URL} && printf '${SUM}  tool.tgz\\n${SUM}  other' | sha256sum -c`],
  ['an ARG that nobody sets', `ARG V\nRUN wget https://github.com/example/tool/archive/v$V.tar.gz`],
  ['an image with the same version', `ARG V=1.2.3\nRUN wget https://github.com/example/tool/archive/v$V.tar.gz\nCOPY --from=tool:$V /x /`],
  ['a loop', 'RUN for V in 1.2.3 1.2.4; do wget https://github.com/example/tool/archive/v$V.tar.gz; done'],
];

for (const [name, text] of UNMOVED) test(`nothing moves: ${name}`, () => assert.equal(moved(`FROM debian:12.8\n${text}\n`), undefined));

const MOVED: readonly (readonly [string, string, string])[] = [
  [
    'the tag of a clone',
    'RUN git clone --branch=v1.2.3 https://github.com/example/tool',
    'RUN git clone --branch=v1.4.0 https://github.com/example/tool',
  ],
  [
    'the tag that is checked out, and the branch that is called after it',
    'RUN git clone https://github.com/example/tool\nRUN cd tool && git checkout v1.2.3 -b v1.2.3',
    'RUN git clone https://github.com/example/tool\nRUN cd tool && git checkout v1.4.0 -b v1.4.0',
  ],
  [
    'a signature along with its file',
    `RUN wget ${URL} && wget ${URL}.asc && gpg --verify tool.tgz.asc`,
    `RUN wget ${NEXT} && wget ${NEXT}.asc && gpg --verify tool.tgz.asc`,
  ],
  [
    'sums that the server offers',
    `RUN wget ${URL} && wget ${URL}.sha256 && sha256sum -c tool.tgz.sha256`,
    `RUN wget ${NEXT} && wget ${NEXT}.sha256 && sha256sum -c tool.tgz.sha256`,
  ],
  [
    'the default of an ARG before the first FROM, quoted',
    'RUN wget https://github.com/example/tool/archive/v$V.tar.gz',
    'RUN wget https://github.com/example/tool/archive/v$V.tar.gz',
  ],
];

test('a build that an address encodes moves along', () => {
  const text = (tag: string) => `FROM debian:12.8\nADD https://github.com/k3s-io/k3s/releases/download/${tag}/k3s /\n`;
  const facts = factsOf(text('v1.28.2%2Bk3s1'));
  const [download] = facts.downloads;
  assert.ok(download);
  const move = moveSource(download, { tag: 'v1.28.4+k3s2' }, facts);
  assert.equal(move && applyEdits(facts.text, move.edits), text('v1.28.4%2Bk3s2'));
});

for (const [name, text, expected] of MOVED)
  test(`moves: ${name}`, () => {
    const head = (version: string) => `ARG V="${version}"\nFROM debian:12.8\nARG V\n`;
    const isArgument = text === expected;
    assert.equal(moved(`${head('1.2.3')}${text}\n`)?.text, `${head(isArgument ? '1.4.0' : '1.2.3')}${expected}\n`);
  });
