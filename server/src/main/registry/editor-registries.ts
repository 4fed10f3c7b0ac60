import type { Connection } from 'vscode-languageserver';
import { NO_LOOK_UPS } from '../../facts/look-ups.ts';
import type { Host } from '../../host.ts';
import type { Settling } from '../../linter.ts';
import type { Registries, RegistryAccess } from '../../lsp/server-host.ts';
import type { Reading, Source } from '../../registry/answer-book.ts';
import { clientHttp } from './client-http.ts';
import type { Environment } from './environment.ts';

interface EditorProcess {
  readonly host: Host;
  readonly connection: Connection;
  readonly env: Environment;
}

const NOTHING: Reading = { ...NO_LOOK_UPS, unanswered: [] };

/** The way to registries of a language server: opened and closed by the settings of its user, and loaded when it is first used. */
export class EditorRegistries implements Registries, Settling {
  readonly #process: EditorProcess;
  /** In JSON, what the book was made for. */
  #made: string | undefined;
  #access: RegistryAccess | undefined;
  #book: Promise<Settling> | undefined;

  constructor(process: EditorProcess) {
    this.#process = process;
  }

  /** Who wants to be left alone for a while is, whatever else in the settings changes meanwhile. */
  open(access: RegistryAccess): void {
    const made = JSON.stringify(access);
    if (made !== this.#made) this.#book = undefined;
    this.#made = made;
    this.#access = access;
  }

  close(): void {
    this.#access = undefined;
  }

  /** What comes of a computation that reads look-ups; of nothing while the way is closed. */
  async settle<T>(source: Source, compute: (lookUps: Reading) => T | Promise<T>): Promise<T> {
    if (!this.#access) return compute(NOTHING);
    this.#book ??= this.#openBook(this.#access);
    return (await this.#book).settle(source, compute);
  }

  async #openBook({ certificates, requests, ...options }: RegistryAccess): Promise<Settling> {
    const { host, connection, env } = this.#process;
    const [{ withRegistries }, { AnswerBook }] = await Promise.all([import('./registry-host.ts'), import('../../registry/answer-book.ts')]);
    const own = withRegistries(host, { env, workspace: 'trusted', certificates });
    const asking = requests === 'client' ? { ...own, http: clientHttp(connection, certificates) } : own;
    // What is old is shown from memory before anybody is asked, so that whoever asks gets what is new.
    return new AnswerBook(asking, { ...options, freshness: 'recent' });
  }
}
