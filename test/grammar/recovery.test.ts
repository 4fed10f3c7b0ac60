import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Token, tokenize } from './tokens.ts';

const KEYWORD = 'keyword.other.special-method.dockerfile';

/** What tries to swallow the lines after it; the built-in grammar or a shell grammar by itself would. */
const TRAPS: Readonly<Record<string, string>> = {
  'a here-document in double quotes': 'RUN echo "x <<EOF"',
  'a shift in single quotes': "RUN awk '{x = 1 <<n }' f",
  'a shift in quotes that were opened a line above': "RUN awk '{ \\\n x = 1 <<n \\\n}' f",
  'a shift in arithmetic': 'RUN echo $((1 << 3)) $((1<<n))',
  'a here-string': 'RUN cat <<<"text"',
  'an operator inside a word': 'RUN echo a<<EOF',
  'an open double quote': 'RUN echo "broken',
  'an open single quote': "RUN echo it's",
  'an open quote on a continued line': 'RUN echo \\\n  "broken',
  'open loops and substitutions': 'RUN while true; do $(echo `x',
  'an open quote in a here-document': 'RUN <<EOF\necho "broken\nEOF',
  'an open string in an embedded language': 'RUN python3 <<PY\nx = """\nPY',
  'an open quote in a copied file': 'COPY <<a.json /\n{"a\na.json',
  'a here-document on a continued line': 'RUN a && \\\n  cat <<EOF > b\n"broken\nFROM evil\nEOF',
  'two here-documents': 'RUN <<A cat && <<B cat\n"\nA\n\'\nB',
  'an empty here-document': 'RUN <<EOF\nEOF',
  'an open quote in LABEL': 'LABEL a="broken',
  'an open quote in COPY': "COPY it's /",
  'an open JSON string': 'CMD ["broken',
  'a comment at the end of a continued line': 'RUN a # why \\\n  && b "',
  'a continued line that looks like a comment': 'RUN a \\\n  # "why \\\n  && b',
  'a stray line': 'don\'t "say',
  'a directive after the first comment': '# note\n# escape=`\nRUN echo `date`',
  'a command in back-ticks': 'RUN echo `date`',
  'an escaped escape at the end of a line': 'RUN echo \\\\',
  'a health check without a command': 'HEALTHCHECK --interval=5s',
};

const lastLine = (lines: readonly Token[][]): readonly Token[] => lines.at(-1) ?? [];

for (const [name, text] of Object.entries(TRAPS)) {
  test(`FROM is a keyword after ${name}`, async () => {
    const [keyword, , image] = lastLine(await tokenize(`${text}\nFROM alpine`));
    assert.deepEqual(keyword, { text: 'FROM', scopes: ['source.dockerfile', 'meta.instruction.dockerfile', KEYWORD] });
    assert.equal(image?.scopes.at(-1), 'entity.name.type.image.dockerfile');
  });
}

const INSTRUCTION = /^(?:source|meta\.directives|meta\.escape|meta\.instruction)\./;

test('a continued word is no instruction, whatever it says', async () => {
  const lines = await tokenize('RUN echo \\\n  FROM a \\\nCOPY b\nCMD c');
  const keywords = lines.flatMap((line) => line.filter(({ scopes }) => scopes.includes(KEYWORD)).map(({ text }) => text));
  assert.deepEqual(keywords, ['RUN', 'CMD']);
});

test('the built-in grammar is left nothing', async () => {
  const files = readdirSync(new URL('./', import.meta.url)).filter((name) => name.endsWith('.Dockerfile'));
  for (const file of files) {
    const tokens = (await tokenize(readFileSync(new URL(file, import.meta.url), 'utf8'))).flat();
    assert.deepEqual(
      tokens.filter(({ scopes }) => scopes.some((scope) => scope.includes('built-in'))),
      [],
      file,
    );
  }
});

test('what follows an instruction stands under no scope of it', async () => {
  const [, second] = await tokenize('RUN echo "broken\n# note');
  assert.deepEqual(
    second?.[0]?.scopes.filter((scope) => !INSTRUCTION.test(scope)),
    ['comment.line.number-sign.dockerfile', 'punctuation.definition.comment.dockerfile'],
  );
});
