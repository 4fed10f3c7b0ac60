import type { ParsedName } from './model.ts';

const NAME = /[A-Za-z0-9*](?:[\w./*-]*[\w*])?/y;
const SEPARATOR = /[ \t]*,[ \t,]*/y;
const BLANK = /[ \t]/;
const REASON_MARK = /^[\s,]*(?:;\s*reason\s*=|#|\/\/|--|[-\u2013\u2014:;])?\s*/i;

export interface NameList {
  readonly names: readonly ParsedName[];
  /** What stands behind the list. */
  readonly rest: string;
}

export interface NameReading {
  /** What a name stands for. */
  read(name: string): Omit<ParsedName, 'text' | 'at'>;
  /** Whether a name behind a comma and a blank belongs to the list, or begins the reason. */
  isName(name: ReturnType<NameReading['read']>): boolean;
}

/** Reads `a,b, c reason` from an offset on. */
export const readNameList = (text: string, from: number, reading: NameReading): NameList => {
  const names: ParsedName[] = [];
  let end = from;
  let gap = ',';
  let at = from + (matchAt(SEPARATOR, text, from)?.length ?? 0);
  for (;;) {
    const word = matchAt(NAME, text, at);
    if (word === undefined) break;
    const name = reading.read(word);
    if (BLANK.test(gap) && !reading.isName(name)) return { names, rest: text.slice(at) };
    names.push({ ...name, text: word, at: { start: at, end: at + word.length } });
    end = at + word.length;
    const separator = matchAt(SEPARATOR, text, end);
    if (separator === undefined) break;
    gap = separator;
    at = end + separator.length;
  }
  return { names, rest: text.slice(end) };
};

/** The reason behind a list, without the mark that sets it off: `# why`, `-- why`, `;reason=why`, `: why`. */
export const reasonIn = (rest: string): string | undefined => rest.replace(REASON_MARK, '').trim() || undefined;

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};
