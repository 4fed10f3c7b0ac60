import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { at, keywords, messages, only } from './reading.ts';

const BOM = '\ufeff';

describe('logical lines', () => {
  it('go on behind a backslash, blanks after it included', () => {
    assert.equal(only('RUN a \\\n  b \\ \t\n  c\nUSER d').arguments.text, 'a   b   c');
  });

  it('do not go on behind an escaped backslash', () => {
    assert.deepEqual(keywords(parseDockerfile('RUN a \\\\\nUSER b')), ['RUN', 'USER']);
  });

  it('leave out comments and blank lines inside, which are kept as comments', () => {
    const text = 'RUN a && \\\n# one\n\n  # two\n  b\nUSER c';
    const run = only(text);
    assert.equal(run.arguments.text, 'a &&   b');
    assert.deepEqual(
      run.comments.map((comment) => comment.text),
      ['one', 'two'],
    );
    assert.deepEqual(
      parseDockerfile(text).comments.map(({ span }) => at(text, span)),
      ['# one', '# two'],
    );
    assert.equal(at(text, run.span), 'RUN a && \\\n# one\n\n  # two\n  b');
  });

  it('lead back to where their parts stand', () => {
    const text = 'RUN one \\\n# c\n  two';
    const { arguments: rest } = only(text);
    assert.equal(at(text, rest.span(rest.text.indexOf('two'), rest.text.length)), 'two');
    assert.equal(at(text, rest.span()), 'one \\\n# c\n  two');
  });

  it('end at the end of the file, continued or not', () => {
    assert.equal(only('RUN a \\').arguments.text, 'a');
    assert.equal(only('RUN a \\\n\n# c\n').arguments.text, 'a');
  });

  it('may begin with a continuation of nothing', () => {
    assert.deepEqual(keywords(parseDockerfile('\\\nFROM a')), ['FROM']);
    assert.deepEqual(messages('FROM a\n\\'), ['nothing follows the line continuation']);
  });

  it('go on behind a backtick when the directive says so', () => {
    const text = '# escape=`\nFROM a\nRUN dir C:\\ `\n  && x\nUSER b';
    assert.deepEqual(keywords(parseDockerfile(text)), ['FROM', 'RUN', 'USER']);
    assert.equal(only(text).arguments.text, 'dir C:\\   && x');
  });

  it('end in CRLF, or in several CRs and an LF', () => {
    const text = 'FROM a \\\r\n  AS b\r\r\nRUN c\r\n';
    assert.deepEqual(keywords(parseDockerfile(text)), ['FROM', 'RUN']);
    assert.equal(at(text, only(text, 'FROM').span), 'FROM a \\\r\n  AS b');
    assert.equal(at(text, only(text).span), 'RUN c');
  });

  it('do not end at a CR alone', () => {
    assert.deepEqual(keywords(parseDockerfile('FROM a\rRUN b')), ['FROM']);
  });

  it('begin behind a byte order mark', () => {
    const file = parseDockerfile(`${BOM}# escape=\`\nFROM a`);
    assert.deepEqual(
      file.tiles.map(({ kind }) => kind),
      ['byte-order-mark', 'directive', 'instruction'],
    );
    assert.equal(file.escape, '`');
    assert.deepEqual(file.instructions[0]?.keywordSpan, { start: 12, end: 16 });
  });

  it('may be indented', () => {
    const text = '  FROM a\n\tRUN b';
    assert.deepEqual(keywords(parseDockerfile(text)), ['FROM', 'RUN']);
    assert.equal(at(text, only(text).span), 'RUN b');
  });

  it('have a keyword in any case, up to blank space of ASCII', () => {
    assert.equal(only('from a', 'FROM').arguments.text, 'a');
    assert.deepEqual(messages('FROM\u00a0a'), [
      'unknown instruction: FROM\u00a0A',
      'no build stage in current context: only ARG may stand before the first FROM',
    ]);
  });

  it('keep emoji and other wide characters where they are', () => {
    const text = 'LABEL a="🚢 ünï"\nUSER b';
    assert.equal(at(text, only(text, 'USER').span), 'USER b');
  });
});

describe('the parts of a file', () => {
  it('are tiles that cover it', () => {
    const text = '# syntax=x\n\n# c\nFROM a\n  \nRUN b \\\n c\n';
    const { tiles } = parseDockerfile(text);
    assert.deepEqual(
      tiles.map(({ kind }) => kind),
      ['directive', 'blank', 'comment', 'instruction', 'blank', 'instruction'],
    );
    assert.equal(tiles.map(({ span }) => at(text, span)).join(''), text);
  });

  it('are none in an empty file', () => {
    assert.deepEqual(parseDockerfile('').tiles, []);
  });
});
