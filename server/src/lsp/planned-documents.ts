import type { TextDocument } from 'vscode-languageserver-textdocument';
import { heldFiles } from '../insight/held-files.ts';
import type { Plan, Step } from '../insight/plan.ts';
import { type Edit, overlaps } from '../text/span.ts';
import { pathOf } from '../text/uris.ts';

/** A document as it was planned for. */
export interface PlannedDocument {
  readonly document: TextDocument;
  readonly plan: Plan;
}

/** All that is planned, put together. */
export interface JointPlan {
  readonly steps: readonly Step[];
  /** Each names its file, and none meets another. */
  readonly edits: readonly Required<Edit>[];
}

const ELSEWHERE = 'Another file wants another value in the same place.';
const HELD = 'Left as it is, since a look-up for its file failed, or for one that it shares a value with.';

/**
 * Documents may share a file, such as `.env`: the first has its way, and one that wants something else there stays as it is. So does one for
 * which a look-up failed, and all that it shares a file with.
 */
export const joinPlans = (planned: readonly PlannedDocument[]): JointPlan => {
  const steps: Step[] = [];
  const edits: Required<Edit>[] = [];
  const held = heldFiles(planned.map(({ document, plan }) => ({ path: pathOf(document.uri), plan })));
  for (const { document, plan } of planned) {
    const own = plan.edits.map((edit) => ({ ...edit, path: edit.path ?? pathOf(document.uri) }));
    const isMet = own.some((edit) => edits.some((other) => meets(edit, other) && !isSame(edit, other)));
    const refusal = own.some(({ path }) => held.has(path)) ? HELD : isMet ? ELSEWHERE : undefined;
    steps.push(...(refusal === undefined ? plan.steps : plan.steps.map((step) => leftAlone(step, refusal))));
    if (refusal === undefined) edits.push(...own.filter((edit) => !edits.some((other) => isSame(edit, other))));
  }
  return { steps, edits };
};

/** Two insertions at one place meet, too. */
const meets = (a: Required<Edit>, b: Required<Edit>): boolean =>
  a.path === b.path && (overlaps(a.span, b.span) || a.span.start === b.span.start);

const isSame = (a: Required<Edit>, b: Required<Edit>): boolean =>
  a.path === b.path && a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;

const leftAlone = (step: Step, reason: string): Step =>
  step.outcome === 'changed' ? { ...step, outcome: 'skipped', to: undefined, edits: [], reason } : step;

/** The part of a plan that has to do with some places of its document. */
export const partOf = ({ steps }: Plan, isMeant: (step: Step) => boolean): Plan => {
  const meant = steps.filter(isMeant);
  const edits = meant.flatMap((step) => step.edits);
  const isFirst = (edit: Edit, index: number): boolean =>
    edits.findIndex(({ path, span, text }) => isSame({ path: path ?? '', span, text }, { ...edit, path: edit.path ?? '' })) === index;
  return { steps: meant, edits: edits.filter(isFirst) };
};
