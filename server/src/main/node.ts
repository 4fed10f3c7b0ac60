import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { cacheFolder } from '../cli/cache-folder.ts';
import type { Host } from '../host.ts';
import { createLinter } from '../linter.ts';
import { logTo } from '../lsp/log.ts';
import { startServer } from '../lsp/server.ts';
import { WARM_UP_AFTER } from '../lsp/warm-up.ts';
import { createNodeHost } from './node-host.ts';
import { createCacheFiles } from './registry/cache-files.ts';
import { EditorRegistries } from './registry/editor-registries.ts';

/** Clients that start `plimsoll lsp` without naming a channel mean the standard streams. */
const namesChannel = process.argv.some((argument) => /^--(?:node-ipc|socket|pipe|stdio)\b/.test(argument));

const connection = namesChannel
  ? createConnection(ProposedFeatures.all)
  : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const log = logTo(connection);
const folder = cacheFolder(process.env, 'registry');
const cache = folder === undefined ? {} : { cache: createCacheFiles({ folder }) };
const host: Host = { ...createNodeHost({ warn: (message) => log('warn', message) }), log, ...cache };
const registries = new EditorRegistries({ host, connection, env: process.env });
startServer(connection, { ...host, registries, warmsUpAfter: WARM_UP_AFTER }, createLinter(host, { book: registries }));
