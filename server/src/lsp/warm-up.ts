import { diagnosticsOf } from './diagnostics.ts';
import { guardedEvent } from './guarded.ts';
import { aTurn } from './in-time.ts';
import type { Session } from './session.ts';

/** Milliseconds for which nothing has changed in any document: who has just opened one reads before typing. */
export const WARM_UP_AFTER = 200;

/** So many readings, or milliseconds of them, after which V8 has compiled what an edit runs through. */
const ENOUGH = { rounds: 50, milliseconds: 500 };

/**
 * Reads a document that was opened again and again while nobody types, once in a server's life. A V8 that has not met the code before takes five times as
 * long for an edit, and the first twenty edits would wait for it.
 */
export const warmUp = (session: Session): void => {
  const stillFor = session.host.warmsUpAfter;
  if (stillFor === undefined) return;
  const warmer = new Warmer(session, stillFor);
  session.documents.onDidChangeContent(({ document }) => warmer.beginSoon(document.uri));
};

class Warmer {
  readonly #session: Session;
  readonly #begin: (uri: string) => Promise<void>;
  readonly #stillFor: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each change of a document, which ends what was begun before. */
  #changes = 0;
  #rounds = 0;
  #spent = 0;

  constructor(session: Session, stillFor: number) {
    this.#session = session;
    this.#stillFor = stillFor;
    this.#begin = guardedEvent({ name: 'warm up', log: session.host.log }, (uri) => this.#beginNow(uri));
  }

  beginSoon(uri: string): void {
    this.#changes++;
    clearTimeout(this.#timer);
    if (!this.#isWarm) this.#timer = setTimeout(() => void this.#begin(uri), this.#stillFor);
  }

  get #isWarm(): boolean {
    return this.#rounds >= ENOUGH.rounds || this.#spent >= ENOUGH.milliseconds;
  }

  async #beginNow(uri: string): Promise<void> {
    const changes = this.#changes;
    while (changes === this.#changes && !this.#isWarm && (await this.#readOnce(uri)) === 'read') await aTurn();
  }

  async #readOnce(uri: string): Promise<'read' | 'gone'> {
    const { documents, lints, texts } = this.#session;
    const document = documents.get(uri);
    const start = performance.now();
    const lint = document && (await lints.afresh(document));
    if (!lint) return 'gone';
    JSON.stringify(await diagnosticsOf(lint, texts));
    this.#rounds++;
    this.#spent += performance.now() - start;
    return 'read';
  }
}
