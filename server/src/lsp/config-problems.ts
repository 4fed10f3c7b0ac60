import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LoadedConfig } from '../linter.ts';
import { uriOf } from '../text/uris.ts';
import { rangeOf } from './texts.ts';

/**
 * Shows what is wrong with configuration files on those files. Always pushed: no client pulls for them, since they are no
 * Dockerfiles.
 */
export class ConfigProblems {
  readonly #connection: Connection;
  readonly #shown = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Shows a file's problems. */
  async show({ path, text, problems }: LoadedConfig): Promise<void> {
    if (path === undefined || problems.length === 0) return;
    const uri = uriOf(path);
    const document = TextDocument.create(uri, 'yaml', 0, text ?? '');
    this.#shown.add(uri);
    const diagnostics = problems.map(({ span, message }) => ({
      range: rangeOf(document, span),
      message,
      severity: DiagnosticSeverity.Error,
      source: 'plimsoll',
    }));
    await this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Takes all back; those that remain are shown again when their file is loaded again. */
  async clear(): Promise<void> {
    const shown = [...this.#shown];
    this.#shown.clear();
    for (const uri of shown) await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
