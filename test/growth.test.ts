import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import { createLinter } from '../server/src/linter.ts';
import { SHAPES, type Shape } from './bench/hostile.ts';

const LENGTH = 16_000;
/** What grows in line takes twice as long for twice the length, what goes through all for each four times. */
const MOST = 3;
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

/** Why twice as much of a shape takes too long; `undefined` when in one of the tries it does not. */
const faultOf = async ({ name, textOf }: Shape): Promise<string | undefined> => {
  let [once, twice] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < TRIES; tried++) {
    // First the longer text: what is slow only because it is new to the compiler must not make the shorter one look slow.
    twice = Math.min(twice, await timeOf(textOf(2 * LENGTH)));
    once = Math.min(once, await timeOf(textOf(LENGTH)));
    if (twice <= MOST * once + SLACK) return undefined;
  }
  return `${name}: ${twice.toFixed(1)} ms against ${once.toFixed(1)} ms for half as much`;
};

test('twice as much of whatever takes at most three times as long', async () => {
  const faults: string[] = [];
  for (const shape of SHAPES) {
    const fault = await faultOf(shape);
    if (fault !== undefined) faults.push(fault);
  }
  assert.ok(SHAPES.length > 40);
  assert.deepEqual(faults, []);
});
