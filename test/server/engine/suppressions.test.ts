import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSuppressions, suppress } from '../../../server/src/engine/suppressions.ts';
import { RULES } from './rules-for-tests.ts';
import { ALL_RAN, by, factsOf, finding, suppressed, unused } from './suppression-cases.ts';

test('plimsoll ignore: holds for the next instruction, on the first line too', () => {
  const lines = ['# plimsoll ignore=unpinned-image', 'FROM a', 'FROM b'];
  assert.equal(by(lines, 'unpinned-image', 'FROM a'), 'plimsoll ignore');
  assert.equal(by(lines, 'unpinned-image', 'a\n'), 'plimsoll ignore');
  assert.equal(by(lines, 'unpinned-image', 'FROM b'), undefined);
  assert.equal(by(lines, 'root-user', 'FROM a'), undefined);
});

test('plimsoll ignore: skips blank lines and other comments', () => {
  assert.equal(by(['# plimsoll ignore=unpinned-image', '', '# words', '', 'FROM a'], 'unpinned-image', 'FROM a'), 'plimsoll ignore');
});

test('plimsoll ignore: survives a byte order mark, CRLF, indentation and no blank after the mark', () => {
  assert.equal(by(['\ufeff#plimsoll ignore=unpinned-image\r', '  FROM a\r'], 'unpinned-image', 'FROM a'), 'plimsoll ignore');
  assert.equal(by(['   #   Plimsoll  Ignore = unpinned-image', 'FROM a'], 'unpinned-image', 'FROM a'), 'plimsoll ignore');
});

test('plimsoll ignore: inside a continued instruction means that instruction', () => {
  const lines = ['FROM a', 'RUN one \\', '  # plimsoll ignore=root-user', '  && two', 'RUN three'];
  assert.equal(by(lines, 'root-user', 'one'), 'plimsoll ignore');
  assert.equal(by(lines, 'root-user', 'two'), 'plimsoll ignore');
  assert.equal(by(lines, 'root-user', 'three'), undefined);
});

test('plimsoll ignore: is no comment in a here-document', () => {
  assert.equal(by(['FROM a', 'RUN <<EOF', '# plimsoll ignore=root-user', 'EOF', 'RUN b'], 'root-user', 'RUN b'), undefined);
});

test('plimsoll ignore: knows aliases, whatever their case and namespace', () => {
  for (const name of ['DL3006', 'dl3006', 'DS-0001', 'DS001', 'AVD-DS-0001', 'CKV_DOCKER_7', 'hadolint/DL3006', 'Unpinned-Image'])
    assert.equal(by([`# plimsoll ignore=${name}`, 'FROM a'], 'unpinned-image', 'FROM a'), 'plimsoll ignore', name);
  for (const name of ['buildkit/StageNameCasing', 'StageNameCasing'])
    assert.equal(by([`# plimsoll ignore=${name}`, 'FROM a'], 'stage-name-casing', 'FROM a'), 'plimsoll ignore', name);
});

test('plimsoll ignore: an alias of several rules means them all', () => {
  for (const rule of ['unpinned-image', 'floating-tag']) assert.ok(by(['# plimsoll ignore=DS-0001', 'FROM a'], rule, 'FROM a'));
});

test('plimsoll ignore: a finding without length at the end of an instruction is in it', () => {
  const text = '# plimsoll ignore=root-user\nUSER';
  const { findings } = suppress([finding('root-user', text.length)], findSuppressions(factsOf(text), RULES), ALL_RAN);
  assert.ok(findings[0]?.suppressed);
});

const REASONS: readonly (readonly [written: string, reason: string | undefined, both: boolean])[] = [
  ['unpinned-image', undefined, false],
  ['unpinned-image because of x', 'because of x', false],
  ['unpinned-image,root-user because of x', 'because of x', true],
  ['unpinned-image, root-user', undefined, true],
  ['unpinned-image , root-user -- why', 'why', true],
  ['unpinned-image, root-usre why', 'why', false],
  ['unpinned-image, because of x', 'because of x', false],
  ['unpinned-image -- why', 'why', false],
  ['unpinned-image # why', 'why', false],
  ['unpinned-image // why', 'why', false],
  ['unpinned-image: why', 'why', false],
  ['unpinned-image — why', 'why', false],
  ['unpinned-image;reason=why', 'why', false],
  ['unpinned-image,', undefined, false],
  [',unpinned-image,,root-user', undefined, true],
];
for (const [written, reason, both] of REASONS)
  test(`plimsoll ignore: reads "ignore=${written}"`, () => {
    const lines = [`# plimsoll ignore=${written}`, 'FROM a'];
    assert.deepEqual(suppressed(lines, 'unpinned-image', 'FROM a'), { by: 'plimsoll ignore', reason });
    assert.equal(suppressed(lines, 'root-user', 'FROM a') !== undefined, both);
  });

