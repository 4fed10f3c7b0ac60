import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { Heredoc } from './model.ts';
import type { SourceLines } from './source-lines.ts';

/** A here-document announced in a logical line, before its body is read. */
export interface Announced {
  readonly name: string;
  readonly at: Span;
  readonly fileDescriptor: number;
  readonly chomp: boolean;
  readonly expands: boolean;
}

const HEREDOC = /^(\d*)<<(-?)[ \t]*([^<]+)$/;
const OPERATOR = /^\d*<<-?$/;
const SPACE = /\s/;

/**
 * The here-documents that a logical line announces: shell words, quotes honoured, of the form `[fd]<<[-]DELIMITER`
 * (BuildKit, frontend/dockerfile/parser/parser.go `heredocsFromLine`). White space may follow the operator.
 */
export const findHeredocs = (line: string): Announced[] => {
  if (!line.includes('<<')) return [];
  return splitWords(line).flatMap((word) => parseHeredoc(word) ?? []);
};

interface RawWord {
  readonly text: string;
  readonly at: Span;
}

const splitWords = (line: string): RawWord[] => {
  const words: RawWord[] = [];
  for (let at = 0; at < line.length; ) {
    if (SPACE.test(line[at] as string)) {
      at++;
      continue;
    }
    const end = wordEnd(line, at);
    words.push({ text: line.slice(at, end), at: { start: at, end } });
    at = end;
  }
  return words;
};

const wordEnd = (line: string, start: number): number => {
  let at = start;
  while (at < line.length && !SPACE.test(line[at] as string)) {
    at = characterEnd(line, at);
    if (OPERATOR.test(line.slice(start, at)) && line[at] !== '-') at = skipBlanks(line, at);
  }
  return at;
};

const characterEnd = (line: string, at: number): number => {
  const character = line[at];
  if (character === '\\') return Math.min(at + 2, line.length);
  if (character === '"' || character === "'") return quoteEnd(line, at);
  return at + 1;
};

const quoteEnd = (line: string, start: number): number => {
  const quote = line[start];
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\' && quote === '"') at++;
    else if (line[at] === quote) return at + 1;
  }
  return line.length;
};

const skipBlanks = (line: string, from: number): number => {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at++;
  return at < line.length ? at : from;
};

const parseHeredoc = ({ text, at }: RawWord): Announced | undefined => {
  const match = HEREDOC.exec(text);
  if (!match) return undefined;
  const [, descriptor = '', dash = '', delimiter = ''] = match;
  const name = unquote(delimiter);
  if (name === '' || SPACE.test(name)) return undefined;
  return { name, at, fileDescriptor: Number(descriptor || 0), chomp: dash === '-', expands: name === delimiter };
};

const unquote = (word: string): string =>
  word.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
    (_, ...groups: (string | undefined)[]) => groups.slice(0, 3).find((group) => group !== undefined) ?? '',
  );

/** A line of a body; a CR before its LF is no part of what the shell reads. */
const bodyPieces = (text: string, { start, end }: Span, next: number): Piece[] =>
  text[end] === '\r'
    ? [
        { text: text.slice(start, end), start },
        { text: '\n', start: next - 1 },
      ]
    : [{ text: text.slice(start, next), start }];

/** Reads the body that an announced here-document has from here on; `terminated` is false at the end of the file. */
export const readHeredoc = (lines: SourceLines, announced: Announced, marker: Span): { heredoc: Heredoc; terminated: boolean } => {
  const start = lines.offset;
  const pieces: Piece[] = [];
  let end = start;
  let terminated = false;
  while (!lines.atEnd && !terminated) {
    const line = lines.read();
    const tabs = announced.chomp ? (/^\t*/.exec(line.text)?.[0].length ?? 0) : 0;
    terminated = line.text.slice(tabs) === announced.name;
    if (terminated) continue;
    end = line.next;
    pieces.push(...bodyPieces(lines.text, { start: line.span.start + tabs, end: line.span.end }, line.next));
  }
  const { name, fileDescriptor, expands, at } = announced;
  const body = new MappedText(pieces);
  return { terminated, heredoc: { name, fileDescriptor, expands, marker, markerInLine: at, body, bodySpan: { start, end } } };
};
