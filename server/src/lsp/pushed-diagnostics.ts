import { diagnosticsOf } from './diagnostics.ts';
import { guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

/** Publishes diagnostics whenever a document changes; gives back what publishes all of them anew. */
export const pushDiagnostics = (session: Session): (() => void) => {
  const publisher = new Publisher(session);
  session.documents.onDidChangeContent(({ document }) => publisher.publishSoon(document.uri));
  session.documents.onDidClose(({ document }) => publisher.retract(document.uri));
  return () => {
    for (const uri of session.documents.keys()) publisher.publishSoon(uri);
  };
};

class Publisher {
  readonly #session: Session;
  /** By URI, the number of the newest wish to publish; older ones are dropped. */
  readonly #newest = new Map<string, number>();
  readonly #publish: (wish: Wish) => Promise<void>;
  #wishes = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#publish = guardedEvent({ name: 'publish diagnostics', log: session.host.log }, (wish) => this.#answer(wish));
  }

  /** Waits a turn, so that of several changes that came together only the last is linted. */
  publishSoon(uri: string): void {
    const wish = { uri, number: ++this.#wishes };
    this.#newest.set(uri, wish.number);
    setTimeout(() => void this.#publish(wish), 0);
  }

  /** Shows nothing more for a closed document. */
  retract(uri: string): void {
    this.#newest.delete(uri);
    void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #answer(wish: Wish): Promise<void> {
    if (this.#isOld(wish)) return;
    const { lints, texts, documents, connection } = this.#session;
    const lint = await lints.of(wish.uri);
    const diagnostics = await diagnosticsOf(lint, texts);
    if (this.#isOld(wish)) return;
    const version = lint?.document.version ?? documents.get(wish.uri)?.version;
    await connection.sendDiagnostics({ uri: wish.uri, diagnostics, ...(version !== undefined && { version }) });
  }

  #isOld({ uri, number }: Wish): boolean {
    return this.#newest.get(uri) !== number;
  }
}

interface Wish {
  readonly uri: string;
  readonly number: number;
}
