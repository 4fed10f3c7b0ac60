import { MappedText, type Piece } from '../../text/mapped-text.ts';
import type { Environment } from '../model.ts';

/** A text with its variables replaced; `undefined` where one of them is not known. */
export interface Interpolated {
  readonly value: MappedText | undefined;
  readonly unresolved: readonly string[];
}

/** A tag of an image that has variables, with its colon. */
export const VARIABLE_TAG = /:[^/:]*\$.*$/s;

const NAME = /[A-Za-z_]\w*/y;
const OPERATOR = /:[-+?]|[-+?]/y;
/** Deeper nesting of `${A:-${B:-…}}` than this is no manifest. */
const MAX_DEPTH = 20;

/** Replaces variables as Compose does (compose-go, template/template.go): `$A`, `${A}`, `${A:-default}` and its kin, `$$`. */
export const interpolate = (text: MappedText, environment: Environment): Interpolated => {
  if (!text.text.includes('$')) return { value: text, unresolved: [] };
  const reading = new Interpolation(text, environment);
  const pieces = reading.until('', 0);
  const { unresolved } = reading;
  return { value: unresolved.length === 0 ? new MappedText(pieces, text.span().start) : undefined, unresolved };
};

class Interpolation {
  readonly unresolved: string[] = [];
  readonly #text: MappedText;
  readonly #environment: Environment;
  #at = 0;

  constructor(text: MappedText, environment: Environment) {
    this.#text = text;
    this.#environment = environment;
  }

  /** Reads up to a character, which is left to read; the empty string stops at the end. */
  until(stop: string, depth: number): Piece[] {
    const { text } = this.#text;
    const pieces: Piece[] = [];
    while (this.#at < text.length && text[this.#at] !== stop)
      pieces.push(...(text[this.#at] === '$' ? this.#variable(depth) : this.#plain(stop)));
    return pieces;
  }

  #plain(stop: string): readonly Piece[] {
    const from = this.#at;
    const { text } = this.#text;
    while (this.#at < text.length && text[this.#at] !== '$' && text[this.#at] !== stop) this.#at++;
    return this.#text.slice(from, this.#at).pieces;
  }

  #variable(depth: number): readonly Piece[] {
    const from = this.#at++;
    const { text } = this.#text;
    if (text[this.#at] === '$') return [{ text: text.slice(this.#at, ++this.#at) }];
    if (text[this.#at] === '{') return this.#braced(depth + 1);
    const name = this.#match(NAME);
    return name === undefined ? this.#text.slice(from, this.#at).pieces : this.#valueOf(name);
  }

  #braced(depth: number): readonly Piece[] {
    this.#at++;
    const name = this.#match(NAME);
    if (name === undefined || depth > MAX_DEPTH) return this.#giveUp(name ?? '');
    const operator = this.#match(OPERATOR) ?? '';
    const outer = this.unresolved.length;
    const word = operator === '' ? [] : this.until('}', depth);
    const missing = this.unresolved.splice(outer);
    if (this.#text.text[this.#at] !== '}') return this.#giveUp(name);
    this.#at++;
    if (!this.#takesWord(name, operator)) return this.#otherwise(name, operator);
    this.unresolved.push(...missing);
    return word;
  }

  /** Whether the word behind an operator stands for the variable. */
  #takesWord(name: string, operator: string): boolean {
    const isSet = this.#environment.has(name) && !(operator.startsWith(':') && this.#environment.get(name)?.text === '');
    return operator.endsWith('-') ? !isSet : operator.endsWith('+') && isSet;
  }

  #otherwise(name: string, operator: string): readonly Piece[] {
    return operator.endsWith('+') ? [] : this.#valueOf(name);
  }

  #valueOf(name: string): readonly Piece[] {
    const value = this.#environment.get(name);
    if (value === undefined) this.unresolved.push(name);
    return value?.pieces ?? [];
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text.text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }

  /** What is no substitution at all, up to the end. */
  #giveUp(name: string): readonly Piece[] {
    this.unresolved.push(name);
    this.#at = this.#text.text.length;
    return [];
  }
}
