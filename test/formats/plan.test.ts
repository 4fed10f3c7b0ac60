import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { PLAIN } from '../../server/src/formats/paint.ts';
import { planJson } from '../../server/src/formats/plan-json.ts';
import type { PlanReport } from '../../server/src/formats/plan-report.ts';
import { planText } from '../../server/src/formats/plan-text.ts';
import type { Step } from '../../server/src/insight/plan.ts';
import { assertValid, planSchema } from './schemas.ts';

const TEXT = 'FROM node:22-alpine\nFROM ghcr.io/org/app:1.2\nFROM node\n';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const aStep = (name: string, traits: Partial<Step> = {}): Step => ({
  kind: 'image',
  at: { start: TEXT.indexOf(`${name}:`), end: TEXT.indexOf(`${name}:`) + name.length },
  name,
  from: '22-alpine',
  to: `22.11.0-alpine3.20@${DIGEST}`,
  outcome: 'changed',
  reason: 'The exact tag of the same build.',
  edits: [],
  ...traits,
});

const stays = { to: undefined, from: '1.2' } as const;

const reportOf = (steps: readonly Step[], traits: Partial<PlanReport> = {}): PlanReport => ({
  command: 'pin',
  tool: { name: 'plimsoll', version: '1.2.3' },
  knowledge: { asOf: '2026-11-01' },
  files: [{ path: 'Dockerfile', text: TEXT, steps }],
  result: 'written',
  changed: ['Dockerfile'],
  withheld: [],
  templates: 0,
  asked: [],
  errors: [],
  ...traits,
});

const USUAL = { paint: PLAIN, width: 120, rows: 'usual' } as const;

const lastLine = (steps: readonly Step[], traits: Partial<PlanReport> = {}) =>
  planText(reportOf(steps, traits), USUAL).trimEnd().split('\n').at(-1);

test('a table has a row for each step in the order of the file, and its columns stand below each other', () => {
  const steps = [
    aStep('ghcr.io/org/app', { ...stays, outcome: 'failed', reason: 'ghcr.io took too long to answer.' }),
    aStep('node'),
    aStep('node', {
      from: '',
      to: undefined,
      at: { start: TEXT.lastIndexOf('node'), end: TEXT.length - 1 },
      outcome: 'current',
      reason: undefined,
    }),
  ];
  assert.equal(
    planText(reportOf(steps, { result: 'withheld' }), { ...USUAL, rows: 'all' }),
    [
      'Dockerfile',
      '  1  node             22-alpine  \u2192 22.11.0-alpine3.20@sha256:0123456789ab  The exact tag of the same build.',
      '  2  ghcr.io/org/app  1.2        failed                                    ghcr.io took too long to answer.',
      '  3  node             no tag     current',
      '',
      'nothing was written; 1 already pinned; 1 failed',
      '',
    ].join('\n'),
  );
});

test('where there is no room beside a row its reason stands below; a long one is wrapped', () => {
  const reason = 'It is written together with another image, which stays as it is. '.repeat(3).trim();
  const narrow = planText(reportOf([aStep('node', { reason })]), { ...USUAL, width: 72 }).split('\n');
  assert.match(narrow[1] ?? '', /^ {2}1 {2}node {2}22-alpine {2}\u2192 22\.11\.0-alpine3\.20@sha256:0123456789ab$/);
  assert.match(narrow[2] ?? '', /^ {5}It is written together/);
  assert.ok(narrow.every((line) => line.length <= 72));
});

test('one long name pushes no other column away', () => {
  const long = aStep('node', { name: `registry.example.com/${'deep/'.repeat(10)}app` });
  const [, , second] = planText(reportOf([long, aStep('ghcr.io/org/app')]), USUAL)
    .split('\n')
    .filter((line) => /^ {2}\d/.test(line) || line === 'Dockerfile');
  assert.match(second ?? '', /^ {2}2 {2}ghcr\.io\/org\/app {2}22-alpine/);
});

test('the last line counts what was done, would be, or was not', () => {
  const waiting = aStep('node', { outcome: 'waiting', until: '2026-12-01' });
  const source = aStep('node', { kind: 'source', name: 'org/tool' });
  assert.equal(lastLine([aStep('node')]), 'pinned 1 image in 1 file');
  assert.equal(
    lastLine([aStep('node'), source, source], { command: 'update', changed: ['a', 'b'] }),
    'updated 1 image and 2 sources in 2 files',
  );
  assert.equal(lastLine([source], { result: 'previewed', command: 'update' }), 'would update 1 source in 1 file');
  assert.equal(lastLine([waiting], { command: 'update', changed: [] }), 'nothing to update; 1 waiting');
  assert.equal(
    lastLine([aStep('node', { ...stays, outcome: 'current' })], { changed: [], templates: 2 }),
    'nothing to pin; 1 already pinned; 2 templates passed over',
  );
  const asked = [
    { host: 'docker.io', kind: 'image', names: ['a', 'b', 'c', 'd'] },
    { host: 'ghcr.io', kind: 'image', names: ['e'] },
    { host: 'github.com', kind: 'source', names: ['o/r'] },
  ] as const;
  assert.equal(lastLine([aStep('node')], { asked }), 'asked docker.io about 4 images, ghcr.io about 1, github.com about 1 source');
});

