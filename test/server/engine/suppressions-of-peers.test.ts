import assert from 'node:assert/strict';
import { test } from 'node:test';
import { by, suppressed } from './suppression-cases.ts';

test('hadolint: ignore holds for the next instruction, on the first line too', () => {
  const lines = ['# hadolint ignore=DL3006,DL3002', 'FROM a', 'USER root'];
  assert.deepEqual(suppressed(lines, 'unpinned-image', 'FROM'), { by: 'hadolint ignore', reason: undefined });
  assert.equal(by(lines, 'root-user', 'USER'), undefined);
});

test('hadolint: takes blanks, unknown ids and trailing reasons', () => {
  for (const written of ['DL9999, DL3006', ' DL9999 , DL3006 # why', 'DL9999,DL3006 why', 'DL3006 # why, DL3002'])
    assert.ok(by([`# hadolint ignore=${written}`, 'FROM a'], 'unpinned-image', 'FROM'), written);
  assert.equal(suppressed(['# hadolint ignore=DL3006 # why', 'FROM a'], 'unpinned-image', 'FROM')?.reason, 'why');
  assert.equal(by(['# hadolint ignore=DL3006 # why, DL3002', 'FROM a'], 'root-user', 'FROM'), undefined);
});

test('hadolint: global ignore holds for the whole file', () => {
  const lines = ['FROM a', '# hadolint global ignore = DL3002 , DL3006', 'USER root'];
  assert.equal(by(lines, 'unpinned-image', 'FROM'), 'hadolint global ignore');
  assert.equal(by(lines, 'root-user', 'USER'), 'hadolint global ignore');
});

test('hadolint: stage ignore holds for the stage that follows, and no other', () => {
  const lines = ['FROM a', 'USER root1', '# hadolint stage ignore=DL3002', 'FROM b', 'USER root2', 'FROM c', 'USER root3'];
  assert.equal(by(lines, 'root-user', 'root1'), undefined);
  assert.equal(by(lines, 'root-user', 'FROM b'), 'hadolint stage ignore');
  assert.equal(by(lines, 'root-user', 'root2'), 'hadolint stage ignore');
  assert.equal(by(lines, 'root-user', 'FROM c'), undefined);
  assert.equal(by(lines, 'root-user', 'root3'), undefined);
});

test('hadolint: stage ignore in the middle holds for the rest of the stage', () => {
  const lines = ['FROM a', 'USER root1', '# hadolint stage ignore=DL3002', 'USER root2', 'FROM b', 'USER root3'];
  assert.equal(by(lines, 'root-user', 'root1'), undefined);
  assert.equal(by(lines, 'root-user', 'root2'), 'hadolint stage ignore');
  assert.equal(by(lines, 'root-user', 'root3'), undefined);
});

test('hadolint: stage ignore on the first line, above an ARG, inside an instruction, behind all', () => {
  assert.ok(by(['# hadolint stage ignore=DL3002', 'FROM a', 'USER root'], 'root-user', 'USER'));
  assert.ok(by(['# hadolint stage ignore=DL3002', 'ARG A=1', 'FROM a', 'USER root'], 'root-user', 'USER'));
  const inside = ['FROM a', 'RUN a \\', '# hadolint stage ignore=DL3002', '  b', 'USER root'];
  assert.ok(by(inside, 'root-user', 'USER'));
  assert.ok(by(inside, 'root-user', 'RUN a'));
  assert.equal(by(['FROM a', 'USER root', '# hadolint stage ignore=DL3002'], 'root-user', 'USER'), undefined);
});

test('check=skip: as a directive holds for the whole file', () => {
  const lines = ['# syntax=docker/dockerfile:1', '# check=skip=Other,StageNameCasing;error=true', 'FROM a', 'FROM b'];
  assert.equal(by(lines, 'stage-name-casing', 'FROM a'), 'check=skip');
  assert.equal(by(lines, 'stage-name-casing', 'FROM b'), 'check=skip');
  assert.equal(by(lines, 'unpinned-image', 'FROM b'), undefined);
});

test('check=skip: "all" means all but what BuildKit rejects', () => {
  for (const line of ['#check=skip=all', '# check=error=true;skip=all', '# check = skip=all // why']) {
    assert.equal(by([line, 'FROM a', 'USER b'], 'root-user', 'USER'), 'check=skip', line);
    assert.equal(by([line, 'FROM a', 'USER b'], 'syntax-error', 'USER'), undefined, line);
  }
});

