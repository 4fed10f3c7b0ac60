import type { Rule } from '../rule.ts';
import type { Finding } from './model.ts';

/**
 * Per span and concern the finding of highest rank is kept; the others' ids stand in its `data.also`, their words in its
 * message, and their fixes behind its own.
 */
export const rankConcerns = (findings: readonly Finding[], rules: readonly Rule[]): Finding[] => {
  const { byId, heeded } = relationsOf(rules);
  const groups = new Map<string | Finding, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(finding, byId.get(finding.rule));
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const ranked = [...groups.values()].flatMap((group) => (group.length === 1 ? group : merge(group, byId)));
  return withoutYielding(ranked, { byId, heeded });
};

/** How rules stand to one another. */
interface Relations {
  readonly byId: ReadonlyMap<string, Rule>;
  /** Those that others yield to. */
  readonly heeded: ReadonlySet<string>;
}

const relations = new WeakMap<readonly Rule[], Relations>();

const relationsOf = (rules: readonly Rule[]): Relations => {
  const known = relations.get(rules) ?? {
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    heeded: new Set(rules.flatMap(({ yieldsTo }) => yieldsTo ?? [])),
  };
  relations.set(rules, known);
  return known;
};

/** Rules that speak of the same thing may know the same way out. */
const distinct = (fixes: Finding['fixes']): Finding['fixes'] => {
  const edits = fixes.map((fix) => JSON.stringify(fix.edits));
  return fixes.filter((_, index) => edits.indexOf(edits[index] as string) === index);
};

/** A rule has nothing to add where one that it yields to has spoken, shown or not. */
const withoutYielding = (findings: readonly Finding[], { byId, heeded }: Relations): Finding[] => {
  const spoken = new Set(
    findings.flatMap(({ rule, data, at }) =>
      [rule, ...data.also].filter((id) => heeded.has(id)).map((id) => `${id}:${at.start}-${at.end}`),
    ),
  );
  const yields = ({ rule, at }: Finding): boolean =>
    byId.get(rule)?.yieldsTo?.some((id) => spoken.has(`${id}:${at.start}-${at.end}`)) ?? false;
  return findings.filter((finding) => !yields(finding));
};

/** A finding without a concern is a group of its own. */
const groupKey = (finding: Finding, rule: Rule | undefined): string | Finding =>
  rule?.concern === undefined ? finding : `${rule.concern}:${finding.at.start}-${finding.at.end}`;

const merge = (group: readonly Finding[], rules: ReadonlyMap<string, Rule>): Finding[] => {
  const rankOf = ({ rule }: Finding): number => rules.get(rule)?.rank ?? 0;
  const highest = Math.max(...group.map(rankOf));
  const losers = group.filter((finding) => rankOf(finding) < highest);
  return group.filter((finding) => rankOf(finding) === highest).map((winner) => absorb(winner, losers, rules));
};

const absorb = (winner: Finding, losers: readonly Finding[], rules: ReadonlyMap<string, Rule>): Finding => {
  const also = [...new Set(losers.map(({ rule }) => rule))];
  const words = [...new Set(losers.flatMap(({ rule, word }) => word ?? rules.get(rule)?.word ?? []))];
  return {
    ...winner,
    message: words.length === 0 ? winner.message : `${winner.message} It is also ${words.join(' and ')}.`,
    fixes: distinct([...winner.fixes, ...losers.flatMap(({ rule, fixes }) => fixes.map((fix) => ({ ...fix, mends: rule })))]),
    data: { ...winner.data, also },
  };
};
