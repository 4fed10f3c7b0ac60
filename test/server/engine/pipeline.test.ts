import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import type { Concern, Problem, Rule } from '../../../server/src/rule.ts';
import type { Edit } from '../../../server/src/text/span.ts';
import { memoryHost } from '../memory-host.ts';
import { ruleForTests } from './rules-for-tests.ts';

interface Sketch {
  readonly concern?: Concern;
  readonly rank?: number;
  readonly word?: string;
  readonly check: (text: string) => readonly Problem[];
}

const rule = (id: string, { check, ...rest }: Sketch): Rule => ruleForTests(id, { ...rest, check: ({ text }) => check(text) });

/** Finds each `bad` and replaces it. */
const replacing = (id: string, replacement: string, edits?: (at: number) => readonly Edit[]): Rule =>
  rule(id, {
    check: (text) =>
      [...text.matchAll(/bad/g)].map(({ index }) => {
        const at = { start: index, end: index + 3 };
        return {
          at,
          message: 'bad',
          fixes: [{ title: 'mend', safety: 'safe', edits: edits?.(index) ?? [{ span: at, text: replacement }] }],
        };
      }),
  });

const linterWith = (...rules: Rule[]) => createLinter(memoryHost(), { rules });
const request = (text: string) => ({ path: '/w/Dockerfile', text, config: DEFAULT_CONFIG, scope: 'file' as const });

test('a rule that throws becomes one internal-error that names it, and the others go on', async () => {
  const broken = rule('broken', {
    check: () => {
      throw new Error('oops');
    },
  });
  const { findings } = await linterWith(broken, replacing('works', 'good')).lint(request('FROM bad\n'));
  assert.deepEqual(findings.map(({ rule: id }) => id).toSorted(), ['internal-error', 'works']);
  assert.match(findings.find(({ rule: id }) => id === 'internal-error')?.message ?? '', /broken failed.*oops/);
});

test('a rule is silent where one that it yields to has found something, shown or not', async () => {
  const at = { start: 5, end: 8 };
  const finding = (id: string, more: Partial<Sketch> & { readonly yieldsTo?: readonly string[] }): Rule => ({
    ...rule(id, { check: () => [{ at, message: id }], ...more }),
    ...(more.yieldsTo && { yieldsTo: more.yieldsTo }),
  });
  const shadowed = finding('shadowed', { concern: 'image-life', rank: 1 });
  const shown = finding('shown', { concern: 'image-life', rank: 2 });
  const polite = finding('polite', { yieldsTo: ['shadowed'] });
  const idsOf = async (...rules: Rule[]): Promise<string[]> =>
    (await linterWith(...rules).lint(request('FROM abc\n'))).findings.map(({ rule: id }) => id);
  assert.deepEqual(await idsOf(shadowed, shown, polite), ['shown']);
  assert.deepEqual(await idsOf(shown, polite), ['shown', 'polite']);
});

test('of rules with one concern the highest rank is shown, with the words and fixes of the others', async () => {
  const at = { start: 5, end: 8 };
  const low = rule('low', {
    concern: 'acquisition',
    rank: 1,
    word: 'low down',
    check: () => [{ at, message: 'l', fixes: [{ title: 'f', safety: 'review', edits: [] }] }],
  });
  const high = rule('high', { concern: 'acquisition', rank: 2, check: () => [{ at, message: 'High.' }] });
  const { findings } = await linterWith(low, high).lint(request('FROM abc\n'));
  assert.equal(findings.length, 1);
  assert.equal(findings[0]?.message, 'High. It is also low down.');
  assert.deepEqual(findings[0]?.data.also, ['low']);
  assert.equal(findings[0]?.fixes.length, 1);
});

test('ignoring the winner of a concern reveals no loser', async () => {
  const at = { start: 31, end: 34 };
  const low = rule('low', { concern: 'acquisition', rank: 1, check: () => [{ at, message: 'l' }] });
  const high = rule('high', { concern: 'acquisition', rank: 2, check: () => [{ at, message: 'h' }] });
  const { findings } = await linterWith(low, high).lint(request('# plimsoll ignore=high\nFROM abc\n'));
  assert.deepEqual(
    findings.filter(({ suppressed }) => !suppressed).map(({ rule: id }) => id),
    [],
  );
});

