import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HostFiles } from '../host.ts';
import { pathOf, uriOf } from '../text/uris.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { guardedEvent } from './guarded.ts';
import { aTurn } from './in-time.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';
import { findFiles, isFoundIn } from './workspace-files.ts';

/** Files of one run; nobody reads the findings of more. */
const MOST_FILES = 2000;
/** In characters; no Dockerfile and no manifest is larger, and the command line reads none that is. */
const LONGEST = 1024 * 1024;

/** What came of a run. */
export interface Tally {
  readonly outcome: 'done' | 'cancelled';
  /** Files that were linted, and those of them in which something was found. */
  readonly files: number;
  readonly withFindings: number;
  readonly findings: number;
  /** Files that were not looked at, since there were too many. */
  readonly leftOut: number;
}

/** What is found in files of the workspace that are not open: nothing until the user asks for it, and then kept in step with the files. */
export class ClosedFiles {
  readonly #session: Session;
  readonly #workOff: () => Promise<void>;
  /** The paths of files that were linted, each with the number of its findings that are shown. */
  readonly #linted = new Map<string, number>();
  /** Of these, the paths of the other files that each was linted with. */
  readonly #beside = new Map<string, ReadonlySet<string>>();
  readonly #waiting = new Set<string>();
  #state: 'off' | 'on' = 'off';
  #isWorking = false;

  constructor(session: Session) {
    this.#session = session;
    this.#workOff = guardedEvent<void>({ name: 'closed files', log: session.host.log }, () => this.#lintWaiting());
  }

  /** Lints all there are. */
  async lintAll(files: HostFiles, progress: Progress): Promise<Tally> {
    this.#state = 'on';
    const isWanted = (): boolean => progress.token?.isCancellationRequested !== true;
    const paths = await findFiles(files, this.#session.folders, isWanted);
    const before = new Set(this.#linted.keys());
    const linted = new Map<string, number>();
    let looked = 0;
    for (const path of paths) {
      if (!isWanted() || linted.size === MOST_FILES) break;
      const findings = await this.#lint(path);
      if (findings !== undefined) linted.set(path, findings);
      before.delete(path);
      progress.report(Math.round((++looked / paths.length) * 100), `${looked} of ${paths.length} files`);
      await aTurn();
    }
    if (isWanted()) for (const gone of before) this.#retract(gone);
    return tallyOf(linted, { outcome: isWanted() ? 'done' : 'cancelled', leftOut: isWanted() ? paths.length - looked : 0 });
  }

  /** Shows nothing more, and follows no file. */
  hide(): void {
    this.#state = 'off';
    this.#waiting.clear();
    for (const path of [...this.#linted.keys()]) this.#retract(path);
  }

  /** A document was opened: what is found in it is told by others. */
  opened(uri: string): void {
    this.#retract(pathOf(uri));
  }

  /** A document was closed, or its file written or made. */
  async changed(uri: string): Promise<void> {
    const { host, folders } = this.#session;
    const path = pathOf(uri);
    if (this.#state === 'on' && host.files && (await isFoundIn(host.files, folders, path))) this.#lintSoon([path]);
  }

  /** A file was deleted. */
  deleted(uri: string): void {
    this.#retract(pathOf(uri));
  }

  /** What files below a folder depend on has changed; all of them, unless it is named. */
  changedAround(folder?: string): void {
    const paths = [...this.#linted.keys()];
    this.#lintSoon(folder === undefined ? paths : paths.filter((path) => path.startsWith(`${folder}/`)));
  }

  /** A file has changed that others may have been linted with. */
  changedBeside(path: string): void {
    this.#lintSoon([...this.#beside].flatMap(([linted, others]) => (others.has(path) ? [linted] : [])));
  }

  #lintSoon(paths: readonly string[]): void {
    for (const path of paths) this.#waiting.add(path);
    if (this.#waiting.size > 0) void this.#workOff();
  }

  async #lintWaiting(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      for (const path of this.#waiting) {
        await aTurn();
        if (!this.#waiting.delete(path)) continue;
        if (this.#linted.has(path) || this.#linted.size < MOST_FILES) await this.#lint(path);
      }
    } finally {
      this.#isWorking = false;
    }
  }

  /** Lints one file and shows what is found; gives how much that is, `undefined` for what is open or none of ours. */
  async #lint(path: string): Promise<number | undefined> {
    const { host, lints, texts, settings, connection } = this.#session;
    const text = this.#isOpen(path) ? undefined : await host.files?.read(path);
    const uri = uriOf(path);
    const isReadable = text !== undefined && text.length <= LONGEST && !text.includes('\uFFFD');
    const lint = isReadable ? await lints.afresh(TextDocument.create(uri, '', 0, text)) : undefined;
    const diagnostics = await diagnosticsOf(lint, texts);
    if (this.#isOpen(path) || this.#state === 'off') return undefined;
    settings.forget(uri);
    if (!lint) this.#retract(path);
    else {
      if (diagnostics.length + (this.#linted.get(path) ?? 0) > 0) await connection.sendDiagnostics({ uri, diagnostics });
      this.#linted.set(path, diagnostics.length);
      this.#beside.set(path, new Set(lint.report.others?.keys()));
    }
    return lint && diagnostics.length;
  }

  #isOpen(path: string): boolean {
    return this.#session.texts.isOpen(path);
  }

  #retract(path: string): void {
    const shown = this.#linted.get(path) ?? 0;
    this.#linted.delete(path);
    this.#beside.delete(path);
    this.#waiting.delete(path);
    if (shown > 0) void this.#session.connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
  }
}

const tallyOf = (linted: ReadonlyMap<string, number>, rest: Pick<Tally, 'outcome' | 'leftOut'>): Tally => {
  const counts = [...linted.values()];
  return {
    ...rest,
    files: counts.length,
    withFindings: counts.filter((count) => count > 0).length,
    findings: counts.reduce((sum, count) => sum + count, 0),
  };
};
