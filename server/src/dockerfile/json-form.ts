import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** The instructions whose arguments may be a JSON array. */
export const JSON_FORM: ReadonlySet<string> = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

/** The strings of a JSON array of strings, each with the way back to the document; `undefined` for anything else. */
export const parseJsonForm = (source: MappedText): readonly MappedText[] | undefined => {
  const { text } = source;
  if (!isArrayOfStrings(text)) return undefined;
  const strings: MappedText[] = [];
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = stringEnd(text, at);
    strings.push(decode(source, at + 1, end - 1));
    at = text.indexOf('"', end);
  }
  return strings;
};

/** Whether BuildKit takes the text for a JSON array but rejects it, for it holds something else than strings. */
export const isArrayOfOtherThings = (text: string): boolean => {
  const value = parseArray(text);
  return value !== undefined && !value.every((item) => typeof item === 'string');
};

const isArrayOfStrings = (text: string): boolean => parseArray(text)?.every((item) => typeof item === 'string') ?? false;

const parseArray = (text: string): unknown[] | undefined => {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const stringEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

/** An escape stands for one character; its piece is mapped to the whole of it. */
const decode = (source: MappedText, from: number, to: number): MappedText => {
  if (!source.text.slice(from, to).includes('\\')) return source.slice(from, to);
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const escaped = /^\\(?:u[0-9a-fA-F]{4}|.)/.exec(source.text.slice(at, at + 6))?.[0];
    const length = escaped?.length ?? runLength(source.text, at, to);
    if (escaped) pieces.push(decodeEscape(escaped, source.span(at, at + length)));
    else for (const piece of source.slice(at, at + length).pieces) pieces.push(piece);
    at += length;
  }
  return new MappedText(pieces);
};

const decodeEscape = (written: string, { start, end }: Span): Piece => ({
  text: JSON.parse(`"${written}"`) as string,
  start,
  width: end - start,
});

const runLength = (text: string, from: number, to: number): number => {
  const next = text.indexOf('\\', from);
  return (next < 0 || next > to ? to : next) - from;
};
