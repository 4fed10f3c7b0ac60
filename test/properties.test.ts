import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { parseDockerfile } from '../server/src/dockerfile/parse.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import { createLinter } from '../server/src/linter.ts';

const FOLDER = new URL('rules/', import.meta.url);
const SNIPPETS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.Dockerfile'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

/** Real-looking text, cut, doubled and spliced. */
const mutated = fc
  .tuple(fc.constantFrom(...SNIPPETS), fc.constantFrom(...SNIPPETS), fc.nat(), fc.nat())
  .map(([one, other, from, to]) => one.slice(0, from % (one.length + 1)) + other.slice(to % (other.length + 1)));

const FRAGMENTS = [
  'FROM ',
  'RUN ',
  '<<EOF',
  '<<-"A"',
  '\\\n',
  '`',
  '"',
  "'",
  '${A:-',
  '}',
  '$(',
  ')',
  '[',
  ']',
  '# escape=`\n',
  '\n',
  '\r\n',
  '\t',
  'a:b@',
  ' --mount=',
  ' && ',
  'ONBUILD ',
  '\ufeff',
  '\u0000',
];
const noise = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));

const anyText = fc.oneof(mutated, noise, fc.string({ unit: 'binary' }));

const linter = createLinter(frozenHost());
const requestFor = (text: string) => ({
  path: '/w/Dockerfile',
  text,
  config: { ...DEFAULT_CONFIG, extends: 'strict' as const },
  scope: 'file' as const,
});

describe('for any text', () => {
  it('the tiles rebuild it, and instructions lie inside and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tiles, instructions } = parseDockerfile(text);
        assert.equal(tiles.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
        let end = 0;
        for (const { span } of instructions) {
          assert.ok(end <= span.start && span.start <= span.end && span.end <= text.length);
          end = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('linting gives no internal error, and findings inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { findings } = await linter.lint(requestFor(text));
        for (const { rule, at, message } of findings) {
          assert.notEqual(rule, 'internal-error', message);
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, rule);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('fixing adds no parse error, and fixing again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const once = await linter.fix(requestFor(text), 'all');
        assert.ok(parseDockerfile(once.text).parseErrors.length <= parseDockerfile(text).parseErrors.length);
        assert.equal((await linter.fix(requestFor(once.text), 'all')).text, once.text);
      }),
      { numRuns: 60 },
    );
  });
});
