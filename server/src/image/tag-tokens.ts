import type { Span } from '../text/span.ts';
import { type Distribution, distributionOf } from './distributions.ts';
import { type Piece, piecesOf } from './tag-lexer.ts';
import { isBuildWord, isGluedPrerelease, kindOfWord, prereleaseRank } from './vocabulary.ts';

/** `unknown` is a word that the vocabulary does not hold; it counts as a flavour that only itself is equal to. */
export type TokenKind = 'release' | 'build' | 'prerelease' | 'date' | 'hash' | 'distribution' | 'flavour' | 'channel' | 'line' | 'unknown';

/** One part of a tag with its meaning. What stands between two tokens is separators, or the `v` before a number. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
  /** In lower case: `php` of `php8.3`. For a build what counts it, `-` where that is only a separator; for a date how it is written. */
  readonly name: string;
  readonly components: readonly string[];
  readonly hasV: boolean;
  readonly distribution?: Distribution;
}

interface Reading {
  readonly tokens: Token[];
  hasRelease: boolean;
  hasDate: boolean;
  hasPrerelease: boolean;
}

/** Tells what each part of a tag means, by the vocabulary and by what stands before it. */
export const tokensOf = (text: string): readonly Token[] => {
  const reading: Reading = { tokens: [], hasRelease: false, hasDate: false, hasPrerelease: false };
  for (const piece of piecesOf(text)) READERS[piece.form](reading, piece);
  return reading.hasRelease || reading.hasDate ? reading.tokens : releaseOfFirstWord(reading.tokens);
};

const token = ({ span, name, components, hasV }: Piece, kind: TokenKind): Token => ({ kind, span, name, components, hasV });

const replaceLast = (tokens: Token[], piece: Piece, change: Partial<Token>): void => {
  const last = tokens.at(-1);
  if (last) tokens[tokens.length - 1] = { ...last, ...change, span: { start: last.span.start, end: piece.span.end } };
};

const readDate = (reading: Reading, piece: Piece): void => {
  // Six digits are a month, but behind a day the time, and behind a version a build.
  if (piece.components[0]?.length === 6 && (reading.hasDate || reading.hasRelease)) {
    readNumber(reading, piece);
    return;
  }
  reading.tokens.push({ ...token(piece, 'date'), name: `${piece.name}${piece.components[0]?.length}` });
  reading.hasDate = true;
};

/** A number belongs to the word before it where that has none yet; the first that belongs to none is the release, later ones count builds. */
const readNumber = (reading: Reading, piece: Piece): void => {
  const { tokens, hasRelease, hasDate } = reading;
  if (completesLast(reading, piece)) return;
  const isAfterHash = tokens.at(-1)?.kind === 'hash';
  const isSerialOfDate = hasDate && piece.components.length === 1;
  if (!hasRelease && !isAfterHash && !isSerialOfDate) {
    tokens.push(token(piece, 'release'));
    reading.hasRelease = true;
    return;
  }
  const last = tokens.at(-1);
  const counter = last?.kind === 'channel' ? last.name : piece.separator.slice(0, 1);
  tokens.push({ ...token(piece, 'build'), name: counter });
};

const TAKES_NUMBER: ReadonlySet<TokenKind> = new Set(['flavour', 'line', 'unknown', 'prerelease']);

const completesLast = ({ tokens, hasRelease }: Reading, piece: Piece): boolean => {
  const last = tokens.at(-1);
  if (last?.kind === 'distribution') return completesDistribution(tokens, piece);
  if (!last || !hasRelease || last.components.length > 0 || !TAKES_NUMBER.has(last.kind)) return false;
  replaceLast(tokens, piece, { components: piece.components });
  return true;
};

/** `debian-12`, `ubuntu-noble`, `windowsservercore-ltsc2022`: a bare distribution and then its release. */
const completesDistribution = (tokens: Token[], piece: Piece): boolean => {
  const last = tokens.at(-1);
  if (last?.distribution?.form !== 'bare') return false;
  const { family, libc } = last.distribution;
  const release = piece.components.length > 0 && piece.name === '' ? piece.components.join('.') : piece.name;
  const numbered = distributionOf(last.name, release);
  const named = piece.name === '' ? undefined : distributionAt(piece);
  const found = numbered ?? (named?.release !== undefined && (named.family === family || named.libc === 'windows') ? named : undefined);
  if (!found || found.libc !== libc) return false;
  replaceLast(tokens, piece, { components: piece.components, distribution: { ...found, family } });
  return true;
};

