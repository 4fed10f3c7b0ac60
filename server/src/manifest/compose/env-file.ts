import { MappedText } from '../../text/mapped-text.ts';
import { remembered } from '../../text/remembered.ts';

const LINE =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:'([^'\n]*)'|"([^"\\\n]*)"|([^'"\s#][^\n]*|))[ \t]*(?:[ \t]#.*)?\r?$/gm;
/** A longer value is no part of an image's name. */
const LONGEST_VALUE = 512;

/** More than people write, so that what is no such file costs little. */
const LONGEST_FILE = 64 * 1024;

/** A file of variables; `raw` has values as they are, quotes and all. */
export interface EnvironmentFile {
  readonly path: string;
  readonly format: 'compose' | 'raw';
}

/** The variables of such a file, each with the way back to its place there; without a value where that rests on other variables. */
export const readEnvironment = (text: string, { path, format }: EnvironmentFile): ReadonlyMap<string, MappedText | undefined> =>
  text === '' || text.length > LONGEST_FILE ? NONE : variablesOf(`${format}\0${path}\0${text}`);

const NONE: ReadonlyMap<string, undefined> = new Map();

/** As many as a project has: each of its files is read with them. */
const MOST_KEPT = 128;

/** Of the format, the path and the text. */
const variablesOf = /* @__PURE__ */ remembered((source: string): ReadonlyMap<string, MappedText | undefined> => {
  const [format = '', path = ''] = source.split('\0', 2);
  const text = source.slice(format.length + path.length + 2);
  return new Map(format === 'raw' ? rawVariables(text, path) : variables(text, path));
}, MOST_KEPT);

type Variable = readonly [name: string, value: MappedText | undefined];

const variables = (text: string, path: string): readonly Variable[] =>
  [...text.matchAll(LINE)].map((match) => {
    const [line, name = '', single, double, plain] = match;
    const value = single ?? double ?? bare(plain ?? '');
    const isKnown = value.length <= LONGEST_VALUE && (single !== undefined || !/[$\\]/.test(value));
    const start = match.index + line.indexOf(value, line.indexOf('=') + 1);
    return [name, isKnown ? new MappedText([{ text: value, start, path }]) : undefined];
  });

const RAW_LINE = /^[ \t]*([A-Za-z_][\w.]*)=([^\r\n]*)/gm;

const rawVariables = (text: string, path: string): readonly Variable[] =>
  [...text.matchAll(RAW_LINE)].map(({ 0: line, 1: name = '', 2: value = '', index }) => {
    const start = index + line.length - value.length;
    return [name, value.length <= LONGEST_VALUE ? new MappedText([{ text: value, start, path }]) : undefined];
  });

/** A comment behind a value that has no quotes begins with a blank. */
const bare = (value: string): string => value.replace(/[ \t]#.*$/, '').trim();
