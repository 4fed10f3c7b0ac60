import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import type { Edit } from '../../../server/src/text/span.ts';
import { memoryHost } from '../memory-host.ts';
import { latestTag, ruleForTests } from './rules-for-tests.ts';

const COMPOSE = 'services:\n  web:\n    build:\n      context: ./web\n      args:\n        TAG: latest # as ever\n';
const DOCKERFILE = 'ARG TAG=1\nFROM node:${TAG}\nRUN bad\n';
const FIXED = COMPOSE.replace('latest', '1.2.3');
const FILES = { '/w/compose.yaml': COMPOSE, '/w/web/Dockerfile': DOCKERFILE };
const REQUEST = { path: '/w/web/Dockerfile', text: DOCKERFILE, config: DEFAULT_CONFIG, scope: 'workspace' } as const;

const linterFor = (rule = latestTag, log: string[] = []) => createLinter(memoryHost(FILES, log), { rules: [rule] });

/** Finds `bad` as long as the build argument is `latest`; its fix makes the edits. */
const mending = (edits: readonly Edit[]) =>
  ruleForTests('mending', {
    *check({ text, images }) {
      const at = { start: text.indexOf('bad'), end: text.indexOf('bad') + 3 };
      if (images.some(({ reference }) => reference?.tag === 'latest'))
        yield { at, message: 'bad', fixes: [{ title: 'mend', safety: 'safe', edits }] };
    },
  });

const at = (text: string, word: string): Edit['span'] => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });

test('a fix in a Compose file is made there, and the Dockerfile stays as it is', async () => {
  const { text, others, applied, report } = await linterFor().fix(REQUEST, 'safe');
  assert.equal(text, DOCKERFILE);
  assert.deepEqual(others, [{ path: '/w/compose.yaml', before: COMPOSE, after: FIXED }]);
  assert.equal(applied, 1);
  assert.deepEqual(report.findings, []);
  assert.equal(report.others?.get('/w/compose.yaml'), FIXED);
});

test('it passes the check that is made when fixes are shown', async () => {
  const linter = linterFor();
  const [finding] = (await linter.lint(REQUEST)).findings;
  assert.ok(finding);
  assert.match(finding.message, /Found in the build of service "web"\./);
  assert.equal((await linter.withCheckedFixes(REQUEST, [finding]))[0]?.fixes.length, 1);
});

test('a fix of both files makes both edits', async () => {
  const edits = [
    { span: at(DOCKERFILE, 'bad'), text: 'good' },
    { path: '/w/compose.yaml', span: at(COMPOSE, 'latest'), text: '1.2.3' },
  ];
  const { text, others } = await linterFor(mending(edits)).fix(REQUEST, 'safe');
  assert.equal(text, DOCKERFILE.replace('bad', 'good'));
  assert.equal(others[0]?.after, FIXED);
});

test('a fix is refused whole when it breaks the other file, edits one that is not at hand, or mends nothing', async () => {
  const own = { span: at(DOCKERFILE, 'bad'), text: 'good' };
  const cases: readonly (readonly [string, Edit])[] = [
    ['it loses or adds a build', { path: '/w/compose.yaml', span: at(COMPOSE, './web'), text: '[' }],
    ['it edits a file that is not at hand', { path: '/w/other.yaml', span: { start: 0, end: 0 }, text: '1.2.3' }],
    ['the finding stays', { path: '/w/compose.yaml', span: at(COMPOSE, 'as ever'), text: 'still' }],
  ];
  for (const [reason, edit] of cases) {
    const log: string[] = [];
    const { text, others, applied } = await linterFor(mending([own, edit]), log).fix(REQUEST, 'safe');
    assert.deepEqual([text, others, applied], [DOCKERFILE, [], 0], reason);
    assert.match(log.join('\n'), new RegExp(`is not offered: ${reason}`));
  }
});

test('a text that is not saved yet counts before the file', async () => {
  const unsaved = (path: string) => (path === '/w/compose.yaml' ? FIXED : undefined);
  assert.deepEqual((await linterFor().lint({ ...REQUEST, unsaved })).findings, []);
});
