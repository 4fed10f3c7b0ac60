import type { AnswerTo, Question } from '../facts/look-ups.ts';
import type { Host } from '../host.ts';
import { Authorizations } from './authorizations.ts';
import type { EndpointSettings } from './endpoints.ts';
import { failureOf } from './failures.ts';
import { Inquiries } from './inquiries.ts';
import type { Failure } from './model.ts';
import { type Freshness, Recall } from './recall.ts';
import { Sites } from './sites.ts';
import { Transport } from './transport.ts';
import { objectionTo } from './valid-questions.ts';

/** What only the user of the machine may say, never a file of a workspace, and how fresh answers have to be. */
export interface RegistryOptions extends EndpointSettings {
  /** `eventual` unless told otherwise. */
  readonly freshness?: Freshness;
  /** Hosts that may get a login for a registry of another name, because it sends there for tokens. */
  readonly tokenHosts?: readonly string[];
  /** Called when an answer that was given turned out to be overtaken: ask again. */
  changed?(question: Question): void;
  /** Told of each answer, asked for or remembered, and of why there is none. */
  answered?(question: Question, outcome: AnswerTo<Question> | Failure): void;
  /** Milliseconds since 1970. */
  now?(): number;
}

/** Asks registries about images, and other servers about what images are built from. */
export interface Registry {
  /** An answer, or why there is none. `since` is the oldest that it may be, in milliseconds since 1970, whatever the client's freshness. */
  ask<Q extends Question>(question: Q, since?: number): Promise<AnswerTo<Q> | Failure>;
}

const BUDGET = 10_000;
/** A file may be large. */
const BUDGET_OF_FILES = 120_000;

const budgetOf = ({ ask }: Question): number => (ask === 'file-sum' ? BUDGET_OF_FILES : BUDGET);

/** A registry client. On a host that gives no access to the network it says so, whatever is asked. */
export const createRegistry = (host: Host, options: RegistryOptions = {}): Registry => {
  const inquiries = inquiriesOf(host, options);
  return {
    async ask<Q extends Question>(question: Q, since?: number): Promise<AnswerTo<Q> | Failure> {
      if (!inquiries) return failureOf('off', '');
      const objection = objectionTo(question);
      if (objection) return objection;
      // Each kind of question has its own kind of answer, which the types of a switch can't tell.
      const errand = { budget: { milliseconds: budgetOf(question) }, since, changed: () => options.changed?.(question) };
      const outcome = (await inquiries.answer(question, errand)) as AnswerTo<Q> | Failure;
      options.answered?.(question, outcome);
      return outcome;
    },
  };
};

const inquiriesOf = (host: Host, options: RegistryOptions): Inquiries | undefined => {
  const { http, sha256, credentials, cache } = host;
  if (!http || !sha256) return undefined;
  const { now = Date.now, tokenHosts = [], freshness = 'eventual' } = options;
  const log: Host['log'] = (level, message) => host.log(level, message);
  const transport = new Transport({ http, log, now });
  const authorizations = new Authorizations({ transport, credentials, log, tokenHosts, now });
  const recall = new Recall({ freshness, cache, log, now });
  return new Inquiries({ sites: new Sites({ transport, authorizations }, options), settings: options, transport, recall, sha256, now });
};
