import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** A language server of the built command line, with what it publishes. */
export interface Editor {
  readonly connection: MessageConnection;
  readonly server: ChildProcess;
  /** Resolves when diagnostics of a version have come. */
  published(uri: string, version: number): Promise<void>;
}

const URI = 'file:///bench/Dockerfile';

/** Starts a server as an editor does that takes pushed diagnostics, with the settings that it sends. */
export const startEditor = async (cli: string, settings: object = {}): Promise<Editor> => {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!server.stdout || !server.stdin) throw new Error('no pipes');
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const waiting = new Map<string, () => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }: { uri: string; version: number }) =>
    waiting.get(`${uri} ${version}`)?.(),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: { settings },
  });
  await connection.sendNotification('initialized', {});
  const published = (uri: string, version: number): Promise<void> => new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));
  return { connection, server, published };
};

/** Stops the server that was started. */
export const stopEditor = async ({ connection, server }: Editor): Promise<void> => {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  server.kill();
};

const open = (editor: Editor, text: string): Promise<void> => {
  const done = editor.published(URI, 1);
  void editor.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'dockerfile', version: 1, text },
  });
  return done;
};

/** How somebody types. */
export interface Typing {
  readonly edits: number;
  /** Whether the first edit comes as soon as diagnostics are there, or once who types has read for a while. */
  readonly begins: 'at-once' | 'after-reading';
  /** After so many edits there is a pause, in which a server that asks registries unasked does so. */
  readonly pauseAfter?: number;
}

/** Few type within a second of opening a file. */
const READING = 1_000;

/** A little longer than a document has to be still. */
const PAUSE = 1_100;

/** Milliseconds from each of many edits of one line to the diagnostics of that version. */
export const editTimes = async (editor: Editor, text: string, { edits, begins, pauseAfter }: Typing): Promise<number[]> => {
  await open(editor, text);
  if (begins === 'after-reading') await pause(READING);
  const times: number[] = [];
  for (let version = 2; version < edits + 2; version++) {
    if (pauseAfter !== undefined && version % pauseAfter === 0) await pause(PAUSE);
    const done = editor.published(URI, version);
    const start = performance.now();
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ range, text: `LABEL v${version}=x\n` }],
    });
    await done;
    times.push(performance.now() - start);
  }
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  return times;
};

/** Milliseconds from each request to what is told of an image, over all FROM lines of some files. */
export const hoverTimes = async (editor: Editor, texts: readonly string[]): Promise<number[]> => {
  const times: number[] = [];
  for (const text of texts) {
    await open(editor, text);
    for (const position of imagesIn(text)) {
      const start = performance.now();
      await editor.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position });
      times.push(performance.now() - start);
    }
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  }
  return times;
};

/** Milliseconds from each letter that is typed of an image's tag to what could be written there. */
export const completionTimes = async (editor: Editor, image: string, tag: string): Promise<number[]> => {
  const line = `FROM ${image}:${tag}`;
  await open(editor, `${line}\n`);
  const times: number[] = [];
  for (let character = line.length - tag.length; character <= line.length; character++) {
    const start = performance.now();
    await editor.connection.sendRequest('textDocument/completion', { textDocument: { uri: URI }, position: { line: 0, character } });
    times.push(performance.now() - start);
  }
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  return times;
};

const imagesIn = (text: string): { line: number; character: number }[] =>
  text.split('\n').flatMap((content, line) => {
    const before = /^FROM\s+(?:--\S+\s+)*(?=\S)/i.exec(content)?.[0];
    return before === undefined ? [] : { line, character: before.length };
  });

/** The server's memory in MiB, before and after opening and closing a document many times. */
export const memoryOverRounds = async (editor: Editor, text: string, rounds: number): Promise<readonly [number, number]> => {
  const round = async (): Promise<void> => {
    await open(editor, text);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  };
  for (let index = 0; index < rounds / 5; index++) await round();
  const before = memoryOf(editor.server.pid);
  for (let index = 0; index < rounds; index++) await round();
  return [before, memoryOf(editor.server.pid)];
};

const memoryOf = (pid: number | undefined): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
};
