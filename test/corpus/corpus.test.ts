import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createTwoFilesPatch } from 'diff';
import { bookOf, frozenHost, printed } from '../../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import { createLinter } from '../../server/src/linter.ts';
import type { Known } from '../../server/src/rule.ts';
import { placeOf } from '../places.ts';

const FOLDER = new URL('./', import.meta.url);
const IS_SOURCE = /\.(?:Dockerfile|ya?ml|devcontainer\.json)$/;

/** What registries answer stands beside the file; of most they are not asked. */
const answersFor = (name: string): readonly Known[] => {
  const answers = new URL(name.replace(/\.[^.]+$/, '.lookups.json'), FOLDER);
  return existsSync(answers) ? JSON.parse(readFileSync(answers, 'utf8')) : [];
};

/** What all recommended rules find in a file as people write them, and what their fixes together make of it. */
const outcome = async (name: string, text: string): Promise<string> => {
  const linter = createLinter(frozenHost(), { book: bookOf(answersFor(name)) });
  const lookUps = { from: 'memory' } as const;
  const request = { path: `/project/${placeOf(name)}`, text, config: DEFAULT_CONFIG, scope: 'file', lookUps } as const;
  const report = await linter.lint(request);
  const fixed = await linter.fix(request, 'all');
  const again = await linter.fix({ ...request, text: fixed.text }, 'all');
  assert.equal(again.text, fixed.text, 'fixes come to an end');
  const patch = fixed.applied === 0 ? '' : `\n${createTwoFilesPatch('before', 'after', text, fixed.text, '', '', { context: 1 })}`;
  return `${printed(report).trimEnd()}\n${patch}`;
};

describe('the corpus', () => {
  for (const name of readdirSync(FOLDER).filter((file) => IS_SOURCE.test(file)))
    it(name, async () => {
      const golden = new URL(name.replace(/\.[^.]+$/, '.out'), FOLDER);
      const found = await outcome(name, readFileSync(new URL(name, FOLDER), 'utf8'));
      if (process.env.UPDATE === '1') writeFileSync(golden, found);
      else assert.equal(found, existsSync(golden) ? readFileSync(golden, 'utf8') : '', 'UPDATE=1 rewrites the golden');
    });
});
