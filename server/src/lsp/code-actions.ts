import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../engine/model.ts';
import type { Span } from '../text/span.ts';
import { FIX_ALL, fixAllActions } from './fix-all.ts';
import { guarded } from './guarded.ts';
import { type Lint, shownFindings } from './lints.ts';
import { quickFixes } from './quick-fixes.ts';
import { ASK_KIND, askActions, PLAN_KIND, planActions } from './registry-actions.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** Answers what can be done about the findings in a range, or in the whole document. */
export const offerCodeActions = (session: Session): void => {
  const guard = { name: 'code actions', neutral: [], log: session.host.log };
  session.connection.onCodeAction(guarded<CodeActionParams, CodeAction[]>(guard, (params) => actionsFor(session, params)));
};

/** Findings whose actions fit a menu; a selection of everything may have thousands. */
const MOST_OFFERED = 50;

const actionsFor = async (session: Session, { textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> => {
  const lint = await session.lints.of(textDocument.uri);
  if (!lint) return [];
  const actions: CodeAction[] = [];
  const span = { start: lint.document.offsetAt(range.start), end: lint.document.offsetAt(range.end) };
  if (includes(context.only ?? [CodeActionKind.QuickFix], CodeActionKind.QuickFix)) {
    const touched = shownFindings(lint).filter(({ at }) => touches(at, span));
    for (const finding of await session.linter.withCheckedFixes(lint.request, touched.slice(0, MOST_OFFERED)))
      actions.push(...(await quickFixes(session, lint, { finding, diagnostics: matching(context.diagnostics, finding, lint) })));
  }
  if (includes(context.only ?? [ASK_KIND], ASK_KIND)) actions.push(...(await askActions(session, lint, span.start)));
  if (includes(context.only ?? [PLAN_KIND], PLAN_KIND)) actions.push(...(await planActions(session, lint, span.start)));
  // Fixing the whole document is worth computing only for those who ask for it by name.
  if (includes(context.only ?? [], FIX_ALL)) actions.push(...(await fixAllActions(session, lint)));
  return actions;
};

/** Whether a kind is among those asked for; `source` asks for `source.fixAll` too. */
const includes = (asked: readonly string[], kind: string): boolean =>
  asked.some((one) => one === CodeActionKind.Empty || kind === one || kind.startsWith(`${one}.`));

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** The client's diagnostics of a finding, by which it knows what an action solves. */
const matching = (diagnostics: readonly Diagnostic[], { rule, at }: Finding, { document }: Lint): Diagnostic[] => {
  const { start, end } = rangeOf(document, at);
  const isAt = (a: typeof start, b: typeof start): boolean => a.line === b.line && a.character === b.character;
  return diagnostics.filter(({ code, range }) => code === rule && isAt(range.start, start) && isAt(range.end, end));
};
