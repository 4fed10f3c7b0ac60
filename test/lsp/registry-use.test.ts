import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Registries, RegistryAccess } from '../../server/src/lsp/server-host.ts';
import type { RegistryState, Status } from '../../server/src/protocol.ts';
import { type Editor, URI, withEditor } from './editor.ts';

/** Remembers how it was opened. */
class Gate implements Registries {
  readonly opened: (RegistryAccess | 'closed')[] = [];

  open(access: RegistryAccess): void {
    this.opened.push(access);
  }

  close(): void {
    this.opened.push('closed');
  }
}

const stateIn = async ({ connection }: Editor): Promise<RegistryState> =>
  (await connection.sendRequest<Status>('plimsoll/status', { uri: URI })).registry;

const changeSettings = ({ connection }: Editor, plimsoll: object): Promise<void> =>
  connection.sendNotification('workspace/didChangeConfiguration', { settings: { plimsoll } });

const CONFIGURED = { workspace: { configuration: true } };

describe('registries are asked', () => {
  it(
    'by nobody from where they can not be reached',
    withEditor({}, async (editor) => assert.equal(await stateIn(editor), 'out-of-reach')),
  );

  it(
    'on demand, unless the user says otherwise, whenever that is',
    withEditor({ registries: new Gate() }, async (editor) => {
      assert.equal(await stateIn(editor), 'onDemand');
      for (const registry of ['off', 'on', 'onDemand', 'of', 1, null] as const) {
        await changeSettings(editor, { registry });
        const expected = registry === null ? 'onDemand' : registry === 'of' || registry === 1 ? 'off' : registry;
        assert.equal(await stateIn(editor), expected);
      }
      assert.match(editor.log.join('\n'), /registry is off, onDemand, on, not "of"; it is off\./);
    }),
  );

  it(
    'not when a file of the workspace turns them off, and never because one turns them on',
    withEditor({ registries: new Gate(), options: { settings: { registry: 'on' } } }, async (editor) => {
      editor.world.file = { config: { ...DEFAULT_CONFIG, registry: 'off' }, path: '/repo/.plimsoll.yaml', text: '', problems: [] };
      assert.equal(await stateIn(editor), 'off-here');
      editor.world.file = { ...editor.world.file, config: DEFAULT_CONFIG };
      await editor.watched('file:///repo/.plimsoll.yaml');
      assert.equal(await stateIn(editor), 'on');
    }),
  );

  it(
    'not by what a client says that takes settings from the workspace too',
    withEditor({ registries: new Gate(), capabilities: CONFIGURED }, async (editor) => {
      editor.settings = { registry: 'on' };
      await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.equal(await stateIn(editor), 'onDemand');
      await changeSettings(editor, { registry: 'off' });
      assert.equal(await stateIn(editor), 'off');
    }),
  );

  it(
    'by what a client says that keeps these settings for the machine',
    withEditor({ registries: new Gate(), capabilities: CONFIGURED, options: { machineSettings: true } }, async (editor) => {
      editor.settings = { registry: 'on' };
      assert.equal(await stateIn(editor), 'on');
      await changeSettings(editor, { registry: 'off' });
      assert.equal(await stateIn(editor), 'on', 'what is sent along counts only where nothing can be asked');
    }),
  );
});

describe('the way to registries', () => {
  const NONE = { mirrors: [], insecure: [], certificates: [], tokenHosts: [] };

  it('is opened as the user says, and anew when that changes', async () => {
    const gate = new Gate();
    const registryMirrors = ['https://mirror.example.com', 7];
    const options = { makesRequests: true, settings: { registryMirrors } };
    const test = withEditor({ registries: gate, options }, async (editor) => {
      await stateIn(editor);
      await stateIn(editor);
      await changeSettings(editor, { insecureRegistries: ['a:5000'], registryCertificates: ['/ca.pem'], tokenHosts: ['b'] });
      await stateIn(editor);
      await changeSettings(editor, { registry: 'off' });
      await stateIn(editor);
    });
    await test();
    assert.deepEqual(gate.opened, [
      { ...NONE, mirrors: ['https://mirror.example.com'], requests: 'client' },
      { ...NONE, insecure: ['a:5000'], certificates: ['/ca.pem'], tokenHosts: ['b'], requests: 'client' },
      'closed',
    ]);
  });

  it('is closed in a workspace that is not trusted, until it is', async () => {
    const gate = new Gate();
    const test = withEditor({ registries: gate, options: { isTrusted: false, settings: { registry: 'on' } } }, async (editor) => {
      await editor.open('FROM node\n');
      await editor.publications(1);
      assert.equal(await stateIn(editor), 'untrusted');
      assert.deepEqual([gate.opened, editor.world.sources], [[], [undefined]]);
      await editor.connection.sendNotification('plimsoll/workspaceTrusted', {});
      await editor.publications(2);
      assert.equal(await stateIn(editor), 'on');
      assert.deepEqual([gate.opened, editor.world.sources[1]], [[{ ...NONE, requests: 'process' }], { from: 'memory' }]);
    });
    await test();
  });
});

describe('a lint', () => {
  const sourcesWith = async (registry: string): Promise<unknown[]> => {
    const found: unknown[] = [];
    const test = withEditor({ registries: new Gate(), options: { settings: { registry } } }, async (editor) => {
      await editor.open('FROM node\n');
      await editor.publications(1);
      found.push(...editor.world.sources);
    });
    await test();
    return found;
  };

  it('reads what was learned before, and asks nobody', async () => assert.deepEqual(await sourcesWith('onDemand'), [{ from: 'memory' }]));

  it('reads nothing of that where registries are off', async () => assert.deepEqual(await sourcesWith('off'), [undefined]));
});
