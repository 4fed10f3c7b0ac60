import { MappedText, type Piece } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

/** A string of a Groovy script, with where it stands in the code. */
export interface GroovyString {
  /** Without its quotes. */
  readonly span: Span;
  /** What it stands for; an expression in it stands there as a variable of a shell. */
  readonly text: MappedText;
  /** The code in front of it, without comments, strings as empty ones. */
  readonly before: string;
  /** The block that it stands in. */
  readonly block: GroovyBlock;
}

/** What stands between braces; the name is the word in front. */
export interface GroovyBlock {
  readonly name: string;
}

export interface GroovySource {
  readonly strings: readonly GroovyString[];
  readonly comments: readonly Span[];
}

/** Comments, strings, braces, names, and any other character. A string that does not end is a quote alone. */
const TOKEN =
  /(#!.*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|('''|""")((?:\\[\s\S]|(?!\2)[^\\])*)\2|(["'])((?:\\.|(?!\4)[^\\\n])*)\4|[{}]|[^\s{}"'/]+|[\s\S]/y;

/** As much of the code as tells what a string is for. */
const LONGEST_BEFORE = 400;

/** Reads the strings of a Groovy script. */
export const readGroovy = (source: string): GroovySource => {
  const reader = new GroovyReader(source);
  reader.read();
  return reader;
};

class GroovyReader implements GroovySource {
  readonly strings: GroovyString[] = [];
  readonly comments: Span[] = [];
  readonly #source: string;
  readonly #blocks: GroovyBlock[] = [{ name: '' }];
  #before = '';

  constructor(source: string) {
    this.#source = source;
  }

  read(): void {
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(this.#source); match; match = TOKEN.exec(this.#source)) {
      const end = TOKEN.lastIndex;
      this.#take(match, end);
      TOKEN.lastIndex = end;
      if (end === this.#source.length) return;
    }
  }

  #take([token, comment, triple, many, quote, one]: RegExpExecArray, end: number): void {
    const start = end - token.length;
    const mark = triple ?? quote;
    if (comment !== undefined) this.comments.push({ start, end });
    else if (mark !== undefined) this.#string(many ?? one ?? '', { start: start + mark.length, end: end - mark.length }, mark);
    else this.#code(token);
  }

  #string(raw: string, span: Span, mark: string): void {
    const block = this.#blocks.at(-1) ?? { name: '' };
    this.strings.push({ span, text: new MappedText(piecesOf(raw, span.start, mark), span.start), before: this.#before, block });
    this.#code('""');
  }

  #code(token: string): void {
    if (token === '{') this.#blocks.push({ name: /([\w.]+)\s*(?:\([^()]*\)\s*)?$/.exec(this.#before)?.[1] ?? '' });
    if (token === '}' && this.#blocks.length > 1) this.#blocks.pop();
    this.#before = `${this.#before}${token}`.slice(-LONGEST_BEFORE);
  }
}

const PART = /\\([\s\S])|\$\{([^{}]*)\}/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '', '\r': '' };

/** Escapes are one character or none; only in double quotes there are expressions. */
const piecesOf = (raw: string, start: number, mark: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: written, 1: escaped, 2: expression = '', index } of raw.matchAll(PART)) {
    if (escaped === undefined && !mark.startsWith('"')) continue;
    const text = escaped === undefined ? `\${${expression.trim().replace(/\W+/g, '_') || '_'}}` : (ESCAPES[escaped] ?? escaped);
    pieces.push({ text: raw.slice(from, index), start: start + from }, { text, start: start + index, width: written.length });
    from = index + written.length;
  }
  return [...pieces, { text: raw.slice(from), start: start + from }];
};
