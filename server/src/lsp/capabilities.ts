import { CodeActionKind, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities.ts';
import { COMMAND_NAMES } from './commands.ts';
import { COMPLETION_TRIGGERS } from './completion.ts';
import { FIX_ALL } from './fix-all.ts';
import { ASK_KIND, PLAN_KIND } from './registry-actions.ts';

/** What the server offers to a client of these abilities. */
export const capabilitiesFor = (client: ClientAbilities): ServerCapabilities => ({
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ASK_KIND, PLAN_KIND] },
  executeCommandProvider: { commands: [...COMMAND_NAMES] },
  completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
  hoverProvider: true,
  inlayHintProvider: true,
  documentLinkProvider: {},
  definitionProvider: true,
  referencesProvider: true,
  ...(client.showsDocuments && { codeLensProvider: {} }),
  ...(client.diagnostics === 'pulled' && {
    // A Compose file's build arguments change what is found in the Dockerfile that it builds.
    diagnosticProvider: { identifier: 'plimsoll', interFileDependencies: true, workspaceDiagnostics: false },
  }),
});
