import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import { createLinter } from '../server/src/linter.ts';
import { SHAPES, type Shape } from './bench/hostile.ts';

const LENGTH = 6000;
const TIMES = 4;
/** What grows in line takes four times as long for four times the length, what goes through all for each up to sixteen times. */
const MOST = 6;
/** In milliseconds: a pause to collect garbage, or a function compiled meanwhile. */
const SLACK = 4;
/** The shortest times count, of so many tries. */
const TRIES = 20;

/** Milliseconds of the processor for a lint by a linter that has seen nothing yet. */
const timeOf = async (text: string): Promise<number> => {
  const linter = createLinter(frozenHost());
  const request = { path: '/w/Dockerfile', text, config: { ...DEFAULT_CONFIG, extends: 'strict' as const }, scope: 'file' as const };
  const start = process.cpuUsage();
  await linter.lint(request);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** Why four times as much of a shape takes too long; `undefined` when in one of the tries it does not. */
const faultOf = async ({ name, textOf }: Shape): Promise<string | undefined> => {
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < TRIES; tried++) {
    // First the longer text: what is slow only because it is new to the compiler must not make the shorter one look slow.
    long = Math.min(long, await timeOf(textOf(TIMES * LENGTH)));
    for (let again = 0; again < 3; again++) short = Math.min(short, await timeOf(textOf(LENGTH)));
    if (long <= MOST * short + SLACK) return undefined;
  }
  return `${name}: ${long.toFixed(1)} ms against ${short.toFixed(1)} ms for a quarter of it`;
};

test('four times as much of whatever takes at most six times as long', async () => {
  const faults: string[] = [];
  for (const shape of SHAPES) {
    const fault = await faultOf(shape);
    if (fault !== undefined) faults.push(fault);
  }
  assert.ok(SHAPES.length > 40);
  assert.deepEqual(faults, []);
});
