import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { createLinter } from '../linter.ts';
import { startServer } from '../lsp/server.ts';
import { WARM_UP_AFTER } from '../lsp/warm-up.ts';
import { createBrowserHost } from './browser-host.ts';

const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
const host = createBrowserHost(connection);
startServer(connection, { ...host, warmsUpAfter: WARM_UP_AFTER }, createLinter(host));
