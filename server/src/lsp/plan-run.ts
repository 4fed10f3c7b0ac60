import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Step } from '../insight/plan.ts';
import type { LintRequest } from '../linter.ts';
import type { Source } from '../registry/answer-book.ts';
import { nameOf } from '../text/paths.ts';
import { type Asked, askedBy } from './asked-image.ts';
import { permissionToAsk, refusalOf } from './permission.ts';
import { type Errand, failureInWords, outcomeInWords } from './plan-errands.ts';
import { joinPlans, type PlannedDocument, partOf } from './planned-documents.ts';
import { type Confirmation, plannedEdit } from './planned-edit.ts';
import { type Progress, unlessCancelled, withProgress } from './progress.ts';
import type { Session } from './session.ts';

/** What is to be planned for. */
export interface PlanTask {
  readonly errand: Errand;
  readonly documents: readonly TextDocument[];
  readonly confirmation: Confirmation;
  /** The questions and the steps that count; all, unless told otherwise. */
  readonly about?: { readonly source: Source; isMeant(step: Step): boolean };
}

interface Readied {
  readonly document: TextDocument;
  readonly request: LintRequest;
}

/** Files that wait for registries side by side; each host has its own limit besides. */
const SIDE_BY_SIDE = 4;
/** What one answer leads to may lie with somebody else, of whom the user has to be told, too. */
const MOST_ROUNDS = 4;
const CANCELLED = 'Cancelled; nothing was edited.';

/** Plans, asks whom the user permits to be asked, edits, and says what came of it; `undefined` where the user needs not be told. */
export const runPlans = async (session: Session, task: PlanTask): Promise<string | undefined> => {
  const readied = await ready(session, task);
  if (typeof readied === 'string') return readied;
  return withProgress(session, task.errand.doing, async (progress) => {
    const planned = await planPermitted({ session, task, readied, progress });
    return typeof planned === 'object' ? edit(session, task, planned) : planned;
  });
};

/** What nobody may be asked about is left out; a sentence where that is all. The editor's own documents change while registries are asked. */
const ready = async ({ registry, lints }: Session, { documents }: PlanTask): Promise<readonly Readied[] | string> => {
  const readied: Readied[] = [];
  let refusal: string | undefined;
  for (const document of documents.map(snapshot)) {
    const own = refusalOf(await registry.stateOf(document.uri));
    refusal ??= own;
    const request = own === undefined ? await lints.requestFor(document) : undefined;
    if (request) readied.push({ document, request });
  }
  return readied.length === 0 ? (refusal ?? 'There is nothing here that names images.') : readied;
};

const snapshot = (open: TextDocument): TextDocument => TextDocument.create(open.uri, open.languageId, open.version, open.getText());

interface Work {
  readonly session: Session;
  readonly task: PlanTask;
  readonly readied: readonly Readied[];
  readonly progress: Progress;
}

/** Planned with whom the user has permitted to be asked, which is nobody at first: so it comes to light who would have to be. */
const planPermitted = async (work: Work): Promise<readonly PlannedDocument[] | string | undefined> => {
  const permitted = new Set<string>();
  const since = Date.now() - work.task.errand.oldest;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = new Map<string, Asked>();
    const planned = await planAll(work, { ...permittedOnly(work.task, permitted, wanted), since });
    if (planned === undefined) return CANCELLED;
    const [first] = planned;
    if (wanted.size === 0 || !first) return planned;
    const permission = await permissionToAsk(work.session, first.document.uri, [...wanted.values()]);
    if (permission === 'cancelled') return undefined;
    if (permission !== 'given') return permission.refusal;
    for (const { registry } of wanted.values()) permitted.add(registry);
  }
  return 'Nothing was edited: one registry leads to the next without an end.';
};

const permittedOnly = ({ about }: PlanTask, permitted: ReadonlySet<string>, wanted: Map<string, Asked>): Source => ({
  from: 'registries',
  only(question) {
    if (about?.source.only?.(question) === false) return false;
    const asked = askedBy(question);
    if (permitted.has(asked.registry)) return true;
    wanted.set(`${asked.registry}/${asked.name}`, asked);
    return false;
  },
});

/** `undefined` when the user has cancelled. */
const planAll = async (
  { session: { linter }, task: { errand, about }, readied, progress }: Work,
  source: Source,
): Promise<readonly PlannedDocument[] | undefined> => {
  const planned: PlannedDocument[] = [];
  const left = [...readied.entries()];
  let done = 0;
  const workOff = async (): Promise<void> => {
    for (let next = left.shift(); next && !progress.token?.isCancellationRequested; next = left.shift()) {
      const [index, { document, request }] = next;
      const plan = await errand.plan(linter, { ...request, lookUps: source });
      planned[index] = { document, plan: about ? partOf(plan, (step) => about.isMeant(step)) : plan };
      progress.report(Math.round((++done / readied.length) * 100), nameOf(document.uri));
    }
  };
  const work = Promise.all(Array.from({ length: SIDE_BY_SIDE }, workOff));
  const outcome = await unlessCancelled(work, progress);
  return outcome === 'cancelled' || progress.token?.isCancellationRequested ? undefined : planned;
};

/** What is left to be edited all at once, or nothing. */
const edit = async (session: Session, { errand, confirmation }: PlanTask, planned: readonly PlannedDocument[]): Promise<string> => {
  const { steps, edits } = joinPlans(planned);
  if (edits.length === 0) return failureInWords(steps) ?? outcomeInWords(steps, errand);
  const made = await plannedEdit(session, { planned, edits, confirmation });
  if (!made) return 'A file was changed meanwhile; nothing was edited.';
  const { applied } = await session.connection.workspace.applyEdit({ label: errand.doing, edit: made });
  return applied ? outcomeInWords(steps, errand) : 'Nothing was edited.';
};
