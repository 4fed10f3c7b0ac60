import type { BuildContext, Facts } from '../facts/model.ts';
import type { Rule } from '../rule.ts';
import type { Sources } from '../text/edits.ts';
import { applySuppressions } from './apply-suppressions.ts';
import { type BuildFindings, mergeBuilds } from './builds.ts';
import { rankConcerns } from './concerns.ts';
import { rulesAbout } from './enabled-rules.ts';
import type { Analysed } from './fix-check.ts';
import type { EnabledRule, FileReport } from './model.ts';
import { runRules } from './run-rules.ts';

/** All that a text is analysed with. */
export interface Setting {
  /** The document by itself, and then each build that is known of it. */
  readonly builds: readonly [BuildContext, ...BuildContext[]];
  readonly factsOf: (build: BuildContext) => Facts;
  readonly enabled: readonly EnabledRule[];
  readonly rules: readonly Rule[];
  /** The only rules of which the findings need to be right; all without it. */
  readonly about?: ReadonlySet<string> | undefined;
}

/** From facts to findings: rules run for each build, concerns ranked, builds merged, suppressions applied, all in order of place. */
export const analyse = ({ text, others }: Sources, { builds, factsOf, enabled: all, rules, about }: Setting): Analysed => {
  const [alone, ...named] = builds;
  const enabled = about ? rulesAbout(about, all) : all;
  const facts = factsOf(alone);
  const findingsIn = (build: BuildContext, own: Facts): BuildFindings => ({
    build: build.name,
    findings: rankConcerns(runRules(own, enabled), rules),
  });
  const found = [findingsIn(alone, facts), ...named.map((build) => findingsIn(build, factsOf(build)))];
  const findings = applySuppressions(mergeBuilds(found), facts, { rules, enabled });
  const inOrder = findings.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { text, others, facts, findings: inOrder, builds: named.map(({ name }) => name) };
};

/** What is reported of a file that was analysed. */
export const reportOf = (path: string, { text, others, facts, findings }: Analysed): FileReport => ({
  path,
  kind: facts.kind,
  text,
  others,
  findings,
});
