import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hover } from 'vscode-languageserver/node';
import { createLinter } from '../../server/src/linter.ts';
import { EditorRegistries } from '../../server/src/main/registry/editor-registries.ts';
import { createEditorRequests } from '../../server/src/main/registry/editor-requests.ts';
import type { WireRequest } from '../../server/src/protocol.ts';
import { type Editor, URI, withEditor } from '../lsp/editor.ts';
import { memoryHost } from '../server/memory-host.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite, reply, startFake } from './lab/fake-server.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { multi, WORLD } from './lab/world.ts';

/** The server's own way to registries, for an editor that lets links run commands. */
const setup = (env: Readonly<Record<string, string>>, options: object = {}) => ({
  capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  options: { commandLinks: true, ...options },
  build: (connection: ConstructorParameters<typeof EditorRegistries>[0]['connection'], base: object) => {
    const host = { ...memoryHost(), ...base, asset: memoryHost().asset, today: memoryHost().today };
    const registries = new EditorRegistries({ host, connection, env });
    return { host: { ...host, registries }, linter: createLinter(host, { book: registries }) };
  },
});

const textOf = (hover: Hover | null): string => JSON.stringify(hover?.contents ?? '');

/** Makes requests as the extension does in VS Code, and counts them. */
const makeRequests = ({ connection }: Editor): { count: number } => {
  const made = { count: 0 };
  const send = createEditorRequests();
  connection.onRequest('plimsoll/http', (request: WireRequest): Promise<unknown> => {
    made.count++;
    return send(request);
  });
  return made;
};

const run = ({ connection }: Editor, command: string, argument: object): Promise<unknown> =>
  connection.sendRequest('workspace/executeCommand', { command: `plimsoll.${command}`, arguments: [argument] });

describe('an editor with a registry', { skip: reasonToSkip() }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    host = await startRegistry(ends);
    for (const pushed of WORLD) await push({ origin: `http://${host}` }, pushed);
  });

  for (const makesRequests of [false, true])
    it(`tells the age of an image once it is asked for, by ${makesRequests ? "the client's" : 'its own'} requests`, async (t) => {
      const env = { HOME: temporaryFolder(t) };
      const test = withEditor(setup(env, { makesRequests }), async (editor) => {
        const made = makeRequests(editor);
        const reference = `${host}/library/multi:1`;
        await editor.open(`FROM ${reference}\n`);
        assert.match(textOf(await editor.hover('multi')), /Its age is not known offline\..*command:plimsoll\.askRegistry/);
        assert.deepEqual([made.count, existsSync(join(env.HOME, '.cache'))], [0, false]);
        editor.choice = 'Ask';
        await run(editor, 'askRegistry', { uri: URI, reference });
        assert.deepEqual(editor.questions, [`${host} will be asked about library/multi; nobody else learns of it. [Ask] [Cancel]`]);
        assert.match(textOf(await editor.hover('multi')), /2025-11-03/);
        assert.equal(made.count > 0, makesRequests);
        const asked = made.count;
        await run(editor, 'pinFile', { uri: URI });
        const [edit] = editor.applied;
        assert.ok(edit, editor.told.join(' '));
        assert.equal(editor.after({ title: '', edit }), `FROM ${reference}@${multi.digest}\n`);
        assert.ok(made.count - asked < 3, 'what was asked a moment ago is known');
      });
      await test();
    });

  it('remembers from one session to the next what it was told, and whom it may ask', async (t) => {
    const env = { HOME: temporaryFolder(t) };
    const reference = `${host}/library/multi:1`;
    for (const isFirst of [true, false]) {
      const test = withEditor(setup(env), async (editor) => {
        await editor.open(`FROM ${reference}\n`);
        assert.equal(/2025-11-03/.test(textOf(await editor.hover('multi'))), !isFirst);
        editor.choice = 'Ask';
        if (isFirst) await run(editor, 'askRegistry', { uri: URI, reference });
      });
      await test();
    }
  });
});

describe('a workspace that is not trusted', () => {
  it('has nobody asked and no helper run, before and after the registry setting says on, until it is trusted', async (t) => {
    const home = temporaryFolder(t);
    const trace = join(home, 'helper-ran');
    const server = await startFake(t, { replies: { '*': reply(401, { 'www-authenticate': 'Basic realm="x"' }) } });
    writeFileSync(join(home, 'docker-credential-trace'), `#!/bin/sh\ntouch ${trace}\nexit 1\n`);
    chmodSync(join(home, 'docker-credential-trace'), 0o755);
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), JSON.stringify({ credsStore: 'trace' }));
    const env = { HOME: home, PATH: `${home}:/usr/bin:/bin` };
    const reference = `${server.host}/app:1`;
    const test = withEditor(setup(env, { isTrusted: false, settings: { registry: 'on' } }), async (editor) => {
      await editor.open(`FROM ${reference}\n`);
      await editor.hover('app');
      await run(editor, 'askRegistry', { uri: URI, reference });
      await run(editor, 'pinFile', { uri: URI });
      await pause(1_300);
      assert.deepEqual([server.connections(), existsSync(trace), editor.questions], [0, false, []]);
      await editor.connection.sendNotification('plimsoll/workspaceTrusted', {});
      await pause(1_500);
      assert.ok(server.requests.length > 0);
      assert.ok(existsSync(trace));
    });
    await test();
  });
});
