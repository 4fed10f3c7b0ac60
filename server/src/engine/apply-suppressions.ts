import type { Facts } from '../facts/model.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import type { EnabledRule, Finding } from './model.ts';
import { unusedSuppression } from './own-rules.ts';
import { firstOf, hasTables, stamp } from './run-rules.ts';
import { findSuppressions, suppress, type UnusedName } from './suppressions.ts';

interface Rules {
  readonly rules: readonly Rule[];
  readonly enabled: readonly EnabledRule[];
}

/** Stamps what comments suppress, and adds a finding for each name in a comment of Plimsoll that suppresses nothing. */
export const applySuppressions = (findings: readonly Finding[], facts: Facts, { rules, enabled }: Rules): readonly Finding[] => {
  const suppressions = findSuppressions(facts, rules);
  if (suppressions.length === 0) return findings;
  // Rules that read a registry's answers may have found nothing for want of them.
  const hasAll = ({ online, gainsOnline }: Rule): boolean => !online && !gainsOnline;
  const ran = new Set(enabled.filter(({ rule }) => hasAll(rule) && hasTables(rule, facts)).map(({ rule }) => rule.id));
  const suppressed = suppress(findings, suppressions, ran);
  const own = enabled.find(({ rule }) => rule.id === unusedSuppression.id);
  if (!own) return suppressed.findings;
  const unused = firstOf(problemsOf(suppressed.unused, facts)).map((problem) => stamp(unusedSuppression, problem, own.severity));
  return [...suppressed.findings, ...suppress(unused, suppressions, ran).findings];
};

function* problemsOf(unused: readonly UnusedName[], facts: Facts): Generator<Problem> {
  for (const name of unused) yield { at: name.at, message: messageFor(name), fixes: fixesFor(name, facts) };
}

const messageFor = ({ why, text, suggestion }: UnusedName): string => {
  if (why === 'no-rule-named') return 'This comment names no rule and so ignores nothing. Write ignore=<rule>.';
  if (why === 'unknown-rule')
    return `There is no rule "${text}", so nothing is ignored.${suggestion === undefined ? '' : ` Is it ${suggestion}?`}`;
  return `${text} finds nothing here, so the comment only hides the next fault of its kind. Remove it.`;
};

/** A comment that has its line to itself and names nothing else can go, line and all. */
const fixesFor = ({ suppression, why }: UnusedName, { text }: Facts): readonly Fix[] => {
  const { at, names } = suppression;
  if (why === 'unknown-rule' || names.length > 1) return [];
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const lineFeed = text.indexOf('\n', at.end);
  const isAlone = text.slice(start, at.start).trim() === '';
  const end = lineFeed < 0 ? text.length : lineFeed + 1;
  return isAlone ? [{ title: 'Remove the comment', safety: 'safe', edits: [{ span: { start, end }, text: '' }] }] : [];
};
