import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinPlans, type Planned } from '../../server/src/cli/join-plans.ts';
import type { Source } from '../../server/src/cli/source.ts';
import type { Step } from '../../server/src/insight/plan.ts';
import type { Edit } from '../../server/src/text/span.ts';

const aStep = (name: string, ...edits: readonly Edit[]): Step => ({
  kind: 'image',
  at: { start: 0, end: 1 },
  name,
  from: 'a',
  to: 'b',
  outcome: 'changed',
  reason: undefined,
  edits,
});

const planOf = (path: string, ...steps: readonly Step[]): Planned => ({
  path,
  plan: { steps, edits: [...new Map(steps.flatMap(({ edits }) => edits).map((edit) => [JSON.stringify(edit), edit])).values()] },
});

const edit = ([start, end]: readonly [number, number], text: string, path?: string): Edit => ({
  span: { start, end },
  text,
  ...(path !== undefined && { path }),
});

const joined = (texts: Readonly<Record<string, string | Source>>, ...planned: readonly Planned[]) => {
  const read = (path: string): Source => {
    const found = texts[path] ?? { problem: 'no such file or folder' };
    return typeof found === 'string' ? { text: found, encoding: 'utf-8' } : found;
  };
  const { planned: settled, changes, withheld } = joinPlans(planned, { read, shown: (path) => path.slice(1) });
  const after = Object.fromEntries(changes.map((change) => [change.path, change.after]));
  const outcomes = settled.flatMap(({ plan }) =>
    plan.steps.map(({ name, outcome, reason }) => [name, outcome, ...(reason === undefined ? [] : [reason])]),
  );
  return { after, outcomes, withheld };
};

test('edits of one file by several plans are made together, the same one once', () => {
  const { after, outcomes } = joined(
    { '/a': 'a1', '/b': 'b1', '/env': 'X=1 Y=1' },
    planOf('/a', aStep('x', edit([1, 2], '2'), edit([2, 3], '22', '/env'))),
    planOf('/b', aStep('x', edit([2, 3], '22', '/env')), aStep('y', edit([6, 7], '33', '/env'))),
  );
  assert.deepEqual(after, { '/a': 'a2', '/env': 'X=22 Y=33' });
  assert.deepEqual(
    outcomes.map(([, outcome]) => outcome),
    ['changed', 'changed', 'changed'],
  );
});

test('a place that another plan has taken is left to it, and a plan of the file itself counts as one', () => {
  const { after, outcomes } = joined(
    { '/a': 'a', '/env': 'X=1' },
    planOf('/a', aStep('x', edit([2, 3], '2', '/env')), aStep('same', edit([0, 1], 'A'))),
    planOf('/env', aStep('y', edit([2, 3], '3')), aStep('inside', edit([3, 3], '!'))),
    planOf('/b', aStep('z', edit([2, 2], '4', '/env'))),
  );
  assert.deepEqual(after, { '/a': 'A', '/env': 'X=2!' });
  assert.deepEqual(outcomes, [
    ['x', 'changed'],
    ['same', 'changed'],
    ['y', 'skipped', 'a needs another value in env.'],
    ['inside', 'changed'],
    ['z', 'skipped', 'a or env needs another value in env.'],
  ]);
});

test('what shares an edit with what can not be made is not made either, however long the chain', () => {
  const [first, second] = [edit([0, 1], 'A'), edit([1, 2], 'B')];
  const { after, outcomes } = joined(
    { '/a': 'abc' },
    planOf(
      '/a',
      aStep('far', second),
      aStep('near', first, second),
      aStep('lost', first, edit([0, 1], '!', '/gone')),
      aStep('free', edit([2, 3], 'C')),
    ),
  );
  assert.deepEqual(after, { '/a': 'abC' });
  assert.deepEqual(outcomes, [
    ['far', 'skipped', 'It is written together with near, which stays as it is.'],
    ['near', 'skipped', 'It is written together with lost, which stays as it is.'],
    ['lost', 'skipped', "gone can't be changed: no such file or folder."],
    ['free', 'changed'],
  ]);
});

test('many edits, made or not, take time in proportion', () => {
  const steps = Array.from({ length: 50_000 }, (_, index) => aStep(`s${index}`, edit([index, index + 1], 'y')));
  const text = 'x'.repeat(steps.length);
  const since = performance.now();
  assert.equal(joined({ '/a': text }, planOf('/a', ...steps)).after['/a'], 'y'.repeat(steps.length));
  const broken: Source = { text, encoding: 'broken' };
  assert.ok(joined({ '/a': broken }, planOf('/a', ...steps)).outcomes.every(([, outcome]) => outcome === 'skipped'));
  assert.ok(performance.now() - since < 3_000, 'by squares it would take half a minute');
});

const aFailedStep = (name: string): Step => ({ ...aStep(name), to: undefined, outcome: 'failed', reason: 'No answer.' });

test('where a look-up failed the document stays whole, with the files that its plan would edit and with what is written there', () => {
  const texts = { '/a': 'a', '/b': 'b', '/c': 'c', '/env': 'X=1' };
  const { after, outcomes, withheld } = joined(
    texts,
    planOf('/b', aStep('shares', edit([2, 3], '2', '/env')), aStep('own', edit([0, 1], 'B'))),
    planOf('/a', aFailedStep('lost'), aStep('beside', edit([0, 1], 'A')), aStep('shared', edit([2, 3], '2', '/env'))),
    planOf('/c', aStep('into', edit([0, 1], 'A', '/a')), aStep('free', edit([0, 1], 'C'))),
  );
  assert.deepEqual(after, { '/b': 'B', '/c': 'C' });
  assert.deepEqual(outcomes, [
    ['shares', 'skipped', 'Left as it is, since a look-up for a failed, with which it shares env.'],
    ['own', 'changed'],
    ['lost', 'failed', 'No answer.'],
    ['beside', 'skipped', 'Left as it is, since a look-up for the same file failed.'],
    ['shared', 'skipped', 'Left as it is, since a look-up for the same file failed.'],
    ['into', 'skipped', 'Left as it is, since a look-up for a failed, which would change with it.'],
    ['free', 'changed'],
  ]);
  assert.deepEqual(withheld, ['/env', '/a']);
});

test('nothing is withheld of a document in which nothing would change', () => {
  const { after, withheld } = joined(
    { '/a': 'a', '/b': 'b' },
    planOf('/a', aFailedStep('lost')),
    planOf('/b', aStep('x', edit([0, 1], 'B'))),
  );
  assert.deepEqual([after, withheld], [{ '/b': 'B' }, []]);
});
