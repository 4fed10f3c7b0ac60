import { MappedText, type Piece } from '../text/mapped-text.ts';
import type { EscapeToken } from './model.ts';
import { modify } from './modifiers.ts';

/** The value of a variable, or `undefined` when it has none that is known here. */
export type Scope = (name: string) => MappedText | undefined;

/** A text with its variables replaced, each piece with the way back to where its value is written. */
export interface Expansion {
  readonly value: MappedText;
  /** The variables without a known value, which were replaced by nothing. */
  readonly unresolved: readonly string[];
  /** What BuildKit rejects, e.g. a bad substitution. */
  readonly problem?: string;
}

const NAME = /^(?:[A-Za-z_]\w*|\d+|[@*#?\-$!0])/;
/** Deeper nesting of `${A:-${B:-…}}` than this is no Dockerfile. */
const MAX_DEPTH = 50;

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
    while (this.#at < text.length && text[this.#at] !== stop) pieces.push(...this.#readOne(depth));
    return pieces;
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
        return this.#take(1);
    }
  }

  #take(length: number): readonly Piece[] {
    const from = this.#at;
    this.#at = Math.min(from + length, this.#source.text.length);
    return this.#source.slice(from, this.#at).pieces;
  }

  #readEscaped(): readonly Piece[] {
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
      if (text[this.#at] === '$') pieces.push(...this.#readVariable(depth));
      else if (text[this.#at] === this.#escape && this.#isEscapable(text[this.#at + 1])) pieces.push(...this.#readEscaped());
      else pieces.push(...this.#take(1));
    }
    if (this.#at >= text.length) return this.#fail('unexpected end of statement while looking for matching double-quote');
    this.#at++;
    return pieces;
  }

  #isEscapable(character: string | undefined): boolean {
    return character === '"' || character === '$' || character === this.#escape;
  }

  #readVariable(depth: number): readonly Piece[] {
    const { text } = this.#source;
    if (text[this.#at + 1] === '{') return this.#readBraced(depth);
    const name = NAME.exec(text.slice(this.#at + 1, this.#at + 256))?.[0];
    if (name === undefined) return this.#take(1);
    this.#at += 1 + name.length;
    return this.#valueOf(name);
  }

  #readBraced(depth: number): readonly Piece[] {
    const { text } = this.#source;
    const name = NAME.exec(text.slice(this.#at + 2, this.#at + 258))?.[0];
    if (name === undefined || depth > MAX_DEPTH) return this.#fail('bad substitution');
    this.#at += 2 + name.length;
    const operator = /^(?::[-+?]|[-+?]|##?|%%?|\/\/?)/.exec(text.slice(this.#at, this.#at + 2))?.[0] ?? '';
    this.#at += operator.length;
    const words = this.#readWords(operator, depth + 1);
    if (text[this.#at] !== '}') return this.#fail(operator === '' ? 'unsupported modifier in substitution' : "missing '}'");
    this.#at++;
    return operator === '' ? this.#valueOf(name) : this.#modify(name, operator, words);
  }

  #readWords(operator: string, depth: number): MappedText[] {
    if (operator === '') return [];
    if (!operator.startsWith('/')) return [new MappedText(this.#readUntil('}', depth))];
    const pattern = new MappedText(this.#readUntil('/', depth));
    this.#at++;
    return [pattern, new MappedText(this.#readUntil('}', depth))];
  }

  #modify(name: string, operator: string, words: readonly MappedText[]): readonly Piece[] {
    const value = this.#scope(name);
    const modified = modify(value, operator, words);
    if (modified.kind === 'unknown') this.#unresolved.push(name);
    if (modified.kind === 'problem') return this.#fail(`${name}: ${modified.message}`);
    return modified.kind === 'value' ? modified.value.pieces : [];
  }

  #valueOf(name: string): readonly Piece[] {
    const value = this.#scope(name);
    if (value === undefined) this.#unresolved.push(name);
    return value?.pieces ?? [];
  }

  #fail(problem: string): readonly Piece[] {
    this.#problem ??= problem;
    return this.#take(this.#source.text.length);
  }
}
