import type { Step } from '../insight/plan.ts';
import { many } from './counts.ts';
import { countSteps, type PlanReport } from './plan-report.ts';
import { visible } from './terminal.ts';

const WORDS = {
  pin: { done: 'pinned', wish: 'would pin', none: 'nothing to pin', current: 'already pinned' },
  update: { done: 'updated', wish: 'would update', none: 'nothing to update', current: 'up to date' },
} as const;

/** `pinned 12 images in 5 files; 3 already pinned; 1 skipped`. */
export const planSummary = (report: PlanReport): string => {
  const { current, waiting, skipped, failed } = countSteps(report);
  const words = WORDS[report.command];
  const asides = [
    [current, words.current],
    [waiting, 'waiting'],
    [skipped, 'skipped'],
    [failed, 'failed'],
  ] as const;
  const counts = asides.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const templates = report.templates === 0 ? [] : [`${many(report.templates, 'template')} passed over`];
  return [headline(report), ...counts, ...templates].join('; ');
};

const headline = (report: PlanReport): string => {
  const { done, wish, none } = WORDS[report.command];
  const changed = report.files.flatMap(({ steps }) => steps.filter(({ outcome }) => outcome === 'changed'));
  if (report.result === 'withheld') return 'nothing was written';
  if (changed.length === 0) return none;
  return `${report.result === 'written' ? done : wish} ${thingsIn(changed)} in ${many(report.changed.length, 'file')}`;
};

const thingsIn = (steps: readonly Step[]): string => {
  const images = steps.filter(({ kind }) => kind === 'image').length;
  const counts = [images > 0 && many(images, 'image'), steps.length > images && many(steps.length - images, 'source')];
  return counts.filter(Boolean).join(' and ');
};

/** `asked docker.io about 4 images, ghcr.io about 1`; nothing where nobody was asked. */
export const askedSummary = ({ asked }: PlanReport): readonly string[] => {
  if (asked.length === 0) return [];
  let last = '';
  const parts = asked.map(({ host, kind, names }) => {
    const count = kind === last ? String(names.length) : many(names.length, kind);
    last = kind;
    return `${visible(host)} about ${count}`;
  });
  return [`asked ${parts.join(', ')}`];
};

/** `2 files are left as they are, since a look-up failed: a, b`. */
export const withheldSummary = ({ withheld }: PlanReport): readonly string[] => {
  if (withheld.length === 0) return [];
  const clause = withheld.length === 1 ? 'is left as it is' : 'are left as they are';
  const named = withheld.slice(0, MANY).map(visible).join(', ');
  const more = withheld.length > MANY ? ` and ${withheld.length - MANY} more` : '';
  return [`${many(withheld.length, 'file')} ${clause}, since a look-up failed: ${named}${more}`];
};

/** More than are seen at once. */
const MANY = 5;

type Folded = 'failed' | 'skipped';

/** Reasons for which so many steps failed or were skipped that a row of each would bury what changes: one line tells of all. */
export class FoldedReasons {
  readonly #counts: readonly (readonly [Folded, ReadonlyMap<string, number>])[];

  constructor({ files }: PlanReport) {
    const steps = files.flatMap((file) => file.steps);
    this.#counts = (['failed', 'skipped'] as const).map((outcome) => [outcome, manyOf(steps, outcome)]);
  }

  has({ outcome, reason = '' }: Step): boolean {
    return this.#counts.some(([folded, counts]) => folded === outcome && counts.has(reason));
  }

  /** The commonest first; of what failed alone, where the rest is no news. */
  lines(rows: 'failed' | 'usual'): readonly string[] {
    return this.#counts
      .filter(([outcome]) => rows === 'usual' || outcome === 'failed')
      .flatMap(([outcome, counts]) =>
        [...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} ${outcome}: ${visible(reason)}`),
      );
  }
}

const manyOf = (steps: readonly Step[], wanted: Folded): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { outcome, reason = '' } of steps) if (outcome === wanted) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > MANY));
};
