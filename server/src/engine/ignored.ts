import type { Facts } from '../facts/model.ts';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import type { EnabledRule } from './model.ts';
import { stamp } from './run-rules.ts';
import { Scopes } from './suppressions/scopes.ts';
import { findSuppressions } from './suppressions.ts';

/** A document, and the rules that there are and that are on for it. */
export interface Ruled {
  readonly facts: Facts;
  readonly rules: readonly Rule[];
  readonly enabled: readonly EnabledRule[];
}

/** Why what a rule would find at some places is not wanted, by where these begin: the configuration says so, or a comment does. */
export const ignoredAt = (spans: readonly Span[], id: string, { facts, rules, enabled }: Ruled): ReadonlyMap<number, string> => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) return new Map();
  if (!enabled.some((one) => one.rule === rule))
    return new Map(spans.map(({ start }) => [start, `The configuration turns ${id} off for this file.`]));
  const suppressions = findSuppressions(facts, rules);
  const findings = suppressions.length === 0 ? [] : spans.map((at) => stamp(rule, { at, message: '' }));
  const matched = new Scopes(suppressions).match(findings);
  return new Map([...matched].map(([{ at }, { reason }]) => [at.start, `A comment says to ignore ${id}${reason ? `: ${reason}` : ''}.`]));
};
