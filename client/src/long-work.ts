import { Disposable, type Progress, ProgressLocation, window } from 'vscode';
import {
  type BaseLanguageClient,
  type Middleware,
  type ProgressToken,
  State,
  WorkDoneProgressCancelNotification,
  type WorkDoneProgressReport,
} from 'vscode-languageclient';

/** In milliseconds; what is over sooner nobody would cancel. */
const WORTH_SHOWING = 500;

type Step = Pick<WorkDoneProgressReport, 'message' | 'percentage'>;

/** One thing that the server is about, as a notification with a button to cancel it. */
class Work {
  readonly #title: string;
  readonly #cancel: () => void;
  readonly #timer: ReturnType<typeof setTimeout>;
  #latest: Step = {};
  #told = 0;
  #progress: Progress<{ message?: string; increment?: number }> | undefined;
  #close: (() => void) | undefined;

  constructor(title: string, cancel: () => void) {
    this.#title = title;
    this.#cancel = cancel;
    this.#timer = setTimeout(() => this.#show(), WORTH_SHOWING);
  }

  report(step: Step): void {
    this.#latest = step;
    const { message, percentage = this.#told } = step;
    this.#progress?.report({ increment: percentage - this.#told, ...(message !== undefined && { message }) });
    if (this.#progress) this.#told = percentage;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#close?.();
  }

  #show(): void {
    const options = { location: ProgressLocation.Notification, title: this.#title, cancellable: true };
    void window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(this.#cancel);
      this.#progress = progress;
      this.report(this.#latest);
      return new Promise<void>((resolve) => {
        this.#close = resolve;
      });
    });
  }
}

/** Shows what the server does at length where the user can cancel it: of itself the client hides that button behind an entry of the status bar. */
export class LongWork {
  readonly #works = new Map<ProgressToken, Work>();
  #client: BaseLanguageClient | undefined;

  /** Takes what the server tells of its work; of what is shown here the client itself is only told the end. */
  handle(...[token, params, next]: Parameters<NonNullable<Middleware['handleWorkDoneProgress']>>): void {
    if (params.kind === 'begin' && params.cancellable) this.#works.set(token, new Work(params.title, () => this.#cancel(token)));
    const work = this.#works.get(token);
    if (work && params.kind !== 'end') work.report(params);
    else {
      this.#end(token);
      next(token, params);
    }
  }

  /** A server that stops tells of no end. */
  follow(client: BaseLanguageClient): Disposable {
    this.#client = client;
    const stopped = client.onDidChangeState(({ newState }) => newState === State.Stopped && this.#endAll());
    return Disposable.from(stopped, { dispose: () => this.#endAll() });
  }

  #endAll(): void {
    for (const token of [...this.#works.keys()]) this.#end(token);
  }

  #cancel(token: ProgressToken): void {
    void this.#client?.sendNotification(WorkDoneProgressCancelNotification.type, { token });
  }

  #end(token: ProgressToken): void {
    this.#works.get(token)?.end();
    this.#works.delete(token);
  }
}
