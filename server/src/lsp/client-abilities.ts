import { type ClientCapabilities, CompletionItemTag } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

/** What this server wants to know of its client, once and for all. */
export interface ClientAbilities {
  readonly diagnostics: 'pulled' | 'pushed';
  readonly settings: 'asked' | 'sent';
  readonly watchesFiles: boolean;
  readonly registersSettings: boolean;
  readonly edits: 'versioned' | 'plain';
  readonly hover: 'markdown' | 'plaintext';
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  /** Whether the server can have it show a place. */
  readonly showsDocuments: boolean;
  readonly marksCompletions: 'as-deprecated' | undefined;
  readonly completionDetails: 'markdown' | 'plaintext';
  /** How the settings of registries are had, which no file of a workspace may change. */
  readonly machineSettings: 'asked' | 'sent';
  /** Who makes requests to registries. */
  readonly requests: 'client' | 'process';
  readonly commandLinks: boolean;
  readonly progress: 'shown' | 'hidden';
  /** Whether the user can be shown edits before they are made. */
  readonly confirmation: 'possible' | 'impossible';
}

/** Reads the client's capabilities, and what one of our own says of itself. */
export const readAbilities = (
  { workspace, textDocument, window }: ClientCapabilities,
  options: InitializationOptions,
): ClientAbilities => ({
  // A client that pulls but can't be told to pull again would show what an edited configuration no longer finds.
  diagnostics: textDocument?.diagnostic && workspace?.diagnostics?.refreshSupport ? 'pulled' : 'pushed',
  settings: workspace?.configuration ? 'asked' : 'sent',
  watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  edits: workspace?.workspaceEdit?.documentChanges ? 'versioned' : 'plain',
  hover: textDocument?.hover?.contentFormat?.includes('markdown') === false ? 'plaintext' : 'markdown',
  refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
  refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
  showsDocuments: window?.showDocument?.support === true,
  marksCompletions: textDocument?.completion?.completionItem?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated)
    ? 'as-deprecated'
    : undefined,
  completionDetails: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') ? 'markdown' : 'plaintext',
  machineSettings: workspace?.configuration && options.machineSettings === true ? 'asked' : 'sent',
  requests: options.makesRequests === true ? 'client' : 'process',
  commandLinks: options.commandLinks === true,
  progress: window?.workDoneProgress === true ? 'shown' : 'hidden',
  confirmation: workspace?.workspaceEdit?.changeAnnotationSupport ? 'possible' : 'impossible',
});
