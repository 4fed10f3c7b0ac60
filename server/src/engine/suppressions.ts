import type { Facts } from '../facts/model.ts';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { namesOf } from './config/rule-names.ts';
import type { Finding } from './model.ts';
import { type DialectContext, parseCheckDirective, parseComment } from './suppressions/dialects.ts';
import type { ParsedComment, SuppressedName, Suppression } from './suppressions/model.ts';
import { Scopes } from './suppressions/scopes.ts';
import { Targets } from './suppressions/targets.ts';

export type { Suppression } from './suppressions/model.ts';

export type SuppressionFacts = Pick<Facts, 'nodes' | 'comments' | 'directives' | 'stages' | 'text' | 'today'>;

/** A name in a comment of Plimsoll that suppresses nothing. */
export interface UnusedName {
  readonly suppression: Suppression;
  readonly text: string;
  /** The name within the comment; the whole comment when it names nothing. */
  readonly at: Span;
  readonly why: 'no-rule-named' | 'unknown-rule' | 'nothing-found';
  /** The rule that an unknown name may mean. */
  readonly suggestion?: string;
}

export interface SuppressedFindings {
  /** All findings in the order given, those suppressed with the stamp of what suppresses them. */
  readonly findings: readonly Finding[];
  readonly unused: readonly UnusedName[];
}

/** It is made from what is unused here, so it is never idle. */
const UNUSED_SUPPRESSION = 'unused-suppression';

const MAY_SUPPRESS = /ignore|skip/i;

/** The suppressions of every dialect in a document; `rules` are all there are, enabled or not. Never throws. */
export const findSuppressions = (facts: SuppressionFacts, rules: readonly Rule[]): Suppression[] => {
  const comments = facts.comments.filter(({ text }) => MAY_SUPPRESS.test(text));
  const directives = facts.directives.filter(({ name }) => name === 'check');
  if (comments.length === 0 && directives.length === 0) return [];
  const names = namesOf(rules);
  const context: DialectContext = { names, suggest: names.suggester(), today: facts.today };
  const targets = new Targets(facts);
  const found: Suppression[] = [];
  const keep = (placed: Placed, parsed: ParsedComment | undefined): void => {
    if (parsed) found.push(place(placed, parsed, targets));
  };
  for (const { value, span } of directives)
    keep({ at: span, textStart: valueStart(facts.text, value, span) }, parseCheckDirective(value, context));
  for (const { text, span } of comments) keep({ at: span, textStart: textStart(facts.text, text, span) }, parseComment(text, context));
  return found;
};

/**
 * Stamps the findings that a suppression speaks of. `ran` are the ids of the rules that were enabled and had the facts
 * that they need: only of these can be said that they found nothing.
 */
export const suppress = (
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  ran: ReadonlySet<string>,
): SuppressedFindings => {
  if (suppressions.length === 0) return { findings, unused: [] };
  const scopes = new Scopes(suppressions);
  const matched = scopes.match(findings);
  const stamped = findings.map((finding) => {
    const hit = matched.get(finding);
    return hit ? { ...finding, suppressed: { by: hit.by, reason: hit.reason } } : finding;
  });
  const reported = suppressions.filter(({ isReported }) => isReported);
  return { findings: stamped, unused: reported.flatMap((suppression) => unusedNames(suppression, scopes, ran)) };
};

const unusedNames = (suppression: Suppression, scopes: Scopes, ran: ReadonlySet<string>): UnusedName[] => {
  const { names, at } = suppression;
  if (names.length === 0) return [{ suppression, text: '', at, why: 'no-rule-named' }];
  const scope = scopes.of(suppression);
  return names.flatMap((name) => {
    const why = whyUnused(name, ran, (rules) => scope?.hasFound(rules) ?? false);
    return why === undefined ? [] : [{ suppression, ...named(name), why }];
  });
};

const named = ({ text, at, suggestion }: SuppressedName): Pick<UnusedName, 'text' | 'at' | 'suggestion'> =>
  suggestion === undefined ? { text, at } : { text, at, suggestion };

const whyUnused = (
  { rules }: SuppressedName,
  ran: ReadonlySet<string>,
  hasFound: (rules: readonly string[]) => boolean,
): UnusedName['why'] | undefined => {
  if (rules === 'all' || rules.includes(UNUSED_SUPPRESSION)) return undefined;
  if (rules.length === 0) return 'unknown-rule';
  return rules.every((id) => ran.has(id)) && !hasFound(rules) ? 'nothing-found' : undefined;
};

interface Placed {
  readonly at: Span;
  readonly textStart: number;
}

const place = ({ at, textStart }: Placed, parsed: ParsedComment, targets: Targets): Suppression => ({
  by: parsed.by,
  reason: parsed.reason,
  at,
  scope: targets.of(at, parsed.extent),
  names: parsed.names.map((name) => ({ ...name, at: { start: name.at.start + textStart, end: name.at.end + textStart } })),
  isReported: parsed.isReported ?? false,
});

/** Behind the mark and the blanks, whatever the mark of this kind of document is. */
const textStart = (document: string, text: string, { start, end }: Span): number =>
  start + Math.max(document.slice(start, end).indexOf(text, 1), 0);

const valueStart = (document: string, value: string, { start, end }: Span): number =>
  start + Math.max(document.slice(start, end).lastIndexOf(value), 0);
