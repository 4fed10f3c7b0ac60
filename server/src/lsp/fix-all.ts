import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Lint } from './lints.ts';
import type { Session } from './session.ts';
import { editsBetween, workspaceEditOf } from './text-edits.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.plimsoll`;

/** One action that makes all safe fixes, for those who fix on save; none when there is nothing to fix. */
export const fixAllActions = async (session: Session, { document, request }: Lint): Promise<CodeAction[]> => {
  const { text, applied } = await session.linter.fix(request, 'safe');
  if (applied === 0 || text === request.text) return [];
  const edit = await workspaceEditOf(session, document, editsBetween(request.text, text));
  return edit ? [{ title: 'Make all safe fixes of Plimsoll', kind: FIX_ALL, edit }] : [];
};
