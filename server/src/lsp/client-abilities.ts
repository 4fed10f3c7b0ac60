import { type ClientCapabilities, CompletionItemTag } from 'vscode-languageserver';

/** What this server wants to know of its client, once and for all. */
export interface ClientAbilities {
  readonly diagnostics: 'pulled' | 'pushed';
  readonly settings: 'asked' | 'sent';
  readonly watchesFiles: boolean;
  readonly registersSettings: boolean;
  readonly edits: 'versioned' | 'plain';
  readonly hover: 'markdown' | 'plaintext';
  readonly refreshesInlayHints: boolean;
  readonly marksCompletions: 'as-deprecated' | undefined;
}

/** Reads the client's capabilities. */
export const readAbilities = ({ workspace, textDocument }: ClientCapabilities): ClientAbilities => ({
  // A client that pulls but can't be told to pull again would show what an edited configuration no longer finds.
  diagnostics: textDocument?.diagnostic && workspace?.diagnostics?.refreshSupport ? 'pulled' : 'pushed',
  settings: workspace?.configuration ? 'asked' : 'sent',
  watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  edits: workspace?.workspaceEdit?.documentChanges ? 'versioned' : 'plain',
  hover: textDocument?.hover?.contentFormat?.includes('markdown') === false ? 'plaintext' : 'markdown',
  refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
  marksCompletions: textDocument?.completion?.completionItem?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated)
    ? 'as-deprecated'
    : undefined,
});
