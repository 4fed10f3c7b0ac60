import { PassThrough } from 'node:stream';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type Connection,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ShowMessageParams,
  type ShowMessageRequestParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host, HostCache, HostFiles } from '../../server/src/host.ts';
import type { Linter } from '../../server/src/linter.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import type { Registries, ServerHost } from '../../server/src/lsp/server-host.ts';
import { createFakeLinter, type FakeWorld } from './fake-linter.ts';

interface Setup {
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  readonly linter?: (host: Host) => Linter;
  readonly files?: HostFiles;
  readonly registries?: Registries;
  readonly cache?: HostCache;
  readonly rootUri?: string;
  /** In place of all that is built here. */
  readonly build?: (connection: Connection, host: Host) => { readonly host: ServerHost; readonly linter: Linter };
}

export const PULL: ClientCapabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

export const URI = 'file:///repo/Dockerfile';

/** A server and an editor's end of the wire to it: real connections over streams in memory. */
export class Editor {
  readonly world: FakeWorld = { seen: [], linted: [], sources: [], answered: new Set() };
  /** The questions that the user was asked, with the choices. */
  readonly questions: string[] = [];
  /** What the user chooses. */
  choice: string | null = null;
  /** The edits that the server wanted made. */
  readonly applied: WorkspaceEdit[] = [];
  /** What the user was told. */
  readonly told: string[] = [];
  readonly log: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: string[] = [];
  readonly connection: ProtocolConnection;
  refreshes = 0;
  settings: unknown = null;
  initialized!: InitializeResult;
  readonly #documents = new Map<string, TextDocument>();
  readonly #end: () => void;

  private constructor({ linter, files, registries, cache, build }: Setup) {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    const host: ServerHost = {
      today: () => '2026-11-20',
      log: (level, message) => this.log.push(`${level} ${message}`),
      asset: async () => undefined,
      ...(files && { files }),
      ...(registries && { registries }),
      ...(cache && { cache }),
    };
    const built = build?.(server, host) ?? { host, linter: linter?.(host) ?? createFakeLinter(this.world) };
    startServer(server, built.host, built.linter);
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.#end = () => {
      this.connection.dispose();
      server.dispose();
      up.destroy();
      down.destroy();
    };
  }

  /** Starts both and shakes hands. */
  static async start(setup: Setup = {}): Promise<Editor> {
    const editor = new Editor(setup);
    editor.#answer();
    editor.connection.listen();
    const { capabilities = {}, options: initializationOptions, rootUri = null } = setup;
    const params = { processId: null, rootUri, capabilities, initializationOptions };
    editor.initialized = await editor.connection.sendRequest('initialize', params);
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  async open(text: string, uri = URI): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, 'dockerfile', 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'dockerfile', version: 1, text } });
  }

  async change(before: string, after: string): Promise<void> {
    const document = this.document();
    const start = document.getText().indexOf(before);
    const range = { start: document.positionAt(start), end: document.positionAt(start + before.length) };
    const contentChanges = [{ range, text: after }];
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: document.version },
      contentChanges,
    });
  }

  async close(): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  }

  async watched(uri: string): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  }

  async pull(): Promise<Diagnostic[]> {
    const report: DocumentDiagnosticReport = await this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
    return report.kind === 'full' ? report.items : [];
  }

  hover(word: string): Promise<Hover | null> {
    const position = this.document().positionAt(this.document().getText().indexOf(word) + 1);
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position });
  }

  actions(word: string, only?: string[]): Promise<CodeAction[]> {
    const document = this.document();
    const position = document.positionAt(document.getText().indexOf(word) + 1);
    const context = { diagnostics: this.published.at(-1)?.diagnostics ?? [], ...(only && { only }) };
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context,
    });
  }

  /** The text of the document after an action. */
  after({ edit }: CodeAction, uri = URI): string {
    const versioned = edit?.documentChanges?.flatMap((change) =>
      'textDocument' in change && change.textDocument.uri === uri ? change.edits : [],
    );
    return TextDocument.applyEdits(
      this.document(),
      (versioned ?? edit?.changes?.[uri] ?? []).filter((one) => 'newText' in one),
    );
  }

  document(): TextDocument {
    return this.#documents.get(URI) ?? TextDocument.create(URI, 'dockerfile', 0, '');
  }

  /** Has lints wait until what it gives back is called. */
  holdLints(): () => void {
    let release = (): void => {};
    this.world.hold = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** Waits until something holds, and fails after a second. */
  async until(holds: () => boolean): Promise<void> {
    for (let tries = 0; !holds(); tries++) {
      if (tries > 200) throw new Error(`waited in vain for ${holds}; log: ${this.log.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Gives the server time for what should not happen. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 40));
  }

  /** The newest diagnostics published for the document, when there are as many publications as said. */
  async publications(count: number): Promise<PublishDiagnosticsParams> {
    await this.until(() => this.published.length >= count);
    return this.published[count - 1] as PublishDiagnosticsParams;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.#end();
  }

  #answer(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params) => void this.published.push(params));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest('window/showMessageRequest', ({ message, actions = [] }: ShowMessageRequestParams) => {
      this.questions.push(`${message} [${actions.map(({ title }) => title).join('] [')}]`);
      return this.choice === null ? null : { title: this.choice };
    });
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      this.applied.push(edit);
      return { applied: true };
    });
    connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => void this.told.push(message));
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
  }
}

/** Runs a test with an editor and stops it whatever happens. */
export const withEditor = (setup: Setup, test: (editor: Editor) => Promise<void>) => async (): Promise<void> => {
  const editor = await Editor.start(setup);
  try {
    await test(editor);
  } finally {
    await editor.stop();
  }
};
