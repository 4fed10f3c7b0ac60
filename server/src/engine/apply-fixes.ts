import type { Fix } from '../rule.ts';
import {
  type Analyse,
  type Analysed,
  blame,
  type Candidate,
  type CheckContext,
  type Refusal,
  tryEdits,
  tryFixes,
  withinLimit,
} from './fix-check.ts';
import { TakenEdits } from './taken-edits.ts';

const MAX_ROUNDS = 10;

export interface Fixed {
  readonly analysed: Analysed;
  readonly applied: number;
  /** Fixes that the check refused, each with the reason. */
  readonly refused: readonly { readonly rule: string; readonly title: string; readonly reason: string }[];
}

/**
 * Makes the preferred fix of each finding, over and over until none is left or ten rounds are over. Of fixes that overlap the
 * later one waits for the next round. Each is checked; one that does harm is left out, as is one that leaves something to be filled in.
 */
export const applyFixes = (start: Analysed, analyse: Analyse, safety: 'safe' | 'all'): Fixed => {
  const allowed = (fix: Fix): boolean => !fix.isToFillIn && (safety === 'all' || fix.safety === 'safe');
  // What is found afterwards is what the next round begins with, so all of it is needed.
  const again = withinLimit((sources) => analyse(sources));
  let analysed = start;
  let applied = 0;
  const refused = new Map<string, Fixed['refused'][number]>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const candidates = pick(analysed, (candidate) => allowed(candidate.fix) && !refused.has(keyOf(candidate)));
    const made = makeAll(candidates, { before: analysed, analyse: again });
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
  const taken = new TakenEdits();
  const picked: Candidate[] = [];
  for (const finding of findings) {
    const fix = finding.suppressed ? undefined : finding.fixes.find((one) => wanted({ finding, fix: one }));
    if (fix && taken.take(fix.edits)) picked.push({ finding, fix });
  }
  return picked;
};

interface Made {
  readonly analysed: Analysed;
  readonly count: number;
  readonly refused: readonly Refusal[];
}

/** All that do no harm; of those that do it only to each other the first, and the others wait for the next round. */
const makeAll = (candidates: readonly Candidate[], context: CheckContext): Made => {
  const nothing = { analysed: context.before, count: 0, refused: [] };
  if (candidates.length === 0) return nothing;
  const together = tryFixes(candidates, context);
  if (together.harm === undefined) return { analysed: together.after, count: candidates.length, refused: [] };
  const refused = blame(candidates, together.harm, context);
  const harmful = new Set(refused.map(([candidate]) => candidate));
  const good = candidates.filter((candidate) => !harmful.has(candidate));
  if (good.length === 0) return { ...nothing, refused };
  const rest = tryEdits(
    good.flatMap(({ fix }) => fix.edits),
    context,
  );
  if (rest.harm === undefined) return { analysed: rest.after, count: good.length, refused };
  const first = tryFixes(good.slice(0, 1), context);
  if (first.harm === undefined && good.length > 1) return { analysed: first.after, count: 1, refused };
  return { ...nothing, refused: [...refused, ...good.map((candidate): Refusal => [candidate, rest.harm])] };
};
