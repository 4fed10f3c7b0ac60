import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HostFiles } from '../host.ts';
import { pathOf, uriOf } from '../text/uris.ts';

/** The texts of files, as the editor has them where it has them open. */
export class Texts {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #files: HostFiles | undefined;

  constructor(documents: TextDocuments<TextDocument>, files: HostFiles | undefined) {
    this.#documents = documents;
    this.#files = files;
  }

  /** The version that the editor has of a document; null when it has none open. */
  versionOf(uri: string): number | null {
    return this.#documents.get(uri)?.version ?? null;
  }

  /** Whether the editor has it open. */
  isOpen(path: string): boolean {
    return this.#openAt(path) !== undefined;
  }

  /** `undefined` when the file can't be read. */
  async read(path: string): Promise<TextDocument | undefined> {
    const open = this.#openAt(path);
    if (open) return open;
    const text = await this.#files?.read(path);
    return text === undefined ? undefined : TextDocument.create(uriOf(path), '', 0, text);
  }

  #openAt(path: string): TextDocument | undefined {
    return this.#documents.all().find(({ uri }) => pathOf(uri) === path);
  }
}

/** A span in the editor's terms. `TextDocument` counts as LSP does: a byte order mark takes a column, a lone CR ends a line. */
export const rangeOf = (document: TextDocument, span: { readonly start: number; readonly end: number }): { start: Place; end: Place } => ({
  start: document.positionAt(span.start),
  end: document.positionAt(span.end),
});

type Place = ReturnType<TextDocument['positionAt']>;
