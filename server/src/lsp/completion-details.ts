import { type CompletionItem, MarkupKind } from 'vscode-languageserver';
import type { Suggestion } from '../insight/suggestion-model.ts';
import { inWords } from '../insight/wording.ts';
import type { RegistryState } from '../protocol.ts';
import type { Source } from '../registry/answer-book.ts';
import { guarded } from './guarded.ts';
import { inTime, LATE } from './in-time.ts';
import { asMarkdown } from './markdown.ts';
import type { Session } from './session.ts';

/** What an item of a list of completions is about; the client hands it back. */
export interface AboutItem {
  readonly uri: string;
  /** The reference that it would make. */
  readonly image: string;
  readonly kind: Suggestion['kind'];
}

/** Answers what is known of the image of an item that somebody looks at. */
export const offerCompletionDetails = (session: Session): void => {
  const { connection, host } = session;
  connection.onCompletionResolve((item, token) => {
    const guard = { name: 'completion details', neutral: item, log: host.log };
    return guarded<CompletionItem, CompletionItem>(guard, (one) => detailed(session, one))(item, token);
  });
};

const detailed = async (session: Session, item: CompletionItem): Promise<CompletionItem> => {
  const about: Partial<AboutItem> | undefined = item.data;
  if (about?.uri === undefined || about.image === undefined || (about.kind !== 'tag' && about.kind !== 'image')) return item;
  const source = sourceFor(await session.registry.stateOf(about.uri), about.kind);
  const dossier = await inTime(session.linter.inspect(about.image, source && { lookUps: source }));
  if (dossier === LATE || typeof dossier === 'string') return item;
  const [verdict = '', ...details] = inWords(dossier);
  if (session.client.completionDetails === 'plaintext') return { ...item, documentation: [verdict, ...details].join('\n') };
  const value = [asMarkdown(verdict), details.map((line) => `- ${asMarkdown(line)}`).join('\n')].join('\n\n').trim();
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
};

/** Somebody who runs through a list asks of many: only what no registry counts as a pull, and nothing of a mere name. */
const sourceFor = (state: RegistryState, kind: 'tag' | 'image'): Source | undefined => {
  if (state === 'on' && kind === 'tag') return { from: 'registries', only: ({ ask }) => ask === 'digest' || ask === 'push-date' };
  return state === 'on' || state === 'onDemand' ? { from: 'memory' } : undefined;
};
