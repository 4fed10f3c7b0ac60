import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { EscapeToken } from './model.ts';
import { type Modified, modify } from './modifiers.ts';

/** The value of a variable that is set, but to what is not known here. */
export class Unknown extends MappedText {
  /** With the variables that are known replaced, and the others as they are written; empty where that tells nothing. */
  readonly partly: string;

  constructor(partly = '') {
    super([]);
    this.partly = partly;
  }
}

/** The value of a variable; `undefined` when it is not set. */
export type Scope = (name: string) => MappedText | undefined;

/** A text with its variables replaced, each piece with the way back to where its value is written. */
export interface Expansion {
  readonly value: MappedText;
  /** The variables without a known value, which were replaced by nothing. */
  readonly unresolved: readonly string[];
  /** What BuildKit rejects, e.g. a bad substitution. */
  readonly problem?: string;
}

const NAME = /\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
const OPERATOR = /:[-+?]|[-+?]|##?|%%?|\/\/?/y;
/** Deeper nesting of `${A:-${B:-…}}` than this is no Dockerfile. */
const MAX_DEPTH = 50;
/** Values put together from longer ones, or from more parts, are not known here: each line of a file could double them. */
const MAX_LENGTH = 4096;
const MAX_PIECES = 256;
/** Characters that stand for themselves, whatever the escape token is. */
const PLAIN = /[^'"$\\`}/]+/y;

/**
 * Replaces variables and removes quotes as BuildKit does for FROM, COPY, ENV, ARG and the like
 * (frontend/dockerfile/shell/lex.go).
 */
export const expand = (source: MappedText, scope: Scope, escapeToken: EscapeToken): Expansion =>
  new Expander(source, scope, escapeToken).run();

class Expander {
  readonly #source: MappedText;
  readonly #scope: Scope;
  readonly #escape: EscapeToken;
  readonly #unresolved: string[] = [];
  #problem: string | undefined;
  #at = 0;
  #length = 0;
  #pieceCount = 0;
  /** Whether escapes are left in the text, as in patterns, where they mean something else. */
  #keepsEscapes = false;

  constructor(source: MappedText, scope: Scope, escapeToken: EscapeToken) {
    this.#source = source;
    this.#scope = scope;
    this.#escape = escapeToken;
  }

  run(): Expansion {
    if (!/[$"'\\`]/.test(this.#source.text)) return { value: this.#source, unresolved: [] };
    const value = new MappedText(this.#readUntil('', 0));
    const problem = this.#problem;
    return { value, unresolved: this.#unresolved, ...(problem !== undefined && { problem }) };
  }

  /** Reads up to an unquoted `stop` character, which is left to read; the empty string stops at the end. */
  #readUntil(stop: string, depth: number): Piece[] {
    const pieces: Piece[] = [];
    const { text } = this.#source;
    while (this.#at < text.length && text[this.#at] !== stop) {
      for (const piece of this.#readOne(depth)) pieces.push(piece);
    }
    return pieces;
  }

  /** As `readUntil`, for a pattern. */
  #readPattern(stop: string, depth: number): MappedText {
    const before = this.#keepsEscapes;
    this.#keepsEscapes = true;
    const pieces = this.#readUntil(stop, depth);
    this.#keepsEscapes = before;
    return new MappedText(pieces);
  }

  #readOne(depth: number): readonly Piece[] {
    switch (this.#source.text[this.#at]) {
      case "'":
        return this.#readSingleQuoted();
      case '"':
        return this.#readDoubleQuoted(depth);
      case '$':
        return this.#readVariable(depth);
      case this.#escape:
        return this.#readEscaped();
      default:
        return this.#readPlain();
    }
  }

  #readPlain(): readonly Piece[] {
    PLAIN.lastIndex = this.#at;
    return this.#take(PLAIN.exec(this.#source.text)?.[0].length ?? 1);
  }

  #take(length: number): readonly Piece[] {
    const from = this.#at;
    this.#at = Math.min(from + length, this.#source.text.length);
    return this.#source.slice(from, this.#at).pieces;
  }

  #readEscaped(): readonly Piece[] {
    if (this.#keepsEscapes) return this.#take(2);
    this.#at++;
    return this.#take(1);
  }

  #readSingleQuoted(): readonly Piece[] {
    const end = this.#source.text.indexOf("'", this.#at + 1);
    if (end < 0) return this.#fail('unexpected end of statement while looking for matching single-quote');
    this.#at++;
    const pieces = this.#take(end - this.#at);
    this.#at = end + 1;
    return pieces;
  }

  #readDoubleQuoted(depth: number): readonly Piece[] {
    const { text } = this.#source;
    const pieces: Piece[] = [];
    this.#at++;
    while (this.#at < text.length && text[this.#at] !== '"') {
      for (const piece of this.#readOneQuoted(depth)) pieces.push(piece);
    }
    if (this.#at >= text.length) return this.#fail('unexpected end of statement while looking for matching double-quote');
    this.#at++;
    return pieces;
  }

  #readOneQuoted(depth: number): readonly Piece[] {
    const { text } = this.#source;
    if (text[this.#at] === '$') return this.#readVariable(depth);
    return text[this.#at] === this.#escape && this.#isEscapable(text[this.#at + 1]) ? this.#readEscaped() : this.#readPlain();
  }

  #isEscapable(character: string | undefined): boolean {
    return character === '"' || character === '$' || character === this.#escape;
  }

  #readVariable(depth: number): readonly Piece[] {
    if (this.#source.text[this.#at + 1] === '{') return this.#readBraced(depth);
    const name = this.#match(NAME, this.#at + 1);
    if (name === undefined) return this.#take(1);
    this.#at += 1 + name.length;
    return this.#valueOf(name);
  }

  #readBraced(depth: number): readonly Piece[] {
    const { text } = this.#source;
    const name = this.#match(NAME, this.#at + 2);
    if (name === undefined || depth > MAX_DEPTH) return this.#fail('bad substitution');
    this.#at += 2 + name.length;
    const operator = this.#match(OPERATOR, this.#at) ?? '';
    this.#at += operator.length;
    const words = this.#readWords(operator, depth + 1);
    if (text[this.#at] !== '}') return this.#fail(operator === '' ? 'unsupported modifier in substitution' : "missing '}'");
    this.#at++;
    return operator === '' ? this.#valueOf(name) : this.#modify(name, operator, words);
  }

  #readWords(operator: string, depth: number): MappedText[] {
    if (operator === '') return [];
    if (/^[#%]/.test(operator)) return [this.#readPattern('}', depth)];
    if (!operator.startsWith('/')) return [new MappedText(this.#readUntil('}', depth))];
    const pattern = this.#readPattern('/', depth);
    this.#at++;
    return [pattern, this.#readPattern('}', depth)];
  }

  #match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#source.text)?.[0];
  }

  #modify(name: string, operator: string, words: readonly MappedText[]): readonly Piece[] {
    const value = this.#scope(name);
    const modified: Modified = value instanceof Unknown ? { kind: 'unknown' } : modify(value, operator, words);
    if (modified.kind === 'unknown') this.#unresolved.push(name);
    if (modified.kind === 'problem') return this.#fail(`${name}: ${modified.message}`);
    return modified.kind === 'value' ? this.#limited(name, modified.value) : [];
  }

  #valueOf(name: string): readonly Piece[] {
    const value = this.#scope(name);
    if (value !== undefined && !(value instanceof Unknown)) return this.#limited(name, value);
    this.#unresolved.push(name);
    return [];
  }

  #limited(name: string, { text, pieces }: MappedText): readonly Piece[] {
    this.#length += text.length;
    this.#pieceCount += pieces.length;
    if (this.#length <= MAX_LENGTH && this.#pieceCount <= MAX_PIECES) return pieces;
    this.#unresolved.push(name);
    return [];
  }

  #fail(problem: string): readonly Piece[] {
    this.#problem ??= problem;
    return this.#take(this.#source.text.length);
  }
}
