import type { Span } from '../text/span.ts';

/** A word as it is written, quotes and escapes included. */
export interface RawWord {
  readonly text: string;
  readonly at: Span;
}

const SPACE = /\s/;
const NAME = /\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
const OPERATOR = /[-+?#%]/;

/** Deeper nesting of `${A:-${B:-…}}` than this is no Dockerfile. */
const MAX_DEPTH = 50;

/**
 * The words among which BuildKit looks for here-documents: those of its own lexer (frontend/dockerfile/shell/lex.go), which ends
 * a word at white space outside quotes and `${…}`, but not at the white space behind `<<`. Where the lexer fails, e.g. at a quote
 * without its partner or an operator of bash such as `${A^^}`, there are none.
 */
export const heredocWords = (line: string): RawWord[] => new WordLexer(line).read();

class WordLexer {
  readonly #line: string;
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  read(): RawWord[] {
    const words: RawWord[] = [];
    while (this.#at < this.#line.length) {
      if (SPACE.test(this.#line[this.#at] as string)) this.#at++;
      else {
        const start = this.#at;
        if (!this.#skipWord()) return [];
        words.push({ text: this.#line.slice(start, this.#at), at: { start, end: this.#at } });
      }
    }
    return words;
  }

  #skipWord(): boolean {
    while (this.#at < this.#line.length && !SPACE.test(this.#line[this.#at] as string)) {
      if (!this.#skipOne(0)) return false;
    }
    return true;
  }

  /** Whether there was no error, as in all that follow. */
  #skipOne(depth: number): boolean {
    switch (this.#line[this.#at]) {
      case "'":
        return this.#skipSingleQuoted();
      case '"':
        return this.#skipDoubleQuoted(depth);
      case '$':
        return this.#skipVariable(depth);
      case '<':
        return this.#skipOperator();
      default:
        return this.#skip(this.#line[this.#at] === '\\' ? 2 : 1);
    }
  }

  #skip(length: number): true {
    this.#at = Math.min(this.#at + length, this.#line.length);
    return true;
  }

  #skipSingleQuoted(): boolean {
    const end = this.#line.indexOf("'", this.#at + 1);
    this.#at = end + 1;
    return end >= 0;
  }

  #skipDoubleQuoted(depth: number): boolean {
    for (this.#at++; this.#at < this.#line.length; ) {
      const character = this.#line[this.#at];
      if (character === '"') return this.#skip(1);
      if (character === '$' && !this.#skipVariable(depth)) return false;
      if (character !== '$') this.#skip(character === '\\' ? 2 : 1);
    }
    return false;
  }

  #skipOperator(): boolean {
    this.#skip(this.#line[this.#at + 1] === '<' ? 2 : 1);
    if (this.#line[this.#at - 2] !== '<') return true;
    while (/[\t\r ]/.test(this.#line[this.#at] ?? '')) this.#at++;
    return true;
  }

  #skipVariable(depth: number): boolean {
    this.#at++;
    if (this.#line[this.#at] !== '{') return this.#skipName();
    this.#at++;
    if (depth > MAX_DEPTH || /^[{}:]?$/.test(this.#line[this.#at] ?? '')) return false;
    this.#skipName();
    const operator = this.#line[this.#at++] ?? '';
    if (operator === '}') return true;
    if (operator === '/') return this.#skipReplacement(depth);
    if (operator !== ':') return OPERATOR.test(operator) && this.#skipTo('}', depth);
    return !/[#%]/.test(this.#line[this.#at++] ?? '') && this.#skipTo('}', depth);
  }

  #skipReplacement(depth: number): boolean {
    if (this.#line[this.#at] === '/') this.#at++;
    return this.#skipTo('/', depth) && this.#skipTo('}', depth);
  }

  #skipName(): true {
    NAME.lastIndex = this.#at;
    return this.#skip(NAME.exec(this.#line)?.[0].length ?? 0);
  }

  #skipTo(stop: string, depth: number): boolean {
    while (this.#at < this.#line.length) {
      if (this.#line[this.#at] === stop) return this.#skip(1);
      if (!this.#skipOne(depth + 1)) return false;
    }
    return false;
  }
}
