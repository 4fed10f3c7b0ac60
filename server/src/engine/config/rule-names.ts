import type { Rule } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';

/** Trivy renamed its ids twice: `DS001`, `AVD-DS-0001`, `DS-0001`. */
const TRIVY_ID = /^(?:avd-)?(ds|ksv)-?0*(\d{1,4})$/;

const MOST_SUGGESTIONS = 100;

export type Suggester = (name: string) => string | undefined;

const NONE: readonly string[] = [];

/** What rules are called: by their ids, by the ids that peers use, and by these without their namespace. */
export class RuleNames {
  readonly #exact: NameTable;
  readonly #folded: NameTable;
  readonly #ids: readonly string[];

  constructor(rules: readonly Rule[]) {
    this.#exact = new NameTable(rules, (name) => name);
    this.#folded = new NameTable(rules, fold);
    this.#ids = rules.map(({ id }) => id);
  }

  /** The ids of the rules that a name means, whatever its case; none when no rule is called so. */
  resolve(name: string): readonly string[] {
    return this.#folded.find(fold(name));
  }

  /** As `resolve`, for dialects that tell upper from lower case. */
  resolveExactly(name: string): readonly string[] {
    return this.#exact.find(name);
  }

  /** The ids of the rules that have a name with this beginning. */
  startingWith(beginning: string): readonly string[] {
    return this.#folded.startingWith(beginning.toLowerCase());
  }

  /** Finds the id that a misspelt name most likely means; after many names it finds none, so that no file takes long. */
  suggester(): Suggester {
    let left = MOST_SUGGESTIONS;
    return (name) => (left-- > 0 ? nearest(name, this.#ids) : undefined);
  }
}

const cache = new WeakMap<readonly Rule[], RuleNames>();

/** The names of rules; built once for each list. */
export const namesOf = (rules: readonly Rule[]): RuleNames => {
  const known = cache.get(rules) ?? new RuleNames(rules);
  cache.set(rules, known);
  return known;
};

/** A bare name counts only where no rule bears it in full. */
class NameTable {
  readonly #full = new Map<string, string[]>();
  readonly #bare = new Map<string, string[]>();

  constructor(rules: readonly Rule[], key: (name: string) => string) {
    for (const { id, aliases } of rules)
      for (const name of [id, ...aliases]) {
        add(this.#full, key(name), id);
        add(this.#bare, withoutNamespace(key(name)), id);
      }
  }

  find(key: string): readonly string[] {
    return this.#findWhole(key) ?? this.#findWhole(withoutNamespace(key)) ?? NONE;
  }

  startingWith(beginning: string): readonly string[] {
    const ids = new Set<string>();
    for (const [key, found] of this.#full) if (key.startsWith(beginning)) for (const id of found) ids.add(id);
    return [...ids];
  }

  #findWhole(key: string): readonly string[] | undefined {
    return this.#full.get(key) ?? this.#bare.get(key);
  }
}

const add = (map: Map<string, string[]>, key: string, id: string): void => {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
};

const withoutNamespace = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const fold = (name: string): string => {
  const lower = name.toLowerCase();
  const [, family, digits] = TRIVY_ID.exec(lower) ?? [];
  return digits === undefined ? lower : `${family}-${digits.padStart(4, '0')}`;
};
