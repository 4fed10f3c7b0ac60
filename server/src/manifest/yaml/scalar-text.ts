import { Scalar } from 'yaml';
import { MappedText, type Piece } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

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

/** A plain scalar, or the only line of a block; of more lines each one. */
const plainPieces = (value: string, raw: string, start: number): readonly Piece[] => {
  const line = value.trimEnd();
  if (line.includes('\n') || !raw.includes(line)) return linePieces(value, raw, start);
  const rest = value.slice(line.length);
  return [{ text: line, start: start + raw.indexOf(line) }, ...(rest === '' ? [] : [{ text: rest }])];
};

const LINE = /[^\r\n]*(?:\r?\n|$)/g;

/** What stands in each line behind its indentation, and what becomes of its end: a blank, a line end or nothing. */
const linePieces = (value: string, raw: string, start: number): readonly Piece[] => {
  const header = /^[|>][-+]?[ \t]*(?:#[^\n]*)?\r?\n/.exec(raw)?.[0].length ?? 0;
  const indent = header === 0 ? undefined : /^(?:[ \t]*\r?\n)*( *)/.exec(raw.slice(header))?.[1]?.length;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: line, index } of raw.slice(header).matchAll(LINE)) {
    const text = indent === undefined ? line.trim() : line.replace(/\r?\n$/, '').slice(indent);
    if (!value.startsWith(text, at)) return [];
    const from = start + header + index;
    pieces.push({ text, start: from + line.indexOf(text, indent ?? 0) });
    at += text.length;
    const end = value.slice(at, at + 1);
    if (end === '' || !/\s/.test(end) || !line.endsWith('\n')) continue;
    pieces.push({ text: end, start: from + line.length - 1 });
    at++;
  }
  return pieces;
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
