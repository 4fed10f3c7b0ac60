import { Composer, type CST, type Document, Parser } from 'yaml';
import type { Span } from '../../text/span.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import type { ManifestComment, ManifestError } from '../model.ts';
import { tooDeepAt } from './depth.ts';
import { isDoubtful } from './doubts.ts';

/** The documents of a YAML text that were asked for, and what stands beside them. */
export interface YamlSource {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly ManifestComment[];
  /** The first one only, for what follows a mistake is mostly its echo. */
  readonly parseErrors: readonly ManifestError[];
}

/** Which documents of a text are read; all by default, as one. */
export type Wanted = (document: string) => boolean;

/** For all documents of a file. */
const MOST_CHARACTERS = 1024 * 1024;

/** Reads YAML in bounded time, whatever the text is; what is too long is left out. */
export const readYaml = (text: string, isWanted?: Wanted): YamlSource => {
  const documents: Document.Parsed[] = [];
  const comments: ManifestComment[] = [];
  let left = MOST_CHARACTERS;
  for (const { start, end } of isWanted ? partsOf(text) : [{ start: 0, end: text.length }]) {
    const part = text.slice(start, end);
    if (part.length > LONGEST_DOCUMENT || (isWanted && !isWanted(part))) {
      comments.push(...commentsInFront(part, start));
      continue;
    }
    left -= part.length;
    if (left < 0) break;
    const read = readPart(part, start);
    comments.push(...read.comments);
    if (read.parseErrors.length > 0) return { documents, comments, parseErrors: read.parseErrors };
    documents.push(...read.documents);
  }
  return { documents, comments, parseErrors: [] };
};

const MARKER = /^---(?=[ \t\r\n]|$)/gm;

/** The stretches between the markers of documents: three dashes at the start of a line are no part of any scalar. */
const partsOf = (text: string): { readonly start: number; readonly end: number }[] => {
  const starts = [0, ...Array.from(text.matchAll(MARKER), ({ index }) => index)];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
};

/** Blank lines, comments and the marker before what a document holds. */
const FRONT = /^(?:(?:---)?[ \t]*(?:#[^\n]*)?\r?(?:\n|$))*/;

/** More characters of comments than anybody writes above a document. */
const LONGEST_FRONT = 16 * 1024;

/** What stands above all documents speaks of the whole file, be the first one of interest or not. */
const commentsInFront = (part: string, start: number): ManifestComment[] => {
  const front = FRONT.exec(part.slice(0, LONGEST_FRONT))?.[0] ?? '';
  return Array.from(front.matchAll(/#[^\r\n]*/g), ({ 0: source, index }) => toComment({ source, offset: start + index }));
};

/** Reads the YAML that stands in a stretch of a text, all places being those of the text; what is too long is none. */
export const readStretch = (text: string, { start, end }: Span): YamlSource =>
  end - start > LONGEST_DOCUMENT ? { documents: [], comments: [], parseErrors: [] } : readPart(text.slice(start, end), start);

const readPart = (part: string, start: number): YamlSource => {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  // All places are then those of the whole text.
  parser.offset = start;
  const composer = new Composer({ prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  const deep = takeTokens(parser.parse(part), tokens);
  if (deep !== undefined)
    return { documents: [], comments: [], parseErrors: [{ span: { start: deep, end: deep + 1 }, message: TOO_DEEP }] };
  const documents = [...composer.compose(tokens)] as Document.Parsed[];
  const errors = documents.flatMap((document) => document.errors);
  if (errors[0] && isDoubtful(errors[0], part)) return { documents: [], comments: [], parseErrors: [] };
  return {
    documents,
    comments: part.includes('#') ? commentsIn(tokens) : [],
    parseErrors: errors.slice(0, 1).map((error) => toError(error, start + part.length)),
  };
};

const TOO_DEEP = 'it is nested too deeply';

/** Up to the first mistake, for a text that is all mistakes takes seconds; where it nests too deeply, the place of that. */
const takeTokens = (tokens: Iterable<CST.Token>, list: CST.Token[]): number | undefined => {
  for (const token of tokens) {
    const deep = tooDeepAt(token);
    if (deep !== undefined) return deep;
    list.push(token);
    if (token.type === 'error') return undefined;
  }
  return undefined;
};

type YamlError = Document.Parsed['errors'][number];

/** What is missing at the end of a text is said to stand behind it. */
const toError = ({ pos: [start, end], code, message }: YamlError, last: number): ManifestError => ({
  span: { start: Math.min(start, last), end: Math.min(Math.max(start, end), last) },
  // The parser catches what its own recursion ends in.
  message: code === 'IMPOSSIBLE' || /call stack/.test(message) ? TOO_DEEP : lowerFirst(message.replace(/\.$/, '')),
});

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** Not by recursion, for there is no end to how deep a text nests. */
const commentsIn = (tokens: readonly CST.Token[]): ManifestComment[] => {
  const comments: ManifestComment[] = [];
  const open: unknown[] = [...tokens];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (isComment(one)) comments.push(toComment(one));
    // Not by spreading, for a list may have more items than a call may have arguments.
    else if (isPart(one)) for (const part of Object.values(one)) if (isPart(part)) open.push(part);
  }
  return comments.sort((a, b) => a.span.start - b.span.start);
};

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isComment = (token: unknown): token is CST.SourceToken =>
  typeof token === 'object' && token !== null && 'type' in token && token.type === 'comment';

const toComment = ({ offset, source }: Pick<CST.SourceToken, 'offset' | 'source'>): ManifestComment => ({
  span: { start: offset, end: offset + source.length },
  text: source.replace(/^#/, '').trim(),
});
