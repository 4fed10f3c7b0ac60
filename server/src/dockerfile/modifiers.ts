import { MappedText } from '../text/mapped-text.ts';

export type Modified =
  | { readonly kind: 'value'; readonly value: MappedText }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'problem'; readonly message: string };

/** Patterns are matched by trying; no variable of a real Dockerfile is nearly as long. */
const MAX_PATTERN_SUBJECT = 4096;

const NOTHING = new MappedText([]);

/** What `${NAME<operator>WORDS}` stands for; a pattern's result stands nowhere in the document, so nothing can edit it. */
export const modify = (value: MappedText | undefined, operator: string, words: readonly MappedText[]): Modified => {
  const [word = NOTHING, replacement = NOTHING] = words;
  const set = operator.startsWith(':') ? value !== undefined && value.text !== '' : value !== undefined;
  switch (operator.at(-1)) {
    case '-':
      return { kind: 'value', value: set && value ? value : word };
    case '+':
      return { kind: 'value', value: set ? word : NOTHING };
    case '?':
      return set && value ? { kind: 'value', value } : { kind: 'problem', message: word.text || 'is not allowed to be unset' };
    default:
      return value === undefined ? { kind: 'unknown' } : applyPattern(value, operator, [word.text, replacement.text]);
  }
};

const applyPattern = (value: MappedText, operator: string, [pattern, replacement]: readonly [string, string]): Modified => {
  if (value.text.length > MAX_PATTERN_SUBJECT) return { kind: 'unknown' };
  if (operator.startsWith('/')) return derived(replace(value.text, operator, [pattern, replacement]));
  const from = operator.startsWith('#');
  const length = operator.length === 2 ? 'longest' : 'shortest';
  const kept = from ? afterPrefix(value.text, pattern, length) : beforeSuffix(value.text, pattern, length);
  return { kind: 'value', value: value.slice(kept.start, kept.end) };
};

const derived = (text: string): Modified => ({ kind: 'value', value: new MappedText([{ text }]) });

type MatchLength = 'longest' | 'shortest';

const replace = (text: string, operator: string, [pattern, replacement]: readonly [string, string]): string => {
  const expression = new RegExp(toExpression(pattern, 'longest'), operator === '//' ? 'gs' : 's');
  return text.replace(expression, () => replacement);
};

const afterPrefix = (text: string, pattern: string, length: MatchLength): { start: number; end: number } => {
  const match = new RegExp(`^${toExpression(pattern, length)}`, 's').exec(text);
  return { start: match?.[0].length ?? 0, end: text.length };
};

const beforeSuffix = (text: string, pattern: string, length: MatchLength): { start: number; end: number } => {
  const anchored = new RegExp(`^${toExpression(pattern, 'longest')}$`, 's');
  const lengths = [...Array(text.length + 1).keys()];
  const ends = length === 'shortest' ? lengths.reverse() : lengths;
  const end = ends.find((start) => anchored.test(text.slice(start)));
  return { start: 0, end: end ?? text.length };
};

const toExpression = (pattern: string, length: MatchLength): string =>
  pattern.replace(/\\(.)|[*?]|[[\]{}.+()|^$\\]/gs, (character, escaped: string | undefined) => {
    if (escaped !== undefined) return escapeExpression(escaped);
    if (character === '*') return length === 'longest' ? '.*' : '.*?';
    return character === '?' ? '.' : escapeExpression(character);
  });

const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
