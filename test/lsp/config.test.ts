import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { type Config, DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { LoadedConfig } from '../../server/src/linter.ts';
import type { Status } from '../../server/src/protocol.ts';
import { type Editor, PULL, withEditor } from './editor.ts';

const LATEST = 'FROM node:latest\n';
const CONFIG_URI = 'file:///repo/.plimsoll.yaml';
const ASKED: ClientCapabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
const WATCHING: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

const configFile = (config: Partial<Config>, problems: LoadedConfig['problems'] = []): LoadedConfig => ({
  config: { ...DEFAULT_CONFIG, ...config },
  path: '/repo/.plimsoll.yaml',
  text: 'rules:\n  nonsense: 1\n',
  problems,
});

const OFF = { 'latest-tag': 'off' } as const;

const counts = ({ published }: Editor): number[] => published.map(({ diagnostics }) => diagnostics.length);

describe('configuration files', () => {
  it(
    'are watched, with what else matters',
    withEditor({ capabilities: WATCHING }, async (editor) => {
      await editor.until(() => editor.registered.length > 0);
      assert.deepEqual(editor.registered, ['workspace/didChangeWatchedFiles']);
    }),
  );

  it(
    'are read once for a folder, and again when they change',
    withEditor({}, async (editor) => {
      await editor.open(LATEST);
      await editor.publications(1);
      editor.world.file = configFile({ rules: OFF });
      await editor.change('node', 'bun');
      await editor.publications(2);
      await editor.watched(CONFIG_URI);
      await editor.publications(3);
      assert.deepEqual(counts(editor), [1, 1, 0]);
    }),
  );

  it(
    'have pulled diagnostics refreshed',
    withEditor({ capabilities: PULL }, async (editor) => {
      await editor.open(LATEST);
      assert.equal((await editor.pull()).length, 1);
      editor.world.file = configFile({ rules: OFF });
      await editor.watched(CONFIG_URI);
      await editor.until(() => editor.refreshes === 1);
      assert.deepEqual(await editor.pull(), []);
    }),
  );

  it(
    'show their problems, and no longer when mended',
    withEditor({ capabilities: PULL }, async (editor) => {
      editor.world.file = configFile({}, [{ span: { start: 9, end: 17 }, message: 'no such rule: nonsense' }]);
      await editor.open(LATEST);
      await editor.pull();
      assert.deepEqual(await editor.publications(1), {
        uri: CONFIG_URI,
        diagnostics: [
          {
            range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } },
            message: 'no such rule: nonsense',
            severity: 1,
            source: 'plimsoll',
          },
        ],
      });
      editor.world.file = configFile({});
      await editor.watched(CONFIG_URI);
      assert.deepEqual(await editor.publications(2), { uri: CONFIG_URI, diagnostics: [] });
    }),
  );

  it(
    'beat the settings',
    withEditor({ capabilities: ASKED }, async (editor) => {
      editor.settings = { rules: OFF };
      editor.world.file = configFile({});
      await editor.open(LATEST);
      assert.equal((await editor.publications(1)).diagnostics.length, 1);
    }),
  );
});

describe('other watched files', () => {
  it(
    'have everything linted anew',
    withEditor({}, async (editor) => {
      await editor.open(LATEST);
      await editor.publications(1);
      await editor.watched('file:///repo/compose.yaml');
      await editor.publications(2);
      assert.equal(editor.world.linted.length, 2);
    }),
  );
});

describe('settings', () => {
  it(
    'are asked for, and again when they change',
    withEditor({ capabilities: ASKED }, async (editor) => {
      await editor.until(() => editor.registered.length > 0);
      assert.deepEqual(editor.registered, ['workspace/didChangeConfiguration']);
      await editor.open(LATEST);
      await editor.publications(1);
      for (const settings of [{ rules: OFF }, { rules: {} }, { enable: false }]) {
        editor.settings = settings;
        await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        await editor.publications(editor.published.length + 1);
      }
      assert.deepEqual(counts(editor), [1, 0, 1, 0]);
    }),
  );

  it(
    'are taken as sent by clients that can not be asked',
    withEditor({ options: { settings: { rules: OFF } } }, async (editor) => {
      await editor.open(LATEST);
      await editor.publications(1);
      await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { plimsoll: { extends: 'strict' } } });
      await editor.publications(2);
      assert.deepEqual(counts(editor), [0, 1]);
      assert.equal(editor.world.seen.at(-1)?.extends, 'strict');
    }),
  );
});

describe('trust', () => {
  const trusted = { registries: ['evil.example'], publishers: [] };

  it(
    'is not for an untrusted workspace to give, until it is trusted',
    withEditor({ options: { isTrusted: false } }, async (editor) => {
      editor.world.file = configFile({ trusted });
      await editor.open(LATEST);
      await editor.publications(1);
      await editor.change('node', 'bun');
      await editor.publications(2);
      assert.equal(editor.log.filter((line) => /not trusted/.test(line)).length, 1);
      await editor.connection.sendNotification('plimsoll/workspaceTrusted', {});
      await editor.publications(3);
      assert.deepEqual(
        editor.world.seen.map((config) => config.trusted.registries),
        [[], [], ['evil.example']],
      );
    }),
  );

  it(
    'is given where the editor knows of none',
    withEditor({}, async (editor) => {
      editor.world.file = configFile({ trusted });
      await editor.open(LATEST);
      await editor.publications(1);
      assert.deepEqual(editor.world.seen[0]?.trusted, trusted);
    }),
  );
});

describe('plimsoll/status', () => {
  const ask = ({ connection }: Editor): Promise<Status> => connection.sendRequest('plimsoll/status', { uri: 'file:///repo/Dockerfile' });

  it(
    'says what is on',
    withEditor({}, async (editor) => {
      assert.deepEqual(await ask(editor), { isEnabled: true, rules: 2, knowledgeDate: '2026-11-01', registry: 'out-of-reach' });
    }),
  );

  it(
    'counts by configuration',
    withEditor({}, async (editor) => {
      editor.world.file = configFile({ extends: 'strict', rules: OFF });
      assert.equal((await ask(editor)).rules, 2);
    }),
  );

  it(
    'counts what overrides turn on and off for the document',
    withEditor({}, async (editor) => {
      const rules = { 'strict-one': 'warning', 'latest-tag': 'off', 'needless-sudo': 'off' } as const;
      editor.world.file = configFile({ overrides: [{ files: ['Dockerfile'], rules }] });
      assert.equal((await ask(editor)).rules, 1);
      const other = await editor.connection.sendRequest<Status>('plimsoll/status', { uri: 'file:///repo/other.Dockerfile' });
      assert.equal(other.rules, 2);
    }),
  );

  it(
    'says when it is off',
    withEditor({ options: { settings: { enable: false } } }, async (editor) => {
      assert.equal((await ask(editor)).isEnabled, false);
    }),
  );

  it(
    'tells when it may have changed',
    withEditor({}, async (editor) => {
      const told = new Promise((resolve) => editor.connection.onNotification('plimsoll/statusChanged', resolve));
      await editor.watched(CONFIG_URI);
      await told;
    }),
  );
});
