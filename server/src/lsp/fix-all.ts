import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Lint } from './lints.ts';
import type { Session } from './session.ts';
import { editsBetween, workspaceEditOf } from './text-edits.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.plimsoll`;

/** One action that makes all safe fixes, for those who fix on save; none when there is nothing to fix. */
export const fixAllActions = async (session: Session, { document, request }: Lint): Promise<CodeAction[]> => {
  const { text, others } = await session.linter.fix(request, 'safe');
  const elsewhere = others.flatMap(({ path, before, after }) => editsBetween(before, after).map((edit) => ({ ...edit, path })));
  const edits = [...editsBetween(request.text, text), ...elsewhere];
  if (edits.length === 0) return [];
  const edit = await workspaceEditOf(session, document, edits);
  return edit ? [{ title: 'Make all safe fixes of Plimsoll', kind: FIX_ALL, edit }] : [];
};
