import { Unknown } from '../../dockerfile/expand.ts';
import type { Word } from '../../shell/model.ts';
import { MappedText, type Piece } from '../../text/mapped-text.ts';
import type { CommandUse } from '../elements.ts';

/** Variables within the values of variables. */
const MAX_DEPTH = 5;

type Place = Pick<CommandUse, 'command' | 'scope'>;

/**
 * A word of a command with its variables replaced, each part with the way back to where it is written: in the word, in the script, in an ARG
 * or ENV. What is not known stays as it stands there. `undefined` where the word does not stand in one piece in the document, or where this
 * reading comes to something else than the shell's.
 */
export const writtenWord = (word: Word, place: Place): MappedText | undefined => {
  const { span, text } = word;
  if (span.end - span.start !== text.length) return undefined;
  const written = new MappedText(readPieces(MappedText.verbatim(text, span.start), { place, at: span.start, depth: 0 }));
  return word.isKnown && written.text !== word.value ? undefined : written;
};

/** Where a text is read. */
interface Reading {
  readonly place: Place;
  /** Where in the document: what is set behind it does not count. */
  readonly at: number;
  readonly depth: number;
}

/** A quote, a variable, an escape, what only the shell can work out, or text. */
const PARTS = /'([^']*)'|"|\\(.)|\$(\w+)|\$\{(\w+)\}|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`|[^'"\\$`]+|[\s\S]/gs;

const readPieces = (source: MappedText, reading: Reading): readonly Piece[] =>
  [...source.text.matchAll(PARTS)].flatMap((match): readonly Piece[] => {
    const [all, single, escaped, short, long] = match;
    const end = match.index + all.length;
    if (all === '"') return [];
    if (single !== undefined) return source.slice(match.index + 1, end - 1).pieces;
    if (escaped !== undefined) return source.slice(match.index + 1, end).pieces;
    const name = short ?? long;
    const value = name === undefined ? undefined : givenValue(name, reading);
    return value?.pieces ?? (/^[$`]/.test(all) ? [{ text: all }] : source.slice(match.index, end).pieces);
  });

/** What the script sets comes before what it is given. */
const givenValue = (name: string, reading: Reading): MappedText | undefined => {
  const { place, depth } = reading;
  const setting = settingOf(name, reading);
  if (setting === 'unknown') return undefined;
  if (setting && depth < MAX_DEPTH) return new MappedText(readPieces(setting, { ...reading, depth: depth + 1 }));
  const given = setting ? undefined : place.scope?.(name);
  return given instanceof Unknown ? undefined : given;
};

/** The value that a script gives a variable; unknown where it does so more than once, or by other means than by writing it down. */
const settingOf = (name: string, { place: { command }, at }: Reading): MappedText | 'unknown' | undefined => {
  const { source } = command;
  const settings = [...source.text.matchAll(settingsOf(name))];
  const [only, ...others] = settings;
  if (!only) return undefined;
  const value = only[1];
  if (others.length > 0 || value === undefined) return 'unknown';
  const start = only.index + only[0].length - value.length;
  const place = source.locate(start, start + value.length);
  return place && place.span.start < at && source.isVerbatim(start, start + value.length)
    ? source.slice(start, start + value.length)
    : 'unknown';
};

/** `NAME=value`, and what else sets a variable: a loop, `read`, an addition. */
const settingsOf = (name: string): RegExp => {
  const value = `(?:"[^"\`\\\\]*"|'[^']*'|[^\\s;&|()<>"'\`\\\\])+`;
  const others = [`${name}\\+?=`, `for\\s+${name}\\s+in\\b`, `(?:read|mapfile|unset)\\s[^;&|\\n]{0,200}\\b${name}\\b`];
  return new RegExp(`(?:^|[\\s;&|({])(?:${name}=(${value})(?=[\\s;&|)]|$)|${others.join('|')})`, 'g');
};
