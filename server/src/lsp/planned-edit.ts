import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../text/span.ts';
import { pathOf } from '../text/uris.ts';
import type { PlannedDocument } from './planned-documents.ts';
import type { Session } from './session.ts';
import { workspaceEditOf } from './text-edits.ts';

/** Whether the user has to look at edits before they are made: what is edited need not be on the screen. */
export type Confirmation = 'asked' | 'none';

interface Wanted {
  readonly planned: readonly PlannedDocument[];
  readonly edits: readonly Required<Edit>[];
  readonly confirmation: Confirmation;
}

/** The edits of a plan as the client takes them; `undefined` when a file can't be read, or is another than the one that was planned for. */
export const plannedEdit = async (session: Session, { planned, edits, confirmation }: Wanted): Promise<WorkspaceEdit | undefined> => {
  const [first] = planned;
  if (!first) return undefined;
  for (const { document } of planned) if (!(await isAsPlanned(session, document))) return undefined;
  const made = await workspaceEditOf(session, first.document, edits);
  return made && confirmation === 'asked' && session.client.confirmation === 'possible' ? toConfirm(made) : made;
};

const isAsPlanned = async ({ texts }: Session, document: TextDocument): Promise<boolean> => {
  const now = await texts.read(pathOf(document.uri));
  return now?.getText() === document.getText();
};

const ANNOTATION = 'plimsoll';
const LOOK: ChangeAnnotation = { label: 'Images, pinned or moved by Plimsoll', needsConfirmation: true };

/** Only edits with versions can be annotated. */
const toConfirm = (edit: WorkspaceEdit): WorkspaceEdit => {
  const documents = edit.documentChanges?.filter((change): change is TextDocumentEdit => 'textDocument' in change);
  if (!documents) return edit;
  const annotated = documents.map(({ textDocument, edits }) => ({
    textDocument,
    edits: edits.map((one) => ({ ...one, annotationId: ANNOTATION })),
  }));
  return { documentChanges: annotated, changeAnnotations: { [ANNOTATION]: LOOK } };
};