const distributionAt = ({ name, components }: Piece): Distribution | undefined =>
  distributionOf(name, components.length === 0 ? undefined : components.join('.'));

const readWord = (reading: Reading, piece: Piece): void => {
  const { tokens } = reading;
  if (completesDistribution(tokens, piece)) return;
  const distribution = distributionAt(piece);
  if (distribution) tokens.push({ ...token(piece, 'distribution'), distribution });
  else if (!readGlued(reading, piece)) tokens.push(token(piece, kindOf(reading, piece)));
  reading.hasPrerelease ||= tokens.at(-1)?.kind === 'prerelease';
};

/** What is written right behind a number changes its meaning. */
const readGlued = ({ tokens }: Reading, piece: Piece): boolean => {
  const last = tokens.at(-1);
  if (last?.kind === 'release') return readLetter(tokens, piece);
  const isCount = last?.kind === 'build' && (last.name === '-' || last.name === '_');
  return isCount && piece.separator !== '-' && readUnit(tokens, last, piece);
};

/** OpenSSL counts by letters: `1.1.1m`. */
const readLetter = (tokens: Token[], piece: Piece): boolean => {
  if (piece.separator !== '' || piece.components.length > 0 || piece.name.length !== 1) return false;
  tokens.push({ ...token(piece, 'build'), name: 'letter', components: [`${piece.name.charCodeAt(0)}`] });
  return true;
};

/** `-95.2.beta` is a prerelease with its number before it, `-32bit` no number but a word. */
const readUnit = (tokens: Token[], count: Token, piece: Piece): boolean => {
  const { name, components, separator } = piece;
  const isPrerelease = prereleaseRank(name) !== undefined;
  const isBare = components.length === 0;
  if (isPrerelease ? !isBare : separator !== '') return false;
  if (isPrerelease) replaceLast(tokens, piece, { kind: 'prerelease', name });
  else replaceLast(tokens, piece, { kind: kindOfWord(name) ?? 'unknown', name: count.components.join('.') + name, components });
  return true;
};

const kindOf = (reading: Reading, piece: Piece): TokenKind => {
  const { name, components } = piece;
  const isBehindVersion = reading.hasRelease || reading.hasDate;
  if (isPrereleaseHere(reading, piece)) return 'prerelease';
  if (isBehindVersion && components.length > 0 && isBuildWord(name)) return 'build';
  // What is said of a flavour, as in `python3.15-rc`, is one more flavour; `devel` behind a version is the variant with the headers.
  if (isBehindVersion && (name === 'devel' || prereleaseRank(name) !== undefined)) return 'flavour';
  return kindOfWord(name) ?? 'unknown';
};

const isPrereleaseHere = ({ tokens, hasRelease, hasDate, hasPrerelease }: Reading, { name, components, separator }: Piece): boolean => {
  if (prereleaseRank(name) === undefined) return false;
  const last = tokens.at(-1);
  const isNumbered = components.length > 0;
  if (isGluedPrerelease(name))
    return isNumbered && last?.kind === 'release' && separator !== '-' && (name !== 'b' || last.components.length > 1);
  if (name === 'm' && !isNumbered) return false;
  if (!hasRelease && !hasDate) return isNumbered && name !== 'm';
  const isOfFlavour = last?.kind === 'flavour' && last.components.length > 0;
  return !isOfFlavour && !hasPrerelease;
};

const READERS: Readonly<Record<Piece['form'], (reading: Reading, piece: Piece) => void>> = {
  number: readNumber,
  word: readWord,
  date: readDate,
  hash: ({ tokens }, piece) => tokens.push(token(piece, 'hash')),
  other: ({ tokens }, piece) => tokens.push(token(piece, 'unknown')),
};

/** `p11`, `release1.2`: neither number nor commit stands by itself, so the number of a first word that is no flavour is the release. */
const releaseOfFirstWord = (tokens: readonly Token[]): readonly Token[] => {
  const [first, ...rest] = tokens;
  const isWord = first?.kind === 'unknown' || first?.kind === 'channel';
  if (!isWord || first.components.length === 0 || rest.some(({ kind }) => kind === 'hash')) return tokens;
  const { start, end } = first.span;
  const number = first.components.join('.').length;
  const word: Token = { ...first, span: { start, end: start + first.name.length }, components: [] };
  return [word, { ...first, kind: 'release', name: '', span: { start: end - number, end } }, ...rest];
};
