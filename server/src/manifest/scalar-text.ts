import { Scalar } from 'yaml';
import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** A text of a manifest with the place of it. */
export interface WrittenText {
  readonly at: Span;
  readonly text: MappedText;
}

/** The text of a scalar of YAML with the way back to each character; what stands nowhere as it is has no way back. */
export const scalarText = (scalar: Scalar, source: string): WrittenText | undefined => {
  const { value, type } = scalar;
  const [start = 0, end = 0] = scalar.range ?? [];
  if (typeof value !== 'string') return undefined;
  const raw = source.slice(start, end);
  const pieces = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? quotedPieces(raw, start) : plainPieces(value, raw, start);
  return written(value, pieces, { start, end });
};

/** The text of a string of JSON, quotes included in `raw`. */
export const stringText = (value: string, raw: string, start: number): WrittenText =>
  written(value, quotedPieces(raw, start), { start, end: start + raw.length });

/** Pieces that do not give the text are of a form that is not known here. */
const written = (value: string, pieces: readonly Piece[], whole: Span): WrittenText => {
  const text = new MappedText(pieces, whole.start);
  if (text.text !== value || value === '') return { at: whole, text: new MappedText([{ text: value }], whole.start) };
  const core = text.trim();
  return { at: core.locate(0, core.text.length)?.span ?? whole, text };
};

/** A plain scalar, or the only line of a block. */
const plainPieces = (value: string, raw: string, start: number): readonly Piece[] => {
  const line = value.trimEnd();
  const offset = line.includes('\n') ? -1 : raw.indexOf(line);
  const rest = value.slice(line.length);
  return offset < 0 ? [] : [{ text: line, start: start + offset }, ...(rest === '' ? [] : [{ text: rest }])];
};

const PART = /[^\\'\r\n]+|''|\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[^\r\n])|'/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** Each escape is a piece as wide as it is written; nothing of what goes over several lines, where line ends are folded. */
const quotedPieces = (raw: string, start: number): readonly Piece[] => {
  const isDouble = raw.startsWith('"');
  const inner = raw.slice(1, -1);
  const pieces: Piece[] = [];
  for (let at = 0; at < inner.length; ) {
    PART.lastIndex = at;
    const match = PART.exec(inner);
    if (!match) return [];
    const part = match[0];
    const text = isDouble ? unescaped(match) : part === "''" ? "'" : part;
    pieces.push(text === part ? { text, start: start + 1 + at } : { text, start: start + 1 + at, width: part.length });
    at += part.length;
  }
  return pieces;
};

const unescaped = ([part, ...codes]: RegExpExecArray): string => {
  if (!part.startsWith('\\')) return part;
  const code = codes.find((one) => one !== undefined);
  if (code !== undefined) return characterOf(Number.parseInt(code, 16));
  const letter = part.slice(1);
  return ESCAPES[letter] ?? letter;
};

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
