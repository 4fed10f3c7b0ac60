import type { Fix } from '../rule.ts';
import { editSources } from '../text/edits.ts';
import { type Edit, overlaps } from '../text/span.ts';
import { type Analyse, type Analysed, type Candidate, type CheckContext, harmOf, structuralHarm } from './fix-check.ts';

const MAX_ROUNDS = 10;

export interface Fixed {
  readonly analysed: Analysed;
  readonly applied: number;
  /** Fixes that the check refused, each with the reason. */
  readonly refused: readonly { readonly rule: string; readonly title: string; readonly reason: string }[];
}

/**
 * Makes the preferred fix of each finding, over and over until none is left or ten rounds are over. Of fixes that overlap the
 * later one waits for the next round. Each is checked; one that does harm is left out.
 */
export const applyFixes = (start: Analysed, analyse: Analyse, allowed: (fix: Fix) => boolean): Fixed => {
  let analysed = start;
  let applied = 0;
  const refused = new Map<string, Fixed['refused'][number]>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const candidates = pick(analysed, (candidate) => allowed(candidate.fix) && !refused.has(keyOf(candidate)));
    const made = makeAll(candidates, analysed, analyse);
    for (const [candidate, reason] of made.refused)
      refused.set(keyOf(candidate), { rule: candidate.finding.rule, title: candidate.fix.title, reason });
    applied += made.count;
    analysed = made.analysed;
    if (candidates.length === 0) break;
  }
  return { analysed, applied, refused: [...refused.values()] };
};

const keyOf = ({ finding, fix }: Candidate): string => `${finding.rule}\n${fix.title}\n${finding.message}`;

const pick = ({ findings }: Analysed, wanted: (candidate: Candidate) => boolean): Candidate[] => {
  const picked: Candidate[] = [];
  for (const finding of findings) {
    const fix = finding.suppressed ? undefined : finding.fixes.find((one) => wanted({ finding, fix: one }));
    if (fix && !picked.some((other) => collide(other.fix, fix))) picked.push({ finding, fix });
  }
  return picked;
};

const collide = (a: Fix, b: Fix): boolean => a.edits.some((edit) => b.edits.some((other) => collides(edit, other)));

const collides = (a: Edit, b: Edit): boolean => a.path === b.path && (overlaps(a.span, b.span) || a.span.start === b.span.start);

interface Made {
  readonly analysed: Analysed;
  readonly count: number;
  readonly refused: readonly (readonly [Candidate, string])[];
}

const NONE: readonly (readonly [Candidate, string])[] = [];

/** All are tried together, which is enough when none does harm; else in halves, down to those that do. */
const makeAll = (candidates: readonly Candidate[], before: Analysed, analyse: Analyse): Made => {
  if (candidates.length === 0) return { analysed: before, count: 0, refused: NONE };
  const refused = findHarmful(candidates, { before, analyse });
  const harmful = new Set(refused.map(([candidate]) => candidate));
  const good = candidates.filter((candidate) => !harmful.has(candidate));
  const edits = good.flatMap(({ fix }) => fix.edits);
  const after = analyse(editSources(before, edits) ?? before);
  const harm = structuralHarm({ before, after, edits });
  if (harm === undefined) return { analysed: after, count: good.length, refused };
  return { analysed: before, count: 0, refused: [...refused, ...good.map((candidate): [Candidate, string] => [candidate, harm])] };
};

const findHarmful = (candidates: readonly Candidate[], context: CheckContext): readonly (readonly [Candidate, string])[] => {
  const harm = harmOf(candidates, context);
  const [only] = candidates;
  if (harm === undefined || only === undefined) return NONE;
  if (candidates.length === 1) return [[only, harm]];
  const middle = candidates.length >> 1;
  return [...findHarmful(candidates.slice(0, middle), context), ...findHarmful(candidates.slice(middle), context)];
};
