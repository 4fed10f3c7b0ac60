import type { Span } from '../text/span.ts';
import { type Distribution, distributionOf, type Libc } from './distributions.ts';
import { isDay } from './tag-lexer.ts';
import { type Token, type TokenKind, tokensOf } from './tag-tokens.ts';
import { isArchitecture, isUnstableChannel, kindOfWord, type WordKind } from './vocabulary.ts';

/**
 * What a tag goes by: a version, a day, a channel that is moved (or only a variant, whose newest version it then is), the name of a
 * distribution or of a release line, a commit; `signature` is what cosign and the like keep beside an image.
 */
export type TagKind = 'version' | 'date' | 'channel' | 'codename' | 'hash' | 'signature' | 'other';

/** Numbers with their dots, as they are written: `['2019', '03']`. */
export interface Release {
  readonly components: readonly string[];
  readonly numbers: readonly number[];
  readonly span: Span;
}

/** What counts builds of one release: `_8`, `u504-b07` (style `u b`), `-r3`. */
export interface Build {
  readonly style: string;
  readonly components: readonly string[];
}

/** A tag in parts: `[words-][v]release[build][prerelease](-token)*`, or whatever of that there is. */
export interface Tag {
  readonly text: string;
  readonly kind: TagKind;
  /** In lower case, what stands before the release: `['jdk']` for `jdk-11.0.2`. */
  readonly words: readonly string[];
  readonly hasV: boolean;
  readonly release: Release | undefined;
  readonly build: Build | undefined;
  readonly prerelease: Token | undefined;
  readonly date: Token | undefined;
  /** The distribution that the image stands on, where the tag names it; the last one with a release, where it names several. */
  readonly distribution: Distribution | undefined;
  readonly libc: Libc | undefined;
  readonly tokens: readonly Token[];
}

const SIGNATURE = /^sha256-[0-9a-f]+(?:\.\w+)?$/;
const SIGNATURE_LENGTH = 'sha256-'.length + 64;
const LIBC_WORDS: Readonly<Record<string, Libc>> = { musl: 'musl', glibc: 'glibc', uclibc: 'uclibc', scratch: 'none', static: 'none' };

/** Reads any text as a tag; what it can't tell is `other`, a word that it does not know an `unknown` token. */
export const parseTag = (text: string): Tag => {
  const tokens = tokensOf(text);
  const firsts = firstOfEach(tokens);
  const { release, date } = firsts;
  const distribution = firsts.distribution && distributionAmong(tokens);
  return {
    text,
    kind: kindOf(text, firsts),
    words: release && release !== tokens[0] ? wordsBefore(tokens, release) : [],
    hasV: release?.hasV ?? (date !== undefined && tokens.some(({ kind, hasV }) => kind === 'date' && hasV)),
    release: release && { components: release.components, numbers: release.components.map(Number), span: release.span },
    build: firsts.build && buildAmong(tokens),
    prerelease: firsts.prerelease,
    date,
    distribution,
    libc: distribution?.libc ?? libcAmong(tokens),
    tokens,
  };
};

type Firsts = { readonly [Kind in TokenKind]?: Token };

/** The first token of each kind: tags are read by the ten thousand, and most have only two or three tokens. */
const firstOfEach = (tokens: readonly Token[]): Firsts => {
  const firsts: { -readonly [Kind in TokenKind]?: Token } = {};
  for (const token of tokens) firsts[token.kind] ??= token;
  return firsts;
};

/** A flavour and its number as one word, to tell `php8.3` from `php8.4`. */
export const nameOf = ({ name, components }: Token): string => name + components.join('.');

const isName = ({ kind }: Token): boolean => kind === 'flavour' || kind === 'channel' || kind === 'line' || kind === 'unknown';

const wordsBefore = (tokens: readonly Token[], release: Token): string[] =>
  tokens.slice(0, tokens.indexOf(release)).filter(isName).map(nameOf);

const distributionAmong = (tokens: readonly Token[]): Distribution | undefined => {
  const found = tokens.flatMap(({ distribution }) => distribution ?? []);
  return found.findLast(({ release }) => release !== undefined) ?? found.at(-1);
};

const buildAmong = (tokens: readonly Token[]): Build => {
  const builds = tokens.filter(({ kind }) => kind === 'build');
  return { style: builds.map(({ name }) => name).join(' '), components: builds.flatMap(({ components }) => components) };
};

const libcAmong = (tokens: readonly Token[]): Libc | undefined => {
  const word = tokens.find(({ name }) => Object.hasOwn(LIBC_WORDS, name));
  return word && LIBC_WORDS[word.name];
};

const kindOf = (text: string, { release, date, hash, channel, distribution, line, flavour, unknown, prerelease }: Firsts): TagKind => {
  if (SIGNATURE.test(text) && text.replace(/\.\w+$/, '').length === SIGNATURE_LENGTH) return 'signature';
  if (release) return isDottedDay(release.components) ? 'date' : 'version';
  if (date) return 'date';
  if (hash) return 'hash';
  if (channel) return 'channel';
  if (distribution || line) return 'codename';
  return flavour && !unknown && !prerelease ? 'channel' : 'other';
};

const isDottedDay = (components: readonly string[]): boolean => {
  const [year = '', month = '', day = ''] = components;
  return components.length >= 3 && isDay(year, month, day);
};

/** Whether the tag is not of a release: `3.15.0rc1`, `28-ea-11`, `5.0-nightly`. */
export const isPrerelease = ({ tokens, prerelease, release, date }: Tag): boolean =>
  prerelease !== undefined ||
  ((release ?? date) !== undefined && tokens.some(({ kind, name }) => kind === 'channel' && isUnstableChannel(name)));

/** How many numbers the release has: 2 for `3.12`, 0 for a tag without a release. */
export const precisionOf = ({ release }: Tag): number => release?.components.length ?? 0;

/** Whether a tag goes down to a patch, a build or a day, so that it names one release and no line of them. */
export const isWhole = (tag: Tag): boolean => precisionOf(tag) > 2 || tag.build !== undefined || tag.date !== undefined;

/**
 * The channel that a tag follows, such as `latest` in `latest-alpine` or `lts` in `lts-slim`; `undefined` for a tag that names a
 * version, a suite or a build.
 */
export const channelOf = (tag: string): string | undefined => {
  const [first = '', ...rest] = tag.toLowerCase().split('-');
  return kindOfWord(first) === 'channel' && rest.every(isVariantWord) ? first : undefined;
};

const isVariantWord = (word: string): boolean => {
  const name = word.replace(/[\d.]+$/, '');
  return isArchitecture(word) || VARIANTS.has(kindOfWord(name)) || distributionOf(name) !== undefined;
};

/** Of two channels, as in `latest-dev`, the second is a variant too. */
const VARIANTS: ReadonlySet<WordKind | undefined> = new Set(['flavour', 'channel']);
