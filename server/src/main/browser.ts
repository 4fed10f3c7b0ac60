import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { createLinter } from '../linter.ts';
import { startServer } from '../lsp/server.ts';
import { createBrowserHost } from './browser-host.ts';

const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
const host = createBrowserHost(connection);
startServer(connection, host, createLinter(host));
