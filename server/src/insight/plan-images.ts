import { agree } from '../edit/agree.ts';
import { type Readers, readElsewhere } from '../edit/read-elsewhere.ts';
import { type Pin, type Repinned, repin } from '../edit/repin.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { familiarName, type ImageReference } from '../image/reference.ts';
import type { Edit, Span } from '../text/span.ts';
import { refusedEdits } from './edited-images.ts';
import { type Answered, Inquiry } from './inquiry.ts';
import type { Plan, Step } from './plan.ts';
import { plannedImages, reasonToLeave } from './planned-images.ts';
import type { Choice, PlanWorld, Verdict } from './verdict.ts';

/** What a plan is made of. */
export interface PlanRequest {
  /** The text by itself, and then as each build that is known has it. */
  readonly documents: readonly Facts[];
  /** The same once edits are made; none where they can't be. */
  edited(edits: readonly Edit[]): readonly Facts[];
  readonly answered: Answered;
  readonly from: PlanWorld['from'];
  /** Why the user wants to have left alone what a rule would find at a place: one sentence. */
  ignored(at: Span, rule: string): string | undefined;
}

/** Says what is to become of one image. */
export interface Judge {
  /** The rule that is ignored where nothing is to become of it. */
  readonly rule: string;
  verdict(image: ImageUse, reference: ImageReference, world: PlanWorld): Verdict;
}

/** More rounds than edits that turn out wrong can take; then none is made. */
const MAX_ROUNDS = 4;

/** A plan of what is to become of each image, with edits that do together what the steps say: the edited text is read again to be sure. */
export const planImages = (request: PlanRequest, judge: Judge): Plan => {
  const [document] = request.documents;
  const images = plannedImages(request.documents);
  if (!document) return { steps: [], edits: [] };
  const readers = { document, images };
  const judging = new Judging(document, request, judge);
  let drafts = images.map((image) => draftOf(image, readers, judging.of(image)));
  for (let round = 1; ; round++) {
    const chosen = agree(drafts, images);
    const plan = assembled(drafts, chosen);
    if (plan.edits.length === 0) return plan;
    const refused = refusedEdits({ images, chosen, before: request.documents, after: request.edited(plan.edits) });
    if (refused.size === 0) return plan;
    drafts = drafts.map((draft) => {
      const refusal = refused.get(draft.image) ?? (round === MAX_ROUNDS ? DISAGREED : undefined);
      return refusal === undefined ? draft : { ...draft, options: [], refusal };
    });
  }
};

const DISAGREED = 'It shares a variable with another image, and no value of it would do for both.';

type Judged = Verdict | { readonly outcome: 'failed'; readonly reason: string };

/** What is to become of an image, and the ways that its text allows. */
interface Draft {
  readonly image: ImageUse;
  readonly verdict: Judged;
  readonly options: readonly Way[];
  /** Why the first of the ways that were refused was. */
  readonly refusal: string | undefined;
}

interface Way extends Repinned {
  readonly choice: Choice;
}

/** Judges each image once, for a file may name one thousands of times. */
class Judging {
  readonly #document: Facts;
  readonly #request: PlanRequest;
  readonly #judge: Judge;
  readonly #known = new Map<string, Judged>();

  constructor(document: Facts, request: PlanRequest, judge: Judge) {
    this.#document = document;
    this.#request = request;
    this.#judge = judge;
  }

  of(image: ImageUse): Judged {
    const { resolved, reference, platform } = image;
    const reason = this.#request.ignored(image.at, this.#judge.rule) ?? reasonToLeave(image, this.#document);
    if (reason !== undefined || !reference || !resolved) return { outcome: 'skipped', reason: reason ?? '' };
    const key = JSON.stringify([resolved.text, resolved.isVerbatim(0, resolved.text.length), platform]);
    const known = this.#known.get(key) ?? this.#judged(image, reference);
    this.#known.set(key, known);
    return known;
  }

  #judged(image: ImageUse, reference: ImageReference): Judged {
    const { answered, from } = this.#request;
    const { knowledge, today } = this.#document;
    const inquiry = new Inquiry(answered);
    const verdict = this.#judge.verdict(image, reference, { knowledge, today, lookUps: inquiry, from });
    const failure = from === 'registries' ? inquiry.failure : undefined;
    return failure === undefined ? verdict : { outcome: 'failed', reason: failure };
  }
}

const draftOf = (image: ImageUse, readers: Readers, verdict: Judged): Draft => {
  const options: Way[] = [];
  let refusal: string | undefined;
  for (const choice of verdict.outcome === 'changed' ? verdict.choices : []) {
    const repinned = repin(image, choice.pin);
    const refused = 'refusal' in repinned ? repinned.refusal : readOf(repinned, image, readers);
    if (refused === undefined && 'edits' in repinned && repinned.edits.length > 0) options.push({ ...repinned, choice });
    refusal ??= refused;
  }
  return { image, verdict, options, refusal };
};

const readOf = ({ edits }: Repinned, image: ImageUse, readers: Readers): string | undefined => {
  const name = readElsewhere(edits, image, readers);
  return name === undefined ? undefined : `${name} is read elsewhere too, where it has to stay what it is.`;
};

const assembled = (drafts: readonly Draft[], chosen: ReadonlyMap<ImageUse, Repinned>): Plan => {
  const steps = drafts.map((draft) => stepOf(draft, chosen.get(draft.image)));
  const edits = new Map(steps.flatMap((step) => step.edits.map((edit) => [JSON.stringify(edit), edit] as const)));
  return { steps, edits: [...edits.values()] };
};

const stepOf = (draft: Draft, repinned: Repinned | undefined): Step => {
  const { image, verdict } = draft;
  const { reference, at, written } = image;
  const base = {
    kind: 'image',
    at,
    name: reference ? familiarName(reference) : written,
    from: reference ? wordOf(reference) : '',
  } as const;
  const still = { ...base, to: undefined, edits: [] };
  if (verdict.outcome === 'current') return { ...still, outcome: 'current', reason: undefined };
  if (verdict.outcome !== 'changed') return { ...still, ...verdict };
  const way = draft.options.find((option) => option === repinned);
  if (!way) return { ...still, outcome: 'skipped', reason: (draft.options.length > 0 ? DISAGREED : draft.refusal) ?? DISAGREED };
  return { ...base, to: wordOf(way.choice.pin), outcome: 'changed', reason: reasonFor(way, draft), edits: way.edits };
};

/** Tag and digest as people write them; empty where neither stands. */
const wordOf = ({ tag, digest }: Pin): string => [tag, digest].filter((part) => part !== undefined).join('@');

/** A digest that was wanted and can't be had is told of. */
const reasonFor = ({ choice }: Way, { verdict, refusal }: Draft): string => {
  const isLess = choice.pin.digest === undefined && verdict.outcome === 'changed' && verdict.choices[0]?.pin.digest !== undefined;
  const why = (refusal ?? DISAGREED).replace(/\.$/, '');
  return isLess ? `${choice.reason}, without a digest: ${why.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())}` : choice.reason;
};
