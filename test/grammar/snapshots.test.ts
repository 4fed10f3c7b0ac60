import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Token, tokenize } from './tokens.ts';

const HERE = new URL('./', import.meta.url);
const WIDTH = 28;

/** Those that stand on everything, or only hold others together, say nothing here. */
const SAYS_NOTHING = /^(?:source\.dockerfile|meta\.instruction\.dockerfile|meta\.variable\.dockerfile|meta\.flag\.dockerfile)$/;

const tokenLine = ({ text, scopes }: Token): string => {
  const telling = scopes.filter((scope) => !SAYS_NOTHING.test(scope)).map((scope) => scope.replace(/\.dockerfile$/, ''));
  return `  ${JSON.stringify(text).padEnd(WIDTH)} ${telling.join(' ')}`.trimEnd();
};

const snapshot = async (text: string): Promise<string> => {
  const sources = text.split('\n');
  const lines = await tokenize(text);
  return lines
    .map((tokens, at) => [`${at + 1}: ${sources[at]}`, ...tokens.filter((token) => token.text.trim() !== '').map(tokenLine)].join('\n'))
    .join('\n');
};

for (const file of readdirSync(HERE).filter((name) => name.endsWith('.Dockerfile'))) {
  test(`${file} has the scopes it had`, async () => {
    const golden = new URL(file.replace(/\.Dockerfile$/, '.scopes'), HERE);
    const actual = await snapshot(readFileSync(new URL(file, HERE), 'utf8'));
    if (process.env.UPDATE === '1') writeFileSync(golden, actual);
    assert.ok(existsSync(golden), 'no golden: run with UPDATE=1');
    assert.equal(actual, readFileSync(golden, 'utf8'));
  });
}
