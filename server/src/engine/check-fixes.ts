import type { Fix } from '../rule.ts';
import {
  type Analyse,
  type Analysed,
  type Candidate,
  type CheckContext,
  findHarmful,
  type Refusal,
  TOO_MUCH,
  withinLimit,
} from './fix-check.ts';
import type { Finding } from './model.ts';
import { TakenEdits } from './taken-edits.ts';

export interface CheckedFindings {
  /** The findings with those of their fixes that do no harm; what is suppressed has none. */
  readonly findings: readonly Finding[];
  readonly refused: readonly Refusal[];
}

/** A document as it is, and the means to see what edits would make of it. */
interface Document {
  readonly before: Analysed;
  readonly analyse: Analyse;
}

/** Checks all fixes of some findings of a document, as many together as can be made together. */
export const checkFixes = (given: readonly Finding[], { before, analyse }: Document): CheckedFindings => {
  const refused = refusalsOf(given, { before, analyse: withinLimit(analyse) });
  const harmful = new Map<Finding, Set<Fix>>();
  for (const [{ finding, fix }] of refused) harmful.set(finding, (harmful.get(finding) ?? new Set()).add(fix));
  const findings = given.map((finding) =>
    finding.fixes.length === 0
      ? finding
      : { ...finding, fixes: finding.suppressed ? [] : finding.fixes.filter((fix) => !harmful.get(finding)?.has(fix)) },
  );
  return { findings, refused };
};

const refusalsOf = (findings: readonly Finding[], context: CheckContext): readonly Refusal[] => {
  const refused: Refusal[] = [];
  let open = findings.flatMap((finding) => (finding.suppressed ? [] : finding.fixes.map((fix): Candidate => ({ finding, fix }))));
  while (open.length > 0) {
    const group = together(open);
    const refusals = findHarmful([...group], context);
    for (const refusal of refusals) refused.push(refusal);
    open = open.filter((candidate) => !group.has(candidate));
    if (refusals.some(([, harm]) => harm === TOO_MUCH)) return [...refused, ...open.map((candidate): Refusal => [candidate, TOO_MUCH])];
  }
  return refused;
};

/** One fix at most of each finding, none in the way of another. */
const together = (candidates: readonly Candidate[]): ReadonlySet<Candidate> => {
  const taken = new TakenEdits();
  const group = new Set<Candidate>();
  const mended = new Set<Finding>();
  for (const candidate of candidates) {
    if (mended.has(candidate.finding) || !taken.take(candidate.fix.edits)) continue;
    mended.add(candidate.finding);
    group.add(candidate);
  }
  return group;
};
