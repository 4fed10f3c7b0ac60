import { isBuiltAtHome } from '../facts/images/origin.ts';
import { answered } from '../facts/look-ups.ts';
import { parseReference } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import { dayOf } from '../text/day.ts';
import type { Found, SuggestionWorld } from './suggestion-model.ts';

/** The digest that a written tag points at now, as its registry tells. */
export const suggestDigests = (written: string, { knowledge, lookUps }: SuggestionWorld): Found => {
  const parsed = parseReference(written);
  if ('problem' in parsed || isBuiltAtHome(parsed.reference, knowledge)) return { items: [], isComplete: true };
  const { registry, repository, tag = 'latest' } = parsed.reference;
  const answer = answered(lookUps, { ask: 'digest', of: { registry, repository, tag } });
  if (!answer) return { items: [], isComplete: true };
  const detail = `what ${registryName(registry)} has for ${tag}, ${dayOf(answer.askedAt)}`;
  return { items: [{ kind: 'digest', text: answer.digest, detail, isDiscouraged: false }], isComplete: true };
};
