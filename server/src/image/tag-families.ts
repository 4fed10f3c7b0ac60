import type { Tag } from './tag.ts';
import { compareTags, type FamilyScope, familyOf } from './tag-order.ts';

/** What puts a list in order costs about as much as so many searches through it: most lists are searched for one tag or two. */
const WORTH_ORDER = 6;

/** Hang on the very list, which nobody changes. */
const searched = new WeakMap<readonly Tag[], TagFamilies>();

/** A list of tags by their families, each the newest first; made once a list has been searched so often that it pays. */
export class TagFamilies {
  readonly #listed: readonly Tag[];
  readonly #ordered = new Map<FamilyScope, ReadonlyMap<string, readonly Tag[]>>();
  #searches = 0;

  private constructor(listed: readonly Tag[]) {
    this.#listed = listed;
  }

  /** Those of a list; `undefined` for one that has hardly been searched. Each call is taken for a search. */
  static of(listed: readonly Tag[]): TagFamilies | undefined {
    const families = searched.get(listed) ?? new TagFamilies(listed);
    searched.set(listed, families);
    families.#searches++;
    return families.#searches > WORTH_ORDER ? families : undefined;
  }

  /** The tags of one family, the newest first; of equal ones the first in the list. */
  newestFirst(family: string, scope: FamilyScope): readonly Tag[] {
    const ordered = this.#ordered.get(scope) ?? inOrder(this.#listed, scope);
    this.#ordered.set(scope, ordered);
    return ordered.get(family) ?? [];
  }
}

const inOrder = (listed: readonly Tag[], scope: FamilyScope): ReadonlyMap<string, readonly Tag[]> => {
  const families = new Map<string, Tag[]>();
  for (const tag of listed) {
    const family = familyOf(tag, scope);
    const members = families.get(family);
    if (members) members.push(tag);
    else families.set(family, [tag]);
  }
  for (const members of families.values()) members.sort((a, b) => compareTags(b, a));
  return families;
};

/** Where the releases of a line begin in a family that is ordered with the newest first: they stand together. */
export const startOfLine = (newestFirst: readonly Tag[], line: readonly number[]): number => {
  let [from, to] = [0, newestFirst.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBehind(newestFirst[middle]?.release?.numbers ?? [], line)) from = middle + 1;
    else to = middle;
  }
  return from;
};

const isBehind = (release: readonly number[], line: readonly number[]): boolean => {
  const at = line.findIndex((number, index) => number !== release[index]);
  return at >= 0 && (release[at] ?? -1) > (line[at] ?? 0);
};
