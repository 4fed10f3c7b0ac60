import { parseReference } from '../image/reference.ts';
import type { Suggestions, SuggestionWorld } from './suggestions.ts';

/** The digest that a written tag points at now, as its registry tells. */
export const suggestDigests = (written: string, { lookUps }: SuggestionWorld): Omit<Suggestions, 'span'> => {
  const parsed = parseReference(written);
  if ('problem' in parsed) return { items: [], isComplete: true };
  const { registry, repository, tag = 'latest' } = parsed.reference;
  const answer = lookUps.answerTo({ ask: 'digest', of: { registry, repository, tag } });
  if (answer === undefined || answer === 'not-found') return { items: [], isComplete: true };
  const detail = `what ${registry} has for ${tag}, ${new Date(answer.askedAt).toISOString().slice(0, 'YYYY-MM-DD'.length)}`;
  return { items: [{ kind: 'digest', text: answer.digest, detail, isDiscouraged: false }], isComplete: true };
};
