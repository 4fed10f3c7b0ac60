import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter, type LintRequest } from '../../../server/src/linter.ts';
import type { Reading } from '../../../server/src/registry/answer-book.ts';
import { memoryHost } from '../memory-host.ts';
import { ruleForTests } from './rules-for-tests.ts';

const request = (text: string) => ({ path: '/w/Dockerfile', text, config: DEFAULT_CONFIG, scope: 'file' as const });

test('a comment for a rule that waits for a registry is never called unused', async () => {
  for (const asks of [{ online: true }, { gainsOnline: true }] as const) {
    const { findings } = await createLinter(memoryHost(), { rules: [ruleForTests('asking', asks)] }).lint(
      request('# plimsoll ignore=asking\nFROM a\n'),
    );
    assert.deepEqual(findings, []);
  }
});

test('a rule that is silent without a registry runs only where one may be asked', async () => {
  const online = ruleForTests('online', {
    online: true,
    *check({ images }) {
      for (const { at } of images) yield { at, message: 'Found.' };
    },
  });
  const answered: Reading = { answerTo: () => undefined, unanswered: [] };
  const linter = createLinter(memoryHost(), { rules: [online], book: { settle: async (_, compute) => compute(answered) } });
  const found = async (asked: Pick<LintRequest, 'lookUps'>): Promise<string[]> =>
    (await linter.lint({ ...request('FROM bad\n'), ...asked })).findings.map(({ rule: id }) => id);
  assert.deepEqual([await found({}), await found({ lookUps: { from: 'memory' } })], [[], ['online']]);
});
