import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { temporaryFolder } from '../registry/lab/debian-registry.ts';
import { startFake } from '../registry/lab/fake-server.ts';

const SERVER = fileURLToPath(new URL('../../dist/server-node.cjs', import.meta.url));
const skip = existsSync(SERVER) ? false : 'not built';

const textDocument = { uri: 'file:///nowhere/Dockerfile', languageId: 'dockerfile', version: 1, text: 'FROM node\n' };

describe('the built server', () => {
  for (const channel of [['--stdio'], []])
    it(`serves over ${channel[0] ?? 'the standard streams unasked'} and leaves when told`, { skip, timeout: 10_000 }, async () => {
      const server = spawn(process.execPath, [SERVER, ...channel], { stdio: ['pipe', 'pipe', 'inherit'] });
      const left = new Promise((resolve) => server.on('exit', resolve));
      const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
      const published = new Promise<PublishDiagnosticsParams>((resolve) =>
        connection.onNotification('textDocument/publishDiagnostics', resolve),
      );
      connection.listen();
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
      await connection.sendNotification('initialized', {});
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      assert.ok((await published).diagnostics.some(({ code }) => code === 'unpinned-image'));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      assert.equal(await left, 0);
      connection.dispose();
    });

  it('leaves at once, whatever a registry keeps it waiting for', { skip, timeout: 20_000 }, async (t) => {
    const silent = await startFake(t, { replies: { '*': () => undefined } });
    const env = { PATH: process.env.PATH, HOME: temporaryFolder(t) };
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
    const left = new Promise((resolve) => server.on('exit', resolve));
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    connection.listen();
    const initializationOptions = { settings: { registry: 'on' } };
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', { textDocument: { ...textDocument, text: `FROM ${silent.host}/app:1\n` } });
    while (silent.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const since = performance.now();
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await left, 0);
    assert.ok(performance.now() - since < 1_000);
    connection.dispose();
  });
});
