import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { EscapeToken, Flag } from './model.ts';
import { isSpaceAt, skipSpace } from './white-space.ts';

/** The quotes that mean something outside quotes and inside each kind. */
const QUOTES: Readonly<Record<string, string>> = { '': `'"`, "'": "'", '"': '"' };

/**
 * Reads the leading `--name=value` words of an instruction (BuildKit, parser/split_command.go): `--` alone ends them, and a word
 * that does not begin with `--` ends them too. Quotes and escapes are no part of the value.
 */
export const readFlags = (line: MappedText, from: number, escapeToken: EscapeToken): { flags: readonly Flag[]; end: number } => {
  const { text } = line;
  let at = skipSpace(text, from);
  if (!text.startsWith('--', at)) return { flags: NONE, end: at };
  const flags: Flag[] = [];
  for (;;) {
    at = skipSpace(text, at);
    if (!text.startsWith('--', at)) return { flags, end: at };
    const { word, end } = readWord(line, at, escapeToken);
    if (word.text === '--') return { flags, end };
    flags.push(parseFlag(word, line.span(at, end)));
    at = end;
  }
};

const NONE: readonly Flag[] = [];

const readWord = (line: MappedText, start: number, escapeToken: EscapeToken): { word: MappedText; end: number } => {
  const { end, leftOut } = scanWord(line.text, start, escapeToken);
  const pieces: Piece[] = [];
  let from = start;
  for (const at of [...leftOut, end]) {
    for (const piece of line.slice(from, at).pieces) pieces.push(piece);
    from = at + 1;
  }
  return { word: new MappedText(pieces), end };
};

/** Where a word ends, and which of its characters are quotes and escapes. */
const scanWord = (text: string, start: number, escapeToken: EscapeToken): { end: number; leftOut: number[] } => {
  const leftOut: number[] = [];
  let quote = '';
  let at = start;
  for (; at < text.length && (quote !== '' || !isSpaceAt(text, at)); at++) {
    const character = text[at] as string;
    const isQuote = QUOTES[quote]?.includes(character) ?? false;
    if (isQuote) quote = quote === '' ? character : '';
    if (isQuote || character === escapeToken) leftOut.push(at);
    if (character === escapeToken) at++;
  }
  return { end: Math.min(at, text.length), leftOut };
};

const parseFlag = (word: MappedText, span: Flag['span']): Flag => {
  const equals = word.text.indexOf('=');
  return {
    name: (equals < 0 ? word.text : word.text.slice(0, equals)).slice(2),
    value: equals < 0 ? undefined : word.slice(equals + 1),
    span,
  };
};
