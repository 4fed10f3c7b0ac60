import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Suggestion, Suggestions } from '../insight/suggestion-model.ts';
import type { LintRequest, SourceDocument } from '../linter.ts';
import type { RegistryState } from '../protocol.ts';
import type { Source } from '../registry/answer-book.ts';
import { pathOf } from '../text/uris.ts';
import type { AboutItem } from './completion-details.ts';
import { guarded } from './guarded.ts';
import { inTime, LATE } from './in-time.ts';
import { isLinted } from './lints.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** After these an editor asks by itself; after a space, for nothing else stands before the image of a FROM. */
export const COMPLETION_TRIGGERS: readonly string[] = [':', '/', ' ', '@', '='];

/** Answers which images, tags and digests could be written. */
export const offerCompletion = (session: Session): void => {
  const { connection, host } = session;
  const guard = { name: 'completion', neutral: null, log: host.log };
  connection.onCompletion(guarded<CompletionParams, CompletionList | null>(guard, (params) => completionAt(session, params)));
};

const completionAt = async (session: Session, { textDocument: { uri }, position }: CompletionParams): Promise<CompletionList | null> => {
  const open = session.documents.get(uri);
  if (!open || !isLinted(open)) return null;
  // The editor's own document moves on while something is waited for.
  const document = TextDocument.create(uri, open.languageId, open.version, open.getText());
  const loaded = await session.configs.of(uri);
  if (!loaded) return null;
  const request: LintRequest = { ...loaded, path: pathOf(uri), text: document.getText(), scope: 'file' };
  const found = await suggest(session, { request, uri, offset: document.offsetAt(position) });
  return found ? listOf(found, document, session.client.marksCompletions) : null;
};

/** An open document, and where something could be written in it. */
interface Cursor {
  readonly request: LintRequest;
  readonly uri: string;
  readonly offset: number;
}

/** Whoever is to be asked on demand alone is asked by other means. */
const SOURCES: Readonly<Partial<Record<RegistryState, Source>>> = { on: { from: 'registries' }, onDemand: { from: 'memory' } };

/** Registries get a second; then the editor is told what is known, and asks again with the next letter. */
const suggest = async (session: Session, { request, uri, offset }: Cursor): Promise<Suggestions | undefined> => {
  const seen = (): readonly SourceDocument[] => documentsBeside(session, uri);
  const from = (lookUps?: Source) => session.linter.suggestionsAt({ ...request, ...(lookUps && { lookUps }) }, offset, seen);
  const source = SOURCES[await session.registry.stateOf(uri)];
  const answer = await inTime(from(source));
  if (answer !== LATE) return answer;
  const known = await from(source && { from: 'memory' });
  return known && { ...known, isComplete: false };
};

/** More files than this make names no better known. */
const MOST_FILES = 50;

const documentsBeside = ({ documents }: Session, uri: string): readonly SourceDocument[] =>
  documents
    .all()
    .filter((document) => document.uri !== uri && isLinted(document))
    .slice(0, MOST_FILES)
    .map((document) => ({ path: pathOf(document.uri), text: document.getText() }));

const KINDS: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  stage: CompletionItemKind.Reference,
  image: CompletionItemKind.Module,
  tag: CompletionItemKind.EnumMember,
  digest: CompletionItemKind.Constant,
};

const listOf = (found: Suggestions, document: TextDocument, marks: Session['client']['marksCompletions']): CompletionList => {
  const range = rangeOf(document, found.span);
  const items = found.items.map(({ kind, text, detail, isDiscouraged }, index): CompletionItem => {
    const about: AboutItem = { uri: document.uri, image: found.before + text, kind };
    return {
      label: text,
      kind: KINDS[kind],
      // `/`, `:` and `@` end words, so that an editor left to itself would take the last part alone.
      textEdit: { range, newText: text },
      filterText: text,
      sortText: String(index).padStart(SORT_DIGITS, '0'),
      ...(detail !== '' && { detail }),
      ...(isDiscouraged && marks && { tags: [CompletionItemTag.Deprecated] }),
      data: about,
    };
  });
  return { isIncomplete: !found.isComplete, items };
};

const SORT_DIGITS = 3;
