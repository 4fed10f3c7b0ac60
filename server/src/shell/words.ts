import type { DoubleQuotedChild, Word as SyntaxWord, WordPart } from 'unbash';
import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Value, Word } from './model.ts';

/** The value that a variable has by now; `undefined` where it is not known. */
export type Values = (name: string) => Value | undefined;

/** Reads a word of the syntax tree; `source` is the text that the tree was made of. */
export const readWord = (word: SyntaxWord, source: MappedText, values: Values): Word => {
  const { text, certainty } = readValue(word, values);
  return { span: source.span(word.pos, word.end), text: word.text, value: text, isKnown: certainty === 'known' };
};

/** What a word of the syntax tree stands for. */
export const readValue = (word: SyntaxWord, values: Values): Value => {
  const parts = isPlain(word) ? undefined : word.parts;
  return parts ? join(parts.map((part) => staticValue(part, values))) : known(word.value);
};

/** Most words are; no part of the syntax has any of these characters alone. */
const isPlain = ({ text }: SyntaxWord): boolean => /^[\w./:=@%+,-]*$/.test(text);

/** What an unquoted word is cut into before it is run: a command may be kept in a variable with its options. */
export const partsOf = (word: Word): Word[] => {
  if (!word.text.startsWith('$') || word.text.startsWith('$(') || !/\s/.test(word.value)) return [word];
  return word.value
    .trim()
    .split(/\s+/)
    .map((value) => ({ ...word, value }));
};

/** The first of what a word in the list of a loop is cut into. */
export const firstOf = (word: SyntaxWord, values: Values): Value => {
  const value = readValue(word, values);
  const isCut = word.text.startsWith('$') && value.certainty !== 'unknown';
  return isCut ? { ...value, text: value.text.trim().split(/\s+/)[0] ?? '' } : value;
};

const known = (text: string): Value => ({ text, certainty: 'known' });
const unknown = (text: string): Value => ({ text, certainty: 'unknown' });

type ValuedPart = WordPart | DoubleQuotedChild | { readonly type: 'Literal'; readonly value: string };

const staticValue = (part: ValuedPart, values: Values): Value => {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return known(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return join(part.parts.map((child) => staticValue(child, values)));
    case 'SimpleExpansion':
      return values(part.text.slice(1)) ?? unknown(part.text);
    case 'ParameterExpansion':
      return (part.operation || part.prefix || part.index ? undefined : values(part.parameter)) ?? unknown(part.text);
    case 'Glob':
      return known(part.text);
    default:
      return unknown(part.text);
  }
};

/** As certain as the least certain part. */
const join = (parts: readonly Value[]): Value => {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const isAny = (certainty: Value['certainty']): boolean => parts.some((part) => part.certainty === certainty);
  const certainty = isAny('unknown') ? 'unknown' : isAny('possible') ? 'possible' : 'known';
  return { text: parts.map(({ text }) => text).join(''), certainty };
};

/** What a quoted word holds, with the way back, for reading it as a script: one level of quotes and their escapes undone. */
export const unquoted = (word: SyntaxWord, source: MappedText): MappedText => {
  const whole = source.slice(word.pos, word.end);
  const quote = word.text[0];
  if (word.text.length < 2 || (quote !== '"' && quote !== "'") || word.text.at(-1) !== quote) return whole;
  const inner = whole.slice(1, whole.text.length - 1);
  return quote === "'" || !inner.text.includes('\\') ? inner : withoutEscapes(inner);
};

const withoutEscapes = (text: MappedText): MappedText => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.text.matchAll(/\\(?=["\\$`])./gs)) {
    pieces.push(...text.slice(from, match.index).pieces, ...text.slice(match.index + 1, match.index + 2).pieces);
    from = match.index + 2;
  }
  return new MappedText([...pieces, ...text.slice(from).pieces]);
};
