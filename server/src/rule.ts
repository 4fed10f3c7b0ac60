import type { Answers, Question } from './facts/look-ups.ts';
import type { Facts, Trusted } from './facts/model.ts';
import type { TableName } from './knowledge/index.ts';
import type { Edit, Location, Span } from './text/span.ts';

export type Severity = 'error' | 'warning' | 'info';

export type Category = 'security' | 'provenance' | 'reproducibility' | 'size' | 'correctness';

/** Rules that speak of the same thing: per span only the one of highest rank is shown. */
export type Concern = 'image-life' | 'image-pin' | 'image-origin' | 'acquisition' | 'host-mount';

/** What a rule finds. Id, severity and URL are the engine's to stamp. */
export interface Problem {
  readonly at: Span;
  /** What is wrong, why it matters and what to do, in one or two sentences. */
  readonly message: string;
  /** Where a case is graver or lighter than the rule's own severity. */
  readonly severity?: Severity;
  /** What a rule of the same concern that is shown says of it, where the rule's own word says too much. */
  readonly word?: string;
  /** Alternatives; the first is preferred. */
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  /** Says more exactly, for one build, what the file by itself is told by the same rule at the same place, and takes its place. */
  readonly sharpens?: true;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Edits that belong together: all are made, or none. */
export interface Fix {
  readonly title: string;
  /** `safe`: same behaviour and content; `review`: a person should look. */
  readonly safety: 'safe' | 'review';
  readonly edits: readonly Edit[];
  /** Whether something is left for a person to fill in before the file works again: such a fix is offered, and made by no command. */
  readonly isToFillIn?: true;
  /** The engine's to stamp: the rule that it comes from, where one that outranks that is shown. */
  readonly mends?: string;
}

export interface Related extends Location {
  readonly message: string;
}

/** A Dockerfile before and after; run as a test and shown in the rule's page. */
export interface Example {
  readonly bad: string;
  readonly good?: string;
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly today?: string;
  /** What registries say when they are asked. */
  readonly lookUps?: readonly Known[];
  /** Whom the configuration trusts; nobody unless said. */
  readonly trusted?: Trusted;
}

/** A question and what is answered to it: never given to an example that asks nothing. */
export type Known = { readonly [Ask in keyof Answers]: KnownAs<Ask> }[keyof Answers];

interface KnownAs<Ask extends keyof Answers> {
  readonly question: Extract<Question, { readonly ask: Ask }>;
  readonly answer: Answers[Ask] | 'not-found';
}

export type Option =
  | { readonly type: 'integer'; readonly default: number; readonly summary: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly summary: string }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[]; readonly summary: string };

export type Options = Readonly<Record<string, Option>>;

export type OptionValues<O extends Options> = { readonly [K in keyof O]: O[K]['default'] };

export interface Rule<O extends Options = Options> {
  /** The fault in kebab-case; reads well after "ignore". The file is named after it. */
  readonly id: string;
  readonly summary: string;
  /** One to three sentences of Markdown. */
  readonly why: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly tier: 'recommended' | 'strict';
  /** Whether it asks what could take the place of a base image: the tables of releases are read for that. */
  readonly asksOfBases?: true;
  /** Whether it is silent without answers of a registry. */
  readonly online?: true;
  /** Whether it says something without them, and more with them. */
  readonly gainsOnline?: true;
  /** The tables without which it is silent. */
  readonly needs: readonly TableName[];
  /** What peers call the same fault. */
  readonly aliases: readonly string[];
  readonly options: O;
  readonly concern?: Concern;
  /** Place within the concern; the highest is shown. */
  readonly rank?: number;
  /** Rules of other concerns that leave nothing for it to say about the same span. */
  readonly yieldsTo?: readonly string[];
  /** What it adds to the message of the rule that outranks it. */
  readonly word?: string;
  readonly examples: readonly [Example, ...Example[]];
  readonly links: readonly string[];
  check(facts: Facts, options: OptionValues<O>): Iterable<Problem>;
}

/** Declares a rule; only its types are looked at. */
export const defineRule = <O extends Options>(rule: Rule<O>): Rule<O> => rule;

/** An option that holds a whole number. */
export const integer = (
  value: number,
  summary: string,
): { readonly type: 'integer'; readonly default: number; readonly summary: string } => ({ type: 'integer', default: value, summary });

/** An option that holds a list of strings. */
export const strings = (
  value: readonly string[],
  summary: string,
): { readonly type: 'strings'; readonly default: readonly string[]; readonly summary: string } => ({
  type: 'strings',
  default: value,
  summary,
});

/** An option that is one of several words. */
export const choice = (
  value: string,
  choices: readonly string[],
  summary: string,
): { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[]; readonly summary: string } => ({
  type: 'choice',
  default: value,
  choices,
  summary,
});