test('fixes are made over and over until none is left', async () => {
  const shorten = rule('shorten', {
    check: (text) => {
      const at = { start: text.indexOf('xx'), end: text.indexOf('xx') + 2 };
      return at.start < 0
        ? []
        : [{ at, message: `${text.length}`, fixes: [{ title: 'shorten', safety: 'safe', edits: [{ span: at, text: 'x' }] }] }];
    },
  });
  const counting = {
    ...shorten,
    check: (facts: Parameters<Rule['check']>[0]) =>
      [...shorten.check(facts, {})].flatMap((problem) =>
        [...facts.text.matchAll(/x(?=x)/g)].map((_, index) => (index === 0 ? problem : { at: problem.at, message: `${index}` })),
      ),
  };
  const { text, applied } = await linterWith(counting).fix(request('FROM xxxx\n'), 'safe');
  assert.equal(text, 'FROM x\n');
  assert.equal(applied, 3);
});

test('a fix that adds a parse error, loses an instruction or leaves the finding is refused, and says so in the log', async () => {
  const log: string[] = [];
  const cases: [string, (at: number) => readonly Edit[]][] = [
    ['it adds a parse error', (at) => [{ span: { start: at - 5, end: at + 3 }, text: 'FRUM x' }]],
    ['it loses or adds an instruction', (at) => [{ span: { start: at, end: at + 3 }, text: 'good\nRUN x' }]],
    ['the finding stays', (at) => [{ span: { start: at, end: at }, text: 'x' }]],
  ];
  for (const [reason, edits] of cases) {
    const linter = createLinter(memoryHost({}, log), { rules: [replacing('mend', '', edits)] });
    const fixed = await linter.fix(request('FROM bad\n'), 'safe');
    assert.equal(fixed.text, 'FROM bad\n');
    assert.equal(fixed.applied, 0);
    assert.match(log.at(-1) ?? '', new RegExp(reason));
  }
});

test('a fix may write another keyword in the place of one, but not elsewhere', async () => {
  const rewriting = (edits: (at: number) => readonly Edit[]) =>
    linterWith(replacing('mend', '', edits)).fix(request('FROM a\nADD bad /x\nRUN y\n'), 'safe');
  const keyword = await rewriting((at) => [{ span: { start: at - 4, end: at + 3 }, text: 'COPY good' }]);
  assert.equal(keyword.text, 'FROM a\nCOPY good /x\nRUN y\n');
  const swallowing = await rewriting((at) => [{ span: { start: at, end: at + 6 }, text: '<<EOF' }]);
  assert.equal(swallowing.applied, 0);
  const splitting = await rewriting((at) => [{ span: { start: at - 4, end: at + 3 }, text: 'COPY a /\nADD good' }]);
  assert.equal(splitting.applied, 0);
});

test('a fix may take whole instructions away and put others between those that stay, which must stay as they are', async () => {
  const fixing = async (edits: (at: number) => readonly Edit[]) =>
    (await linterWith(replacing('mend', '', edits)).fix(request('FROM a\nRUN x\nRUN bad\nRUN y\n'), 'safe')).text;
  assert.equal(await fixing((at) => [{ span: { start: at - 4, end: at + 4 }, text: '' }]), 'FROM a\nRUN x\nRUN y\n');
  assert.equal(
    await fixing((at) => [
      { span: { start: at, end: at + 3 }, text: 'good' },
      { span: { start: at + 3, end: at + 3 }, text: '\nUSER z' },
    ]),
    'FROM a\nRUN x\nRUN good\nUSER z\nRUN y\n',
  );
  const unchanged = 'FROM a\nRUN x\nRUN bad\nRUN y\n';
  assert.equal(await fixing((at) => [{ span: { start: at - 6, end: at + 3 }, text: '' }]), unchanged, 'a part of another goes with it');
  assert.equal(await fixing((at) => [{ span: { start: at, end: at + 3 }, text: 'good \\' }]), unchanged, 'the next one is swallowed');
});