test('check=skip: ends at the first space', () => {
  assert.equal(by(['# check=skip=Other, StageNameCasing', 'FROM a'], 'stage-name-casing', 'FROM'), undefined);
  assert.deepEqual(suppressed(['# check=skip=StageNameCasing // why', 'FROM a'], 'stage-name-casing', 'FROM'), {
    by: 'check=skip',
    reason: 'why',
  });
});

test('check=skip: counts for nothing with a bad option, and takes names by the letter', () => {
  for (const value of [
    'skip=StageNameCasing;nope=1',
    'skip=StageNameCasing;error=yes',
    'skip=StageNameCasing;',
    'skip=stagenamecasing',
    'error=true',
  ])
    assert.equal(by([`# check=${value}`, 'FROM a'], 'stage-name-casing', 'FROM'), undefined, value);
});

test('check=skip: as a comment holds for the next instruction', () => {
  const lines = ['FROM a', '# check=skip=StageNameCasing // why', 'FROM b', 'FROM c'];
  assert.deepEqual(suppressed(lines, 'stage-name-casing', 'FROM b'), { by: 'check=skip', reason: 'why' });
  assert.equal(by(lines, 'stage-name-casing', 'FROM a'), undefined);
  assert.equal(by(lines, 'stage-name-casing', 'FROM c'), undefined);
  assert.ok(by(['FROM a', '# check=skip=all // why', 'USER a'], 'root-user', 'USER'));
});

test('tally: ignore and global ignore, with reasons and namespaces', () => {
  assert.deepEqual(suppressed(['# tally ignore=hadolint/DL3006;reason=old base', 'FROM a'], 'unpinned-image', 'FROM'), {
    by: 'tally ignore',
    reason: 'old base',
  });
  assert.ok(by(['# TALLY IGNORE=max-lines, DL3006', 'FROM a'], 'unpinned-image', 'FROM'));
  assert.ok(by(['# tally ignore=no-root', 'USER a'], 'root-user', 'USER'));
  assert.ok(by(['# tally ignore=all', 'USER a'], 'root-user', 'USER'));
  assert.equal(by(['FROM a', 'USER a', '# tally global ignore=DL3002;reason=x'], 'root-user', 'USER'), 'tally global ignore');
});

test('checkov: holds for the whole file, wherever it stands', () => {
  const lines = ['FROM a', 'USER root', '# words, then checkov:skip=CKV_DOCKER_3:it needs root'];
  assert.deepEqual(suppressed(lines, 'root-user', 'USER'), { by: 'checkov:skip', reason: 'it needs root' });
  assert.equal(by(lines, 'unpinned-image', 'FROM'), undefined);
  assert.ok(by(['#checkov:skip=CKV_DOCKER_1,CKV_DOCKER_3', 'FROM a', 'USER a'], 'root-user', 'USER'));
  assert.ok(by(['#bridgecrew:skip= CKV_DOCKER_3', 'FROM a', 'USER a'], 'root-user', 'USER'));
});

test('trivy: holds for the next instruction, under each of its spellings', () => {
  for (const name of ['DS-0002', 'AVD-DS-0002', 'DS002', 'avd-ds-0002', 'DS-0002[a=b]', 'DS-*', 'AVD-DS-*', '*'])
    assert.equal(by([`#trivy:ignore:${name}`, 'USER a', 'USER b'], 'root-user', 'USER a'), 'trivy:ignore', name);
  assert.equal(by(['# trivy:ignore:DS-0002', 'USER a', 'USER b'], 'root-user', 'USER b'), undefined);
});

test('trivy: takes several on a line, on lines above one another, and a reason', () => {
  const lines = ['# trivy:ignore:DS-0026 #trivy:ignore:DS-0002 trivy:ignore:DS-0001', '# tfsec:ignore:AVD-DS-0003', 'USER a'];
  assert.ok(by(lines, 'root-user', 'USER'));
  assert.ok(by(lines, 'unpinned-image', 'USER'));
  assert.equal(suppressed(['# trivy:ignore:DS-0002 - TODO: why', 'USER a'], 'root-user', 'USER')?.reason, 'TODO: why');
});

test('trivy: holds up to the day that it names', () => {
  const holds = (suffix: string): boolean => by([`# trivy:ignore:DS-0002${suffix}`, 'USER a'], 'root-user', 'USER') !== undefined;
  assert.ok(holds(':exp:2026-06-16'));
  assert.ok(holds(':ws:dev:exp:2026-06-16'));
  assert.ok(holds(':ws:dev'));
  for (const suffix of [':exp:2026-06-15', ':exp:2025-01-01', ':exp:2026-99-01', ':exp:2027-02-30', ':exp:soon'])
    assert.ok(!holds(suffix), suffix);
});
