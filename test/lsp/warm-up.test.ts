import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../../server/src/host.ts';
import { withEditor } from './editor.ts';
import { createFakeLinter, type FakeWorld } from './fake-linter.ts';

const TEXT = 'FROM node:latest\n';

/** A server that warms up as soon as a document is still for so many milliseconds. */
const setup = (world: FakeWorld, warmsUpAfter: number) => ({
  build: (_: unknown, host: Host) => ({ host: { ...host, warmsUpAfter }, linter: createFakeLinter(world) }),
});

const newWorld = (): FakeWorld => ({ seen: [], linted: [], sources: [], answered: new Set() });

describe('warming up', () => {
  it('reads a document that is left alone so many times, and shows nothing of it', async () => {
    const world = newWorld();
    const test = withEditor(setup(world, 10), async (editor) => {
      await editor.open(TEXT);
      await editor.until(() => world.linted.length === 51);
      await pause(50);
      assert.deepEqual([world.linted.length, editor.published.length], [51, 1], 'once to show it, and fifty times');
      await editor.change('latest', '22');
      await editor.publications(2);
      await pause(50);
      assert.equal(world.linted.length, 52, 'once in the life of a server');
    });
    await test();
  });

  it('ends with an edit, and goes on when that is over', async () => {
    const world = newWorld();
    const test = withEditor(setup(world, 10), async (editor) => {
      await editor.open(TEXT);
      await editor.until(() => world.linted.length > 5);
      await editor.change('latest', '22');
      await editor.until(() => world.linted.length === 52);
      await pause(50);
      const readings = world.linted.filter((text) => text === TEXT).length;
      assert.deepEqual([world.linted.length, readings < 51], [52, true]);
    });
    await test();
  });

  it('waits while somebody types', async () => {
    const world = newWorld();
    const test = withEditor(setup(world, 400), async (editor) => {
      await editor.open(TEXT);
      for (const [before, after] of [
        ['latest', '2'],
        ['node:2', 'node:22'],
      ] as const) {
        await pause(100);
        await editor.change(before, after);
      }
      await editor.publications(3);
      assert.equal(world.linted.length, 3);
    });
    await test();
  });

  it('leaves what is closed', async () => {
    const world = newWorld();
    const test = withEditor(setup(world, 30), async (editor) => {
      await editor.open(TEXT);
      await editor.publications(1);
      await editor.close();
      await pause(100);
      assert.equal(world.linted.length, 1);
    });
    await test();
  });
});