test('a fix of a rule that is outranked mends that one, though the winner stays', async () => {
  const mending = replacing('mend', '', (at) => [{ span: { start: at + 3, end: at + 3 }, text: '-checked' }]);
  const loser = {
    ...mending,
    concern: 'acquisition' as const,
    rank: 1,
    check: (facts: Parameters<Rule['check']>[0]) => (facts.text.includes('bad-checked') ? [] : mending.check(facts, {})),
  };
  const winner = rule('winner', {
    concern: 'acquisition',
    rank: 2,
    check: (text) => [...text.matchAll(/bad/g)].map(({ index }) => ({ at: { start: index, end: index + 3 }, message: 'worse' })),
  });
  const { text, report } = await linterWith(winner, loser).fix(request('FROM bad\n'), 'safe');
  assert.equal(text, 'FROM bad-checked\n');
  assert.deepEqual(
    report.findings.map(({ rule: id, data }) => [id, data.also]),
    [['winner', []]],
  );
});

test('a fix that adds a finding of another rule is refused', async () => {
  const log: string[] = [];
  const second = rule('second', {
    check: (text) => (text.includes('good') ? [{ at: { start: 0, end: 4 }, message: 'good' }] : []),
  });
  const first = replacing('mend', '', (at) => [{ span: { start: at, end: at + 3 }, text: 'good' }]);
  const fixed = await createLinter(memoryHost({}, log), { rules: [first, second] }).fix(request('FROM bad\n'), 'safe');
  assert.equal(fixed.text, 'FROM bad\n');
  assert.match(log.join('\n'), /is not offered: it adds a finding/);
});

test('of fixes that do harm only to each other the first is made', async () => {
  const turning = (id: string, from: string, to: string): Rule =>
    rule(id, {
      check: (text) => {
        const at = { start: text.indexOf(from), end: text.indexOf(from) + 1 };
        return at.start < 0 ? [] : [{ at, message: from, fixes: [{ title: id, safety: 'safe', edits: [{ span: at, text: to }] }] }];
      },
    });
  const both = rule('both', { check: (text) => (/y.*q/.test(text) ? [{ at: { start: 0, end: 4 }, message: 'both' }] : []) });
  const { text, applied } = await linterWith(turning('first', 'x', 'y'), turning('second', 'p', 'q'), both).fix(
    request('FROM xp\n'),
    'safe',
  );
  assert.equal(text, 'FROM yp\n');
  assert.equal(applied, 1);
});

test('of fixes that overlap the later one waits, and is gone when its finding is', async () => {
  const whole = { start: 5, end: 12 };
  const wide = rule('wide', {
    check: (text) =>
      text.includes('bad-bad')
        ? [{ at: whole, message: 'w', fixes: [{ title: 'w', safety: 'safe', edits: [{ span: whole, text: 'bad:1' }] }] }]
        : [],
  });
  const { text } = await linterWith(wide, replacing('mend', 'ok')).fix(request('FROM bad-bad\n'), 'safe');
  assert.equal(text, 'FROM ok-ok\n');
});

test('--fix makes safe fixes only', async () => {
  const review = rule('review', {
    check: (text) =>
      text.includes('bad')
        ? [
            {
              at: { start: 5, end: 8 },
              message: 'm',
              fixes: [{ title: 't', safety: 'review', edits: [{ span: { start: 5, end: 8 }, text: 'ok' }] }],
            },
          ]
        : [],
  });
  const linter = linterWith(review);
  assert.equal((await linter.fix(request('FROM bad\n'), 'safe')).text, 'FROM bad\n');
  assert.equal((await linter.fix(request('FROM bad\n'), 'all')).text, 'FROM ok\n');
});

test('an unused comment of Plimsoll is told and can be removed, a used one is not', async () => {
  const linter = linterWith(replacing('mend', 'ok'));
  const used = await linter.lint(request('# plimsoll ignore=mend\nFROM bad\n'));
  assert.deepEqual(
    used.findings.map(({ rule: id, suppressed }) => [id, suppressed !== undefined]),
    [['mend', true]],
  );
  const { text } = await linter.fix(request('# plimsoll ignore=mend\nFROM good\n'), 'safe');
  assert.equal(text, 'FROM good\n');
});
