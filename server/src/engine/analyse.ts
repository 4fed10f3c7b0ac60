import type { BuildContext, Facts } from '../facts/model.ts';
import type { Rule } from '../rule.ts';
import type { Sources } from '../text/edits.ts';
import { applySuppressions } from './apply-suppressions.ts';
import { type BuildFindings, mergeBuilds } from './builds.ts';
import { rankConcerns } from './concerns.ts';
import type { Analysed } from './fix-check.ts';
import type { EnabledRule } from './model.ts';
import { runRules } from './run-rules.ts';

export interface Setting {
  /** The file by itself, then the builds that the other files make of it. */
  buildsIn(others: Sources['others']): readonly BuildContext[];
  factsOf(text: string, build: BuildContext): Facts;
  readonly enabled: readonly EnabledRule[];
  readonly rules: readonly Rule[];
}

/** The whole pipeline for one text: facts, rules, builds merged, concerns ranked, suppressions applied, in order of place. */
export const analyse = ({ text, others }: Sources, { buildsIn, factsOf, enabled, rules }: Setting): Analysed => {
  const analysed = buildsIn(others).map((build) => ({ build, facts: factsOf(text, build) }));
  const facts = (analysed[0] as (typeof analysed)[number]).facts;
  const found: BuildFindings[] = analysed.map(({ build, facts: own }) => ({
    build: build.name,
    findings: rankConcerns(runRules(own, enabled), rules),
  }));
  const findings = applySuppressions(mergeBuilds(found), facts, { rules, enabled });
  const inOrder = findings.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { text, others, facts, findings: inOrder, builds: analysed.slice(1).map(({ build }) => build.name) };
};
