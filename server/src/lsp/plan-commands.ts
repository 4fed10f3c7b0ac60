import type { TextDocument } from 'vscode-languageserver-textdocument';
import { formOf, isTemplate } from '../facts/file-names.ts';
import { overlaps } from '../text/span.ts';
import { pathOf } from '../text/uris.ts';
import { type ImageInDocument, readImage } from './ask-registry.ts';
import { aboutOnly, askedImageOf } from './asked-image.ts';
import type { Command, CommandRun } from './command.ts';
import type { Errand } from './plan-errands.ts';
import { type PlanTask, runPlans } from './plan-run.ts';
import type { Session } from './session.ts';
import { tellUser } from './tell.ts';
import { findFiles } from './workspace-files.ts';

/** Plans for one image of a document. */
export const forImage =
  (errand: Errand): Command =>
  async (run, given) => {
    const target = readImage(given);
    const task = target && (await imageTask(run.session, errand, target));
    if (!task) return tellUser(run.session.connection, 'The document names no such image any more.');
    await plan(run, task);
  };

const imageTask = async (
  { lints, linter }: Session,
  errand: Errand,
  { uri, reference }: ImageInDocument,
): Promise<PlanTask | undefined> => {
  const lint = await lints.of(uri);
  if (!lint) return undefined;
  const found = (await linter.sightings(lint.request)).filter(({ dossier }) => dossier?.reference === reference);
  const image = found[0] && askedImageOf(found[0]);
  if (!image) return undefined;
  const about = {
    source: aboutOnly(image),
    isMeant: (step: { readonly at: PlaceOfStep }) => found.some(({ at }) => overlaps(at, step.at)),
  };
  return { errand, documents: [lint.document], confirmation: 'none', about };
};

type PlaceOfStep = Parameters<typeof overlaps>[0];

/** Plans for a document that is open. */
export const forFile =
  (errand: Errand): Command =>
  async (run, given) => {
    const { uri } = (given ?? {}) as { readonly uri?: unknown };
    const document = typeof uri === 'string' ? run.session.documents.get(uri) : undefined;
    if (!document) return tellUser(run.session.connection, 'There is no file open that names images.');
    await plan(run, { errand, documents: [document], confirmation: 'none' });
  };

/** Plans for all files of the workspace, whose edits the user sees before they are made. */
export const forWorkspace =
  (errand: Errand): Command =>
  async (run) =>
    plan(run, { errand, documents: await documentsOf(run.session), confirmation: 'asked' });

const plan = async ({ session, refresh }: CommandRun, task: PlanTask): Promise<void> => {
  const message = await runPlans(session, task);
  // What was learned on the way is shown, whatever came of the plan.
  session.lints.clear();
  refresh();
  if (message !== undefined) tellUser(session.connection, message);
};

const documentsOf = async ({ host, texts, folders }: Session): Promise<readonly TextDocument[]> => {
  const paths = host.files ? await findFiles(host.files, folders) : [];
  const documents: TextDocument[] = [];
  for (const path of paths) {
    const document = await texts.read(path);
    if (document && isOurs(document)) documents.push(document);
  }
  return documents;
};

/** As on the command line: templates are left alone, and of YAML only what says what it is counts. */
const isOurs = (document: TextDocument): boolean => {
  const text = document.getText();
  const form = formOf(pathOf(document.uri), text);
  return form !== undefined && !(form === 'dockerfile' && isTemplate(text)) && !text.includes('\uFFFD');
};
