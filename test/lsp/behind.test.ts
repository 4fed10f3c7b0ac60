import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { frozenHost } from '../../scripts/frozen-linter.ts';
import { createLinter } from '../../server/src/linter.ts';
import type { Registries } from '../../server/src/lsp/server-host.ts';
import { rules } from '../../server/src/rules/index.ts';
import { DIGEST, digestTold, type World, worldOf } from './asked-rule.ts';
import { type Editor, PULL, withEditor } from './editor.ts';

const OPEN: Registries = { open: () => undefined, close: () => undefined };

const setup = (world: World, registry: string) => ({
  registries: OPEN,
  options: { settings: { registry } },
  linter: () => createLinter(frozenHost(), { rules: [digestTold], book: world.book }),
});

const messages = (editor: Editor): unknown[][] => editor.published.map(({ diagnostics }) => diagnostics.map(({ message }) => message));

/** Longer than a document has to be still. */
const STILL = 1_250;

/** What is asked about: a dossier asks more of an image than one finding does. */
const askedAbout = ({ asked }: World): string[] => [...new Set(asked.map((url) => url.replace(/\/(?:manifests|tags|blobs)\/.*/, '')))];

const APP = 'https://registry.example.com/v2/app';

describe('where registries are asked unasked', () => {
  it('findings come at once, and those that a registry has a say in when it has spoken', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world, 'on'), async (editor) => {
      await editor.open('FROM registry.example.com/app:1\n');
      await editor.publications(1);
      assert.deepEqual([messages(editor), world.asked], [[[]], []]);
      await pause(STILL);
      assert.deepEqual([messages(editor), askedAbout(world)], [[[], [DIGEST]], [APP]]);
      const { length } = world.asked;
      await editor.change('FROM', 'from');
      await editor.publications(3);
      await pause(STILL);
      assert.deepEqual([messages(editor).slice(2), world.asked.length], [[[DIGEST]], length], 'nothing new, and nobody asked again');
    });
    await test();
  });

  it('clients that pull are told to', async () => {
    const test = withEditor({ ...setup(worldOf('digest'), 'on'), capabilities: PULL }, async (editor) => {
      await editor.open('FROM registry.example.com/app:1\n');
      assert.equal((await editor.pull()).length, 0);
      await pause(STILL);
      assert.equal(editor.refreshes, 1);
      assert.equal((await editor.pull())[0]?.message, DIGEST);
    });
    await test();
  });

  it('nobody is asked of a name that is still being typed, or of a document that is closed', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world, 'on'), async (editor) => {
      await editor.open('FROM registry.example.com/a:1\n');
      for (const [before, after] of [
        ['/a:', '/ap:'],
        ['/ap:', '/app:'],
      ] as const) {
        await pause(300);
        await editor.change(before, after);
      }
      await pause(STILL);
      assert.deepEqual(askedAbout(world), [APP]);
      await editor.change('/app', '/secret');
      await editor.close();
      await pause(STILL);
      assert.deepEqual(askedAbout(world), [APP]);
    });
    await test();
  });

  it('they are asked once the user says so, and no more once the user says no', async () => {
    const world = worldOf('digest');
    const change = ({ connection }: Editor, registry: string): Promise<void> =>
      connection.sendNotification('workspace/didChangeConfiguration', { settings: { plimsoll: { registry } } });
    const test = withEditor(setup(world, 'onDemand'), async (editor) => {
      await editor.open('FROM registry.example.com/app:1\n');
      await pause(STILL);
      assert.deepEqual(world.asked, []);
      await change(editor, 'on');
      await pause(STILL);
      assert.deepEqual([messages(editor).at(-1), askedAbout(world)], [[DIGEST], [APP]]);
      const { length } = world.asked;
      await change(editor, 'off');
      await editor.publications(editor.published.length + 1);
      assert.deepEqual(messages(editor).at(-1), []);
      await editor.change(':1', ':2');
      await pause(STILL);
      assert.equal(world.asked.length, length);
    });
    await test();
  });
});

const LONG = `FROM registry.example.com/app:1\n${'RUN apt-get update && apt-get install -y curl git\n'.repeat(499)}`;

/** Milliseconds from an edit to its diagnostics. */
const timeOfEdit = async (editor: Editor): Promise<number> => {
  const since = performance.now();
  await editor.change('curl', 'curl ');
  await editor.pull();
  return performance.now() - since;
};

const MOST_PAIRS = 100;
/** Less than the registry keeps silent for, on a machine of any speed. */
const LONGEST = 6_000;

/** The same edits in two editors, turn by turn and each as often the first, so that whatever else this machine does falls upon both alike. */
const timesOfBoth = async (editors: readonly [Editor, Editor]): Promise<readonly [number[], number[]]> => {
  const times: [number[], number[]] = [[], []];
  const since = performance.now();
  for (let count = 0; count < MOST_PAIRS && performance.now() - since < LONGEST; count++)
    for (const index of count % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) times[index].push(await timeOfEdit(editors[index]));
  return times;
};

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

describe('a registry that keeps silent for 10 seconds', () => {
  const within = (world: World, registry: string, work: (editor: Editor) => Promise<void>): Promise<void> => {
    const linter = () => createLinter(frozenHost(), { book: world.book, rules: [...rules, digestTold] });
    return withEditor({ ...setup(world, registry), linter, capabilities: PULL }, async (editor) => {
      await editor.open(LONG);
      await editor.pull();
      await work(editor);
    })();
  };

  it('delays no typing: edit to diagnostics takes no longer than without one', async () => {
    const [unasked, silent] = [worldOf('nothing'), worldOf('nothing')];
    await within(unasked, 'off', (without) =>
      within(silent, 'on', async (editor) => {
        await pause(STILL);
        assert.deepEqual([unasked.asked.length, silent.asked.length > 0], [0, true]);
        const [off, on] = await timesOfBoth([without, editor]);
        assert.ok(silent.waiting() > 0, 'the registry has kept silent all the while');
        assert.ok(on.length >= 10, `${on.length} edits`);
        // Nineteen in twenty are told by few of so many edits, so that their bound is wider; whoever waits waits for seconds.
        for (const [share, factor] of [
          [0.5, 1.3],
          [0.95, 2],
        ] as const) {
          const [without, withSilence] = [quantile(off, share), quantile(on, share)];
          assert.ok(withSilence < factor * without + 2, `${share}: ${withSilence} ms, ${without} ms without`);
        }
      }),
    );
  });

  it('keeps no editor from leaving', async () => {
    const world = worldOf('nothing');
    let since = 0;
    const test = withEditor(setup(world, 'on'), async (editor) => {
      await editor.open('FROM registry.example.com/app:1\n');
      await pause(STILL);
      assert.equal(world.asked.length, 1);
      since = performance.now();
    });
    await test();
    assert.ok(performance.now() - since < 500);
  });
});