test('plimsoll ignore: knows no "all"', () => {
  assert.equal(by(['# plimsoll ignore=all', 'FROM a'], 'unpinned-image', 'FROM a'), undefined);
});

test('plimsoll ignore: is not read out of prose', () => {
  for (const line of ['# see plimsoll ignore=root-user', '# plimsoll ignores root-user', '## plimsoll ignore=root-user'])
    assert.equal(by([line, 'USER a'], 'root-user', 'USER'), undefined, line);
});

test('plimsoll file-ignore holds for the whole file, wherever it stands', () => {
  const lines = ['FROM a', 'USER root', '# plimsoll file-ignore=root-user, unpinned-image a small tool'];
  assert.deepEqual(suppressed(lines, 'root-user', 'USER'), { by: 'plimsoll file-ignore', reason: 'a small tool' });
  assert.equal(by(lines, 'unpinned-image', 'FROM'), 'plimsoll file-ignore');
});

test('suppress: keeps the list and its order', () => {
  const text = '# plimsoll ignore=root-user\nUSER a\nUSER b\n';
  const findings = [finding('root-user', text.indexOf('USER b')), finding('root-user', text.indexOf('USER a'))];
  const { findings: stamped } = suppress(findings, findSuppressions(factsOf(text), RULES), ALL_RAN);
  assert.deepEqual(
    stamped.map(({ suppressed }) => suppressed !== undefined),
    [false, true],
  );
  assert.equal(stamped[0], findings[0]);
});

test('suppress: the innermost comment is named, and none of those around is called idle', () => {
  const lines = ['# plimsoll file-ignore=root-user', '# plimsoll ignore=root-user near', 'USER a'];
  const at = lines.join('\n').indexOf('USER a');
  assert.equal(suppressed(lines, 'root-user', 'USER a')?.reason, 'near');
  assert.deepEqual(unused(lines, [finding('root-user', at)]), []);
});

test('suppress: tells unknown names from names that found nothing', () => {
  assert.deepEqual(unused(['# plimsoll ignore=root-usr,DL9999,root-user why', 'USER a']), [
    'root-usr unknown-rule root-user',
    'DL9999 unknown-rule',
    'root-user nothing-found',
  ]);
  assert.deepEqual(unused(['FROM a', '  # plimsoll   ignore = unpinned-image, root-usr', 'USER a']), [
    'unpinned-image nothing-found',
    'root-usr unknown-rule root-user',
  ]);
  assert.deepEqual(unused(['# plimsoll ignore=', 'USER a']), ['# plimsoll ignore= no-rule-named']);
  assert.deepEqual(unused(['FROM a', '# plimsoll ignore=root-user']), ['root-user nothing-found']);
});

test('suppress: says nothing of rules that did not run', () => {
  const lines = ['# plimsoll ignore=DS-0001', 'FROM a'];
  assert.deepEqual(unused(lines, [], new Set(['unpinned-image'])), []);
  assert.deepEqual(unused(lines, [], new Set(['unpinned-image', 'floating-tag'])), ['DS-0001 nothing-found']);
  assert.deepEqual(unused(['# plimsoll ignore=unused-suppression', 'FROM a']), []);
});

test('suppress: a rule that another of its concern outranks is not idle, and the winner stays', () => {
  const lines = ['# plimsoll ignore=floating-tag', 'FROM a'];
  const found = finding('unpinned-image', lines.join('\n').indexOf('FROM'), ['floating-tag']);
  assert.deepEqual(unused(lines, [found]), []);
  assert.equal(by(lines, 'unpinned-image', 'FROM'), undefined);
});

test('suppress: says nothing of other dialects', () => {
  const lines = [
    '# check=skip=Nope',
    '# hadolint ignore=DL3006,DL9999',
    '# tally ignore=a',
    '# checkov:skip=A',
    '# trivy:ignore:B',
    'FROM a',
  ];
  assert.deepEqual(unused(lines), []);
});
