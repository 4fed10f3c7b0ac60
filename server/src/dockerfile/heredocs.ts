import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import { heredocWords, type RawWord } from './heredoc-words.ts';
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

const HEREDOC = /^(\d*)<<(-?)\s*([^<]*)$/;

/**
 * The here-documents that a logical line announces: words of the form `[fd]<<[-]DELIMITER` (BuildKit,
 * frontend/dockerfile/parser/parser.go `heredocsFromLine`). White space may follow `<<`, but not `<<-`.
 */
export const findHeredocs = (line: string): Announced[] =>
  line.includes('<<') ? heredocWords(line).flatMap((word) => parseHeredoc(word) ?? []) : [];

const parseHeredoc = ({ text, at }: RawWord): Announced | undefined => {
  const match = HEREDOC.exec(text);
  if (!match) return undefined;
  const [, descriptor = '', dash = '', delimiter = ''] = match;
  const name = unquote(delimiter);
  if (name === '') return undefined;
  const expands = countQuotes(name) === countQuotes(delimiter);
  return { name, at, fileDescriptor: Number(descriptor || 0), chomp: dash === '-', expands };
};

const unquote = (word: string): string =>
  (word.match(/"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^"'\\]+/g) ?? []).map((part) => unquotePart(part)).join('');

const unquotePart = (part: string): string => {
  if (part.startsWith("'")) return part.slice(1, -1);
  return part.startsWith('"') ? part.slice(1, -1).replace(/\\(["$\\])/g, '$1') : part.replace(/^\\/, '');
};

const countQuotes = (text: string): number => text.match(/["']/g)?.length ?? 0;

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
