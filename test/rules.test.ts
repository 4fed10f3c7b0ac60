import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { createTwoFilesPatch } from 'diff';
import { forRule, printed } from '../scripts/frozen-linter.ts';
import type { Example } from '../server/src/rule.ts';
import { LineIndex } from '../server/src/text/line-index.ts';
import { placeOf } from './places.ts';

const FOLDER = new URL('rules/', import.meta.url);
/** A line that is no part of the file and underlines what is found in the line above; with `#<` from the first column on. */
const MARKER = /^#(?:~( *)(\^+)|<(\^*)) +([a-z0-9-]+)$/;
/** A line that is no part of the file and says, in JSON, what the configuration has for it: `options`, `today`, `trusted`. */
const CONFIG = /^#~ config (\{.*\})$/;

interface Fixture {
  readonly text: string;
  /** `line:column-column rule`, zero-based, for each finding that is expected. */
  readonly expected: readonly string[];
  readonly config: Pick<Example, 'options' | 'today' | 'trusted' | 'lookUps'>;
}

/** What registries answer stands beside the file, where it is much. */
const ANSWERS = '.lookups.json';

const answersFor = (path: URL): Pick<Example, 'lookUps'> => {
  const answers = new URL(path.href.replace(/\.[^.]+$/, ANSWERS));
  return existsSync(answers) ? { lookUps: JSON.parse(readFileSync(answers, 'utf8')) } : {};
};

const readFixture = (source: string): Fixture => {
  const [first = '', ...rest] = source.split('\n');
  const config = CONFIG.exec(first)?.[1];
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of config === undefined ? [first, ...rest] : rest) {
    const marked = readMarker(line);
    if (marked === undefined) lines.push(line);
    else expected.push(`${lines.length - 1}:${marked}`);
  }
  return { text: lines.join('\n'), expected, config: JSON.parse(config ?? '{}') };
};

/** `column-column rule`; `undefined` for a line of the file. */
const readMarker = (line: string): string | undefined => {
  const match = MARKER.exec(line.replace(/\r$/, ''));
  if (/^#[~<]/.test(line)) assert.ok(match, `no marker: ${line}`);
  if (!match) return undefined;
  const [, blanks, marks = '', more = '', rule] = match;
  const start = blanks === undefined ? 0 : 2 + blanks.length;
  const end = blanks === undefined ? 2 + more.length : start + marks.length;
  return `${start}-${end} ${rule}`;
};

const folders = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

const casesOf = (rule: string): string[] =>
  readdirSync(new URL(`${rule}/`, FOLDER)).filter((name) => !name.endsWith('.out') && !name.endsWith(ANSWERS));

/** The message of each finding, and what all fixes together change. */
const outcome = async (rule: string, name: string, { text, config }: Fixture): Promise<{ found: readonly string[]; golden: string }> => {
  const { linter, request } = forRule(rule, { bad: text, path: placeOf(name), ...config });
  const report = await linter.lint(request);
  const index = new LineIndex(text);
  const found = report.findings
    .filter(({ suppressed }) => !suppressed)
    .map(({ at, rule: id }) => {
      const { line, column } = index.positionAt(at.start);
      const end = index.positionAt(at.end);
      return `${line}:${column}-${end.line === line ? end.column : lineEnd(text, index, line)} ${id}`;
    });
  const fixed = await linter.fix(request, 'all');
  const patch = fixed.applied === 0 ? '' : `\n${createTwoFilesPatch('before', 'after', text, fixed.text, '', '', { context: 1 })}`;
  return { found, golden: `${printed(report).trimEnd()}\n${patch}` };
};

/** What spans lines is marked to the end of the first. */
const lineEnd = (text: string, index: LineIndex, line: number): number =>
  text.slice(index.lineStart(line), index.lineStart(line + 1)).replace(/\r?\n$/, '').length;

const compare = (path: URL, golden: string): void => {
  if (process.env.UPDATE === '1') writeFileSync(path, golden);
  else
    assert.equal(
      golden,
      existsSync(path) ? readFileSync(path, 'utf8') : '',
      `differs from ${basename(path.pathname)}; UPDATE=1 rewrites it`,
    );
};

for (const rule of folders)
  describe(rule, () => {
    for (const name of casesOf(rule))
      it(name, async () => {
        const path = new URL(`${rule}/${name}`, FOLDER);
        const fixture = readFixture(readFileSync(path, 'utf8'));
        const { found, golden } = await outcome(rule, name, { ...fixture, config: { ...fixture.config, ...answersFor(path) } });
        assert.deepEqual([...found].sort(), [...fixture.expected].sort());
        compare(new URL(`${rule}/${name.replace(/\.[^.]+$/, '')}.out`, FOLDER), golden);
      });
  });
