import type { DoubleQuotedChild, Word as SyntaxWord, WordPart } from 'unbash';
import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Variables, Word } from './model.ts';

/** Reads a word of the syntax tree; `source` is the text that the tree was made of. */
export const readWord = (word: SyntaxWord, source: MappedText, variables: Variables): Word => {
  const values = (word.parts ?? [{ type: 'Literal', value: word.value } as const]).map((part) => staticValue(part, variables));
  return {
    span: source.span(word.pos, word.end),
    text: word.text,
    value: values.map(({ text }) => text).join(''),
    isKnown: values.every(({ isKnown }) => isKnown),
  };
};

interface Value {
  readonly text: string;
  readonly isKnown: boolean;
}

const known = (text: string): Value => ({ text, isKnown: true });
const unknown = (text: string): Value => ({ text, isKnown: false });

type ValuedPart = WordPart | DoubleQuotedChild | { readonly type: 'Literal'; readonly value: string };

const staticValue = (part: ValuedPart, variables: Variables): Value => {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return known(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return join(part.parts.map((child) => staticValue(child, variables)));
    case 'SimpleExpansion':
      return variable(part.text.slice(1), part.text, variables);
    case 'ParameterExpansion':
      return part.operation || part.prefix || part.index ? unknown(part.text) : variable(part.parameter, part.text, variables);
    case 'Glob':
      return known(part.text);
    default:
      return unknown(part.text);
  }
};

const join = (values: readonly Value[]): Value => ({
  text: values.map(({ text }) => text).join(''),
  isKnown: values.every(({ isKnown }) => isKnown),
});

const variable = (name: string, text: string, variables: Variables): Value => {
  const value = variables(name);
  return value === undefined ? unknown(text) : known(value);
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
