import { Allowance } from './allowance.ts';
import { Whereabouts } from './folders.ts';
import { Lists } from './lists.ts';
import type { Value, Variables, Word } from './model.ts';

/** Longer values are not followed: each assignment could double them. */
const MAX_VALUE_LENGTH = 4096;

interface Assigned {
  readonly name: string;
  readonly isKnown: boolean;
}

const URL_LIKE = /^(?:https?|ftp|git|ssh):\/\/[\w.-]+\//i;

/** Options that hand folders to a container. */
const VOLUMES = /^(?:-v|--volume|--mount)[ =]/;

/** What a script has set so far, and where it is. */
export class ScriptState {
  readonly whereabouts = new Whereabouts();
  readonly lists = new Lists();
  readonly #given: Variables;
  readonly #allowance: Allowance;
  /** `undefined` where the value is not known. */
  readonly #assigned = new Map<string, Value | undefined>();
  /** All that it has set, in order. */
  readonly #assignments: Assigned[] = [];
  /** What the function that is called was given; `undefined` outside of a call. */
  #arguments: readonly Value[] | undefined;
  /** What has another value in a branch that is not taken, and what is set there. */
  #aside: Map<string, Value | undefined> | undefined;

  /** For a script of so many characters. */
  constructor(given: Variables, length: number) {
    this.#given = given;
    this.#allowance = Allowance.forScript(length);
  }

  /** The value that a variable or parameter has by now; what the script has set comes before what it was given. */
  valueOf(name: string): Value | undefined {
    const value = this.#current(name);
    return value && this.#allowance.grants(value) ? value : undefined;
  }

  #current(name: string): Value | undefined {
    if (this.#aside?.has(name)) return this.#aside.get(name);
    if (this.#assigned.has(name)) return this.#assigned.get(name);
    if (this.#arguments && PARAMETER.test(name)) return this.#parameter(name, this.#arguments);
    return this.#given(name);
  }

  /** Sets a variable; of a value that is known in part, a URL is kept, for its host says something by itself, and so are volumes. */
  assign(name: string, value: Value | undefined): void {
    const isTelling = value !== undefined && (value.certainty !== 'unknown' || URL_LIKE.test(value.text) || VOLUMES.test(value.text));
    const isKept = isTelling && value.text.length <= MAX_VALUE_LENGTH;
    (this.#aside ?? this.#assigned).set(name, isKept ? value : undefined);
    if (!this.#aside) this.#assignments.push({ name, isKnown: isKept });
  }

  /** What a command of the shell's own changes for those behind it; `false` for any other command. */
  take(name: string, words: readonly Word[]): boolean {
    if (ASSIGNING.has(name)) this.#assignWords(words);
    else if (CHANGING.has(name)) for (const { value } of words) this.assign(value, undefined);
    else if (MOVING.has(name)) this.whereabouts.go(name, words);
    else if (name === 'shift') this.#arguments = this.#arguments?.slice(Number(words[0]?.value ?? 1));
    else return false;
    return true;
  }

  /** What `export A=b` and its like set. */
  #assignWords(words: readonly Word[]): void {
    for (const { value, isKnown } of words) {
      const equals = value.indexOf('=');
      if (equals > 0) this.assign(value.slice(0, equals), { text: value.slice(equals + 1), certainty: isKnown ? 'known' : 'unknown' });
    }
  }

  /** How much has been set by now, for `leave`. */
  get mark(): number {
    return this.#assignments.length;
  }

  /** Behind branches, what they have set since a mark may be so, or not, or otherwise; behind a subshell it is gone. */
  leave(mark: number, what: 'subshell' | 'branches'): void {
    const lost = new Set<string>();
    for (let index = mark; index < this.#assignments.length; index++) {
      const { name, isKnown } = this.#assignments[index] as Assigned;
      if (what === 'subshell' || !isKnown) lost.add(name);
      const value = lost.has(name) ? undefined : this.#assigned.get(name);
      this.#assigned.set(name, value && { ...value, certainty: value.certainty === 'unknown' ? 'unknown' : 'possible' });
    }
  }

  /** Reads a branch that is not taken: with it the variables of its condition have other values, and it sets nothing for those behind. */
  aside(names: readonly string[], read: () => void): void {
    const { folder } = this.whereabouts;
    const before = this.#aside;
    const aside = before ?? new Map<string, Value | undefined>();
    this.#aside = aside;
    for (const name of names) aside.set(name, undefined);
    read();
    this.#aside = before;
    this.whereabouts.return(folder);
  }

  /** Runs a function's body with what a call gives it. */
  call(given: readonly Value[], body: () => void): void {
    const outer = this.#arguments;
    this.#arguments = given;
    body();
    this.#arguments = outer;
  }

  #parameter(name: string, given: readonly Value[]): Value | undefined {
    if (/^\d+$/.test(name)) return given[Number(name) - 1];
    if (name === '#') return undefined;
    const certainty = given.every((one) => one.certainty === 'known') ? 'known' : 'unknown';
    return { text: given.map(({ text }) => text).join(' '), certainty };
  }
}

const PARAMETER = /^(?:[1-9]\d*|[@*#])$/;

/** Commands that set or unset the variables that they name. */
const CHANGING: ReadonlySet<string> = new Set(['read', 'unset', 'mapfile', 'readarray', 'getopts']);

const ASSIGNING: ReadonlySet<string> = new Set(['export', 'local', 'declare', 'readonly', 'typeset']);

const MOVING: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);
