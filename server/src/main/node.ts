import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Host } from '../host.ts';
import { createLinter } from '../linter.ts';
import { logTo } from '../lsp/log.ts';
import { startServer } from '../lsp/server.ts';
import { createNodeHost } from './node-host.ts';

/** Clients that start `plimsoll lsp` without naming a channel mean the standard streams. */
const namesChannel = process.argv.some((argument) => /^--(?:node-ipc|socket|pipe|stdio)\b/.test(argument));

const connection = namesChannel
  ? createConnection(ProposedFeatures.all)
  : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const log = logTo(connection);
const host: Host = { ...createNodeHost({ warn: (message) => log('warn', message) }), log };
startServer(connection, host, createLinter(host));
