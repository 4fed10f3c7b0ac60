import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../engine/model.ts';
import type { Outline } from '../linter.ts';
import type { Edit } from '../text/span.ts';
import { ignoreHere, ignoreInFile } from './ignore-edits.ts';
import type { Lint } from './lints.ts';
import type { Session } from './session.ts';
import { workspaceEditOf } from './text-edits.ts';

interface Proposal {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly isPreferred?: true;
}

interface FindingOnScreen {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

/** What can be done about a finding whose fixes are checked: these, then the ways to ignore it. */
export const quickFixes = async (session: Session, lint: Lint, shown: FindingOnScreen): Promise<CodeAction[]> => {
  const outline = await session.linter.outline(lint.request);
  const proposals = [...fixesOf(shown.finding), ...ignoresOf(outline, shown.finding)];
  const actions = await Promise.all(proposals.map((proposal) => actionOf(session, lint, proposal)));
  return actions.filter((action) => action !== undefined).map((action) => ({ ...action, diagnostics: shown.diagnostics }));
};

const fixesOf = ({ fixes }: Finding): Proposal[] =>
  fixes.map(({ title, edits, isToFillIn }, index) => ({
    title,
    edits,
    ...(index === 0 && !isToFillIn && { isPreferred: true as const }),
  }));

const ignoresOf = (outline: Outline, { rule, at }: Finding): Proposal[] => {
  const here = ignoreHere(outline, at, rule);
  return [
    ...(here ? [{ title: `Ignore ${rule} ${outline.kind === 'dockerfile' ? 'on this instruction' : 'here'}`, edits: [here] }] : []),
    { title: `Ignore ${rule} in this file`, edits: [ignoreInFile(outline, rule)] },
  ];
};

const actionOf = async (session: Session, lint: Lint, { edits, ...rest }: Proposal): Promise<CodeAction | undefined> => {
  const edit = await workspaceEditOf(session, lint.document, edits);
  return edit && { ...rest, kind: CodeActionKind.QuickFix, edit };
};
