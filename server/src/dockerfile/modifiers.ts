import { MappedText } from '../text/mapped-text.ts';
import { Pattern } from './patterns.ts';

export type Modified =
  | { readonly kind: 'value'; readonly value: MappedText }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'problem'; readonly message: string };

/** No variable of a real Dockerfile that is matched with a pattern is nearly as long, or becomes so. */
const MAX_PATTERN_SUBJECT = 256;
const MAX_REPLACED = 4096;

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

const applyPattern = (value: MappedText, operator: string, [word, replacement]: readonly [string, string]): Modified => {
  const { text } = value;
  if (text.length > MAX_PATTERN_SUBJECT) return { kind: 'unknown' };
  const pattern = new Pattern(word);
  if (operator.startsWith('/')) return replaced(text, pattern, { replacement, isEach: operator === '//' });
  const length = operator.length === 2 ? 'longest' : 'shortest';
  if (operator.startsWith('#')) return { kind: 'value', value: value.slice(pattern.endFrom(text, 0, length) ?? 0) };
  return { kind: 'value', value: value.slice(0, pattern.startToEnd(text, length) ?? text.length) };
};

interface Replacing {
  readonly replacement: string;
  readonly isEach: boolean;
}

/** As JavaScript replaces: an empty match takes no character, and the search goes on behind the next one. */
const replaced = (text: string, pattern: Pattern, { replacement, isEach }: Replacing): Modified => {
  let result = '';
  let at = 0;
  for (let from = 0; from <= text.length; ) {
    const match = pattern.search(text, from);
    if (!match) break;
    result += text.slice(at, match.start) + replacement;
    if (result.length > MAX_REPLACED) return { kind: 'unknown' };
    at = match.end;
    from = match.end === match.start ? match.end + 1 : match.end;
    if (!isEach) break;
  }
  return { kind: 'value', value: new MappedText([{ text: result + text.slice(at) }]) };
};
