import { CodeActionKind, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities.ts';
import { COMPLETION_TRIGGERS } from './completion.ts';
import { FIX_ALL } from './fix-all.ts';

/** What the server offers to a client of these abilities. */
export const capabilitiesFor = (client: ClientAbilities): ServerCapabilities => ({
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
  hoverProvider: true,
  inlayHintProvider: true,
  ...(client.diagnostics === 'pulled' && {
    // A Compose file's build arguments change what is found in the Dockerfile that it builds.
    diagnosticProvider: { identifier: 'plimsoll', interFileDependencies: true, workspaceDiagnostics: false },
  }),
});