test('where many share the reason for which they failed or were skipped, one line tells of them, unless all is shown', () => {
  const staying = (count: number, outcome: 'failed' | 'skipped', reason: string) =>
    Array.from({ length: count }, () => aStep('node', { ...stays, outcome, reason }));
  const few = staying(5, 'failed', 'ghcr.io does not answer.');
  const end = 'nothing was written; 5 failed\n';
  assert.match(planText(reportOf(few, { result: 'withheld' }), USUAL), new RegExp(`^Dockerfile\\n(?:  1 .+ ghcr.+\\n){5}\\n${end}$`));
  const many = reportOf([...staying(6, 'skipped', 'A.'), ...staying(7, 'failed', 'No address.'), ...staying(9, 'skipped', 'B.'), ...few]);
  const summary = 'nothing to pin; 15 skipped; 12 failed\n';
  assert.equal(
    planText(many, USUAL).slice(planText(many, USUAL).indexOf('\n\n') + 2),
    `${summary}7 failed: No address.\n9 skipped: B.\n6 skipped: A.\n`,
  );
  assert.equal(planText(many, USUAL).match(/^ {2}1 /gm)?.length, 5);
  const all = planText(many, { ...USUAL, rows: 'all' });
  assert.deepEqual([all.match(/^ {2}1 /gm)?.length, all.endsWith(`\n\n${summary}`)], [27, true]);
  const failed = planText(many, { ...USUAL, rows: 'failed' });
  assert.deepEqual([failed.match(/^ {2}1 /gm)?.length, failed.endsWith(`${summary}7 failed: No address.\n`)], [5, true]);
});

test('files that stay whole are named, as many as are seen at once', () => {
  const named = (...withheld: readonly string[]) => lastLine([aStep('node')], { withheld });
  assert.equal(named('a'), '1 file is left as it is, since a look-up failed: a');
  assert.equal(named(...'abcdefg'), '7 files are left as they are, since a look-up failed: a, b, c, d, e and 2 more');
});

test('JSON has all of it whole, and keeps to its schema', () => {
  const edits = [{ path: '.env', span: { start: 1, end: 4 }, text: 'x' }];
  const steps = [
    aStep('node', { edits }),
    aStep('node', { outcome: 'waiting', until: '2026-12-01' }),
    aStep('ghcr.io/org/app', { ...stays, outcome: 'current', reason: undefined }),
  ];
  const text = planJson(
    reportOf(steps, { asked: [{ host: 'docker.io', kind: 'image', names: ['library/node'] }], errors: [{ path: 'x', message: 'y' }] }),
  );
  assertValid(planSchema(), text);
  const plan = JSON.parse(text);
  assert.equal(plan.files[0].steps[0].to, `22.11.0-alpine3.20@${DIGEST}`);
  assert.deepEqual(plan.files[0].steps[0].edits, [{ path: '.env', start: 1, end: 4, text: 'x' }]);
  assert.deepEqual(plan.summary, { files: 1, changed: 1, current: 1, waiting: 1, skipped: 0, failed: 0 });
});

const STEERING = '\u001b[2J\u0007\u009b31m\u202e\u2066\u0000\u007f\u2028';

test('nothing that a file or a registry says steers the terminal', () => {
  const step = aStep('node', { name: STEERING, from: STEERING, to: STEERING, reason: STEERING, outcome: 'waiting', until: STEERING });
  const report = reportOf([step], {
    files: [{ path: STEERING, text: TEXT, steps: [step] }],
    asked: [{ host: STEERING, kind: 'image', names: [STEERING] }],
  });
  for (const text of [planText(report, USUAL), planJson(report)])
    assert.equal(text.replaceAll('\n', '').match(/\p{Cc}|\p{Bidi_Control}/gu), null);
});

test('colours tell the outcomes apart and change nothing else', () => {
  const report = reportOf([aStep('node'), aStep('ghcr.io/org/app', { ...stays, outcome: 'failed', reason: 'No.' })]);
  const painted = planText(report, { ...USUAL, paint: picocolors.createColors(true) });
  assert.ok(painted.includes('\u001b[32m\u2192 22.11.0'));
  assert.ok(painted.includes('\u001b[31mfailed'));
  const withheld = planText({ ...report, result: 'withheld' }, { ...USUAL, paint: picocolors.createColors(true) });
  assert.ok(!withheld.includes('\u001b[32m'), 'what was not written is not green');
  assert.equal(stripVTControlCharacters(painted).replaceAll(/ +$/gm, ''), planText(report, USUAL));
});
