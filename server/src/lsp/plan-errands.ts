import type { Plan, Step } from '../insight/plan.ts';
import type { Linter, LintRequest } from '../linter.ts';

/** A kind of plan, in words for its user. */
export interface Errand {
  /** `Pinning images`. */
  readonly doing: string;
  /** `Pinned`. */
  readonly done: string;
  /** `pinned already`. */
  readonly current: string;
  /** How old answers may be, in milliseconds. */
  readonly oldest: number;
  plan(linter: Linter, request: LintRequest): Promise<Plan>;
}

const HOUR = 3_600_000;

export const PIN: Errand = {
  doing: 'Pinning images',
  done: 'Pinned',
  current: 'pinned already',
  oldest: HOUR,
  plan: (linter, request) => linter.pin(request, { form: 'tag-and-digest' }),
};

/** What was true an hour ago is what people update for. Within the line, for a jump to another one is more than a command should do by the way. */
export const UPDATE: Errand = {
  doing: 'Updating images',
  done: 'Updated',
  current: 'up to date',
  oldest: 0,
  plan: (linter, request) => linter.update(request, { policy: 'line', cooldownDays: 0 }),
};

/** What came of it, in one message. */
export const outcomeInWords = (steps: readonly Step[], { done, current }: Errand): string => {
  if (steps.length === 0) return 'There are no images here.';
  const of = (outcome: Step['outcome']): readonly Step[] => steps.filter((step) => step.outcome === outcome);
  const changed = of('changed');
  const parts = [
    changed.length === 0 ? 'Nothing to edit' : `${done} ${counted(changed)}`,
    ...clause(of('current'), current),
    ...clause(of('waiting'), 'waiting'),
    ...clause(of('skipped'), 'left alone'),
    ...clause(of('failed'), 'failed'),
  ];
  const reason = [...of('failed'), ...of('skipped'), ...of('waiting')].find((step) => step.reason !== undefined);
  return `${parts.join('; ')}.${reason ? ` ${reason.name}: ${reason.reason}` : ''}`;
};

/** Why nothing is edited: what some of it needs is not known. `undefined` where all is. */
export const failureInWords = (steps: readonly Step[]): string | undefined => {
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  if (!first) return undefined;
  const more = failed.length > 1 ? ` (${failed.length - 1} more)` : '';
  return `Nothing was edited. ${first.name}: ${first.reason ?? 'what it needs is not known.'}${more}`;
};

const clause = (steps: readonly Step[], word: string): string[] => (steps.length === 0 ? [] : [`${steps.length} ${word}`]);

const counted = (steps: readonly Step[]): string => {
  const [images, sources] = (['image', 'source'] as const).map((kind) => steps.filter((step) => step.kind === kind).length);
  return [...numbered(images, 'image'), ...numbered(sources, 'source')].join(' and ');
};

const numbered = (count = 0, noun: string): string[] => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);
