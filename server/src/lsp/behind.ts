import type { LintRequest } from '../linter.ts';
import type { Source } from '../registry/answer-book.ts';
import { guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

/** As long as somebody types, a name may be half of one; nobody is asked about those. */
const STILL_FOR = 1_000;

const REGISTRIES: Source = { from: 'registries' };

/** Asks registries behind what is shown, where they are asked without being told to, and shows what has come of it; gives back what asks for all. */
export const askBehind = (session: Session, refresh: () => void): (() => void) => {
  const asker = new Asker(session, refresh);
  session.documents.onDidChangeContent(({ document }) => asker.askSoon(document.uri));
  session.documents.onDidClose(({ document }) => asker.forget(document.uri));
  session.connection.onShutdown(() => asker.stop());
  return () => {
    for (const uri of session.documents.keys()) asker.askSoon(uri);
  };
};

class Asker {
  readonly #session: Session;
  readonly #refresh: () => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #ask: (uri: string) => Promise<void>;

  constructor(session: Session, refresh: () => void) {
    this.#session = session;
    this.#refresh = refresh;
    this.#ask = guardedEvent({ name: 'ask registries', log: session.host.log }, (uri) => this.#askNow(uri));
  }

  askSoon(uri: string): void {
    this.forget(uri);
    this.#timers.set(
      uri,
      setTimeout(() => void this.#ask(uri), STILL_FOR),
    );
  }

  forget(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
  }

  stop(): void {
    for (const uri of [...this.#timers.keys()]) this.forget(uri);
  }

  async #askNow(uri: string): Promise<void> {
    this.#timers.delete(uri);
    const { lints, registry } = this.#session;
    if ((await registry.stateOf(uri)) !== 'on') return;
    const lint = await lints.of(uri);
    if (!lint) return;
    const shown = await this.#known(lint.request);
    const learned = await this.#known({ ...lint.request, lookUps: REGISTRIES });
    // Who has typed meanwhile is asked for again, in a second.
    if (!lints.isCurrent(lint) || learned === shown) return;
    lints.forget(uri);
    this.#refresh();
  }

  /** All that is shown of a document, to be compared. */
  async #known(request: LintRequest): Promise<string> {
    const { linter } = this.#session;
    const { findings } = await linter.lint(request);
    return JSON.stringify([findings, await linter.sightings(request)]);
  }
}
