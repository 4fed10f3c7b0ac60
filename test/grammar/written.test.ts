import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GRAMMARS, grammarText } from '../../syntaxes/source/grammars.ts';
import type { Rule } from '../../syntaxes/source/rule.ts';
import { SYNTAXES } from './tokens.ts';

for (const [file, grammar] of Object.entries(GRAMMARS)) {
  test(`${file} is what its source says (else run syntaxes/write.ts)`, () => {
    assert.equal(readFileSync(new URL(file, SYNTAXES), 'utf8'), grammarText(grammar));
  });

  test(`${file} includes only rules that it has`, () => {
    const names = includes(grammar.patterns).concat(Object.values(grammar.repository).flatMap((rule) => includes([rule])));
    const missing = names.filter((name) => name.startsWith('#') && !(name.slice(1) in grammar.repository));
    assert.deepEqual(missing, []);
  });
}

const includes = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ include, patterns = [], captures = {}, beginCaptures = {} }) => [
    ...(include === undefined ? [] : [include]),
    ...includes(patterns),
    ...includes([...Object.values(captures), ...Object.values(beginCaptures)]),
  ]);
