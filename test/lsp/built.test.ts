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
});
