import { heldFiles } from '../insight/held-files.ts';
import type { Plan, Step } from '../insight/plan.ts';
import { applyEdits } from '../text/edits.ts';
import { type Edit, overlaps, type Span } from '../text/span.ts';
import type { Change } from './replace-files.ts';
import type { Source } from './source.ts';

/** A file and what is planned for it. */
export interface Planned {
  readonly path: string;
  readonly plan: Plan;
}

/** What all plans come to together. */
export interface Joined<T extends Planned> {
  readonly planned: readonly T[];
  readonly changes: readonly Change[];
  /** Files that would be changed, were it not for a look-up that failed. */
  readonly withheld: readonly string[];
}

/** How files are read, and what they are called towards the user. */
export interface Files {
  read(path: string): Source;
  shown(path: string): string;
}

/**
 * Puts the plans of all files together: two may change one file that both read, such as `.env`, and the first has its way. A document for
 * which a look-up failed is left whole, and so are the files that it shares.
 */
export const joinPlans = <T extends Planned>(planned: readonly T[], files: Files): Joined<T> => {
  const joint = new Joint(files, heldFiles(planned));
  const settled = planned.map((one) => ({ ...one, plan: joint.take(one) }));
  return { planned: settled, changes: joint.changes(), withheld: joint.withheld() };
};

/** Edits of one file so far, and whose they are. */
interface Accepted {
  /** Each once, by place and text. */
  readonly edits: Map<string, Edit>;
  readonly owners: Set<string>;
}

class Joint {
  readonly #files: Files;
  readonly #sources = new Map<string, Source>();
  readonly #accepted = new Map<string, Accepted>();
  readonly #held: ReadonlyMap<string, string>;
  readonly #withheld = new Set<string>();

  constructor(files: Files, held: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#held = held;
  }

  /** The plan without the steps that can't be made. */
  take({ path, plan }: Planned): Plan {
    const dropped = this.#dropped(path, plan.steps);
    const edits = plan.edits.filter((edit) => !dropped.edits.has(keyOf(edit)));
    for (const edit of edits) this.#accept(path, edit);
    return { steps: plan.steps.map((step) => withdrawn(step, dropped.reasons.get(step))), edits };
  }

  changes(): readonly Change[] {
    return [...this.#accepted].flatMap(([path, { edits }]) => {
      const source = this.#sourceOf(path);
      if ('problem' in source) return [];
      const after = applyEdits(source.text, [...edits.values()]);
      return after === source.text ? [] : [{ path, before: source.text, after }];
    });
  }

  withheld(): readonly string[] {
    return [...this.#withheld];
  }

  /** What is written together with what can't be made can't be made either. */
  #dropped(path: string, steps: readonly Step[]): Dropped {
    const dropped: Dropped = { reasons: new Map(), edits: new Map() };
    for (let before = -1; before !== dropped.reasons.size; ) {
      before = dropped.reasons.size;
      for (const step of steps) {
        const reason = dropped.reasons.has(step) ? undefined : (this.#objectionTo(path, step) ?? entangled(step, dropped));
        if (reason === undefined) continue;
        dropped.reasons.set(step, reason);
        for (const edit of step.edits) dropped.edits.set(keyOf(edit), step);
      }
    }
    return dropped;
  }

  #objectionTo(own: string, { edits }: Step): string | undefined {
    for (const edit of edits) {
      const path = edit.path ?? own;
      const held = this.#heldFor(own, path);
      if (held !== undefined) return held;
      const source = this.#sourceOf(path);
      if ('problem' in source) return `${this.#files.shown(path)} can't be changed: ${source.problem}.`;
      if (source.encoding === 'broken')
        return `${this.#files.shown(path)} is not valid UTF-8, and an edit would write replacement characters.`;
      const accepted = this.#accepted.get(path);
      if (accepted && [...accepted.edits.values()].some((other) => meets(edit.span, other.span) && !isSame(edit, other)))
        return `${this.#namesOf(accepted.owners)} needs another value in ${this.#files.shown(path)}.`;
    }
    return undefined;
  }

  #heldFor(own: string, path: string): string | undefined {
    const owner = this.#held.get(path);
    if (owner === undefined) return undefined;
    this.#withheld.add(path);
    if (owner === own) return 'Left as it is, since a look-up for the same file failed.';
    const { shown } = this.#files;
    return path === owner
      ? `Left as it is, since a look-up for ${shown(owner)} failed, which would change with it.`
      : `Left as it is, since a look-up for ${shown(owner)} failed, with which it shares ${shown(path)}.`;
  }

  #namesOf(owners: ReadonlySet<string>): string {
    return [...owners].map((owner) => this.#files.shown(owner)).join(' or ');
  }

  #accept(owner: string, { path = owner, span, text }: Edit): void {
    const { edits, owners } = this.#accepted.get(path) ?? { edits: new Map<string, Edit>(), owners: new Set<string>() };
    this.#accepted.set(path, { edits, owners: owners.add(owner) });
    edits.set(keyOf({ span, text }), { span, text });
  }

  #sourceOf(path: string): Source {
    const source = this.#sources.get(path) ?? this.#files.read(path);
    this.#sources.set(path, source);
    return source;
  }
}

/** Steps that can't be made and why, and their edits; steps that share a place share the whole edit. */
interface Dropped {
  readonly reasons: Map<Step, string>;
  readonly edits: Map<string, Step>;
}

const entangled = ({ edits }: Step, dropped: Dropped): string | undefined => {
  const [other] = edits.flatMap((edit) => dropped.edits.get(keyOf(edit)) ?? []);
  return other && `It is written together with ${other.name}, which stays as it is.`;
};

const keyOf = ({ path, span, text }: Edit): string => `${span.start}-${span.end} ${JSON.stringify([path, text])}`;

/** Two insertions at one place meet, too: their order would be anybody's guess. */
const meets = (a: Span, b: Span): boolean => overlaps(a, b) || a.start === b.start;

const isSame = (a: Edit, b: Edit): boolean => a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;

const withdrawn = (step: Step, reason: string | undefined): Step =>
  reason === undefined ? step : { ...step, outcome: 'skipped', to: undefined, edits: [], reason };
