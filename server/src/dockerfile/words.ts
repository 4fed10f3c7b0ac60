import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { EscapeToken } from './model.ts';
import { isSpaceAt, skipSpace } from './white-space.ts';

/** Splits at white space, as BuildKit does for FROM, COPY, ADD, EXPOSE and VOLUME: quotes mean nothing here. */
export const splitWords = (source: MappedText): MappedText[] => {
  const words: MappedText[] = [];
  const { text } = source;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const isWord = at < text.length && !isBlank(text.charCodeAt(at));
    if (isWord && start < 0) start = at;
    if (isWord || start < 0) continue;
    words.push(source.slice(start, at));
    start = -1;
  }
  return words;
};

/** White space to BuildKit's lexer; a line feed is none, for it ends a line. */
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d);

/** Splits at white space outside quotes, as BuildKit does for ENV, ARG and LABEL; quotes and escapes stay in the words. */
export const splitQuotedWords = (source: MappedText, escapeToken: EscapeToken): MappedText[] => {
  const words: MappedText[] = [];
  const { text } = source;
  for (let at = 0; at < text.length; ) {
    at = skipSpace(text, at);
    if (at === text.length) break;
    const end = quotedWordEnd(text, at, escapeToken);
    words.push(source.slice(at, end));
    at = end;
  }
  return words;
};

const quotedWordEnd = (text: string, start: number, escapeToken: EscapeToken): number => {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === escapeToken && quote !== "'") at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (isSpaceAt(text, at)) return at;
  }
  return text.length;
};

/** One `name=value` (or a bare `name`) of ENV, ARG or LABEL. */
export interface Property {
  readonly name: MappedText;
  readonly value: MappedText | undefined;
}

/**
 * The properties of ENV, ARG and LABEL; `ENV name value` in its old form is one property, and a word
 * without `=` in the new form, which BuildKit rejects, is none.
 */
export const readProperties = (source: MappedText, keyword: string, escapeToken: EscapeToken): Property[] => {
  const words = splitQuotedWords(source, escapeToken);
  const [first] = words;
  if (first === undefined) return [];
  if (keyword !== 'ARG' && !first.text.includes('=')) return [oldForm(source)];
  return words.flatMap((word) => {
    const equals = word.text.indexOf('=');
    if (equals < 0 && keyword !== 'ARG') return [];
    return equals < 0 ? { name: word, value: undefined } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
};

const oldForm = (source: MappedText): Property => {
  const match = /^([^\t\v\f\r ]+)[\t\v\f\r ]+/.exec(source.text);
  if (!match) return { name: source, value: undefined };
  return { name: source.slice(0, match[1]?.length ?? 0), value: source.slice(match[0].length) };
};

/** The fields of a comma-separated list as in `--mount=`, by the quoting rules of CSV (RFC 4180) that BuildKit applies. */
export const splitCommas = (source: MappedText): MappedText[] => {
  const fields: MappedText[] = [];
  const { text } = source;
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"' && (quoted || at === start)) quoted = !quoted;
    if (at < text.length && (quoted || text[at] !== ',')) continue;
    fields.push(withoutQuotes(source.slice(start, at)));
    start = at + 1;
  }
  return fields;
};

/** The text without its quotation marks, which in flags and fields only group. */
export const withoutQuotes = (source: MappedText): MappedText => {
  if (!/["']/.test(source.text)) return source;
  const pieces: Piece[] = [...source.text.matchAll(/[^"']+/g)].flatMap(
    (match) => source.slice(match.index, match.index + match[0].length).pieces,
  );
  return new MappedText(pieces);
};
