import { MappedText } from '../text/mapped-text.ts';
import type { Environment } from './model.ts';

const LINE =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:'([^'\n]*)'|"([^"\\\n]*)"|([^'"\s#][^\n]*|))[ \t]*(?:[ \t]#.*)?\r?$/gm;
/** A longer value is no part of an image's name. */
const LONGEST_VALUE = 512;

/** The variables of an `.env` file, each with the way back to its place there; without a value where that rests on other variables. */
export const readEnvironment = (text: string, path: string): Environment => {
  const found = new Map<string, MappedText | undefined>();
  for (const match of text.matchAll(LINE)) {
    const [line, name = '', single, double, plain] = match;
    const value = single ?? double ?? bare(plain ?? '');
    const isKnown = value.length <= LONGEST_VALUE && (single !== undefined || !/[$\\]/.test(value));
    const start = match.index + line.indexOf(value, line.indexOf('=') + 1);
    found.set(name, isKnown ? new MappedText([{ text: value, start, path }]) : undefined);
  }
  return found;
};

/** A comment behind a value that has no quotes begins with a blank. */
const bare = (value: string): string => value.replace(/[ \t]#.*$/, '').trim();
