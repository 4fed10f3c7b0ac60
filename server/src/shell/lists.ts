import type { CommandArgument, Redirection } from 'unbash';
import type { Value, Word } from './model.ts';
import { assignedValue, type Reading } from './simple-commands.ts';
import { readWord } from './words.ts';

/** Longer lists are not kept: each could be added to another. */
const LONGEST_LIST = 100;

const USE = /\$\{(\w+)\[[@*]\]/;

/** What stands before or behind the name of a command. */
type Parts = readonly (CommandArgument | Redirection)[];

/** Lists that a script has set, as they are by now. */
export class Lists {
  readonly #known = new Map<string, readonly Word[]>();

  /** Takes `NAME=(…)` and `NAME+=(…)`; a list that is added to in a branch may have what is added. */
  take(parts: Parts, { source, values }: Reading): void {
    for (const part of parts) {
      if (part.type !== 'Assignment' || part.value.type !== 'ArrayValue') continue;
      const words = part.value.elements.map((word) => readWord(word, source, values));
      const before = part.append ? (this.#known.get(part.name) ?? []) : [];
      if (before.length + words.length <= LONGEST_LIST) this.#known.set(part.name, [...before, ...words]);
    }
  }

  /** Words of a command with the lists that stand in it, if any does. */
  expanded(words: readonly Word[]): readonly Word[] | undefined {
    if (this.#known.size === 0 || !words.some(({ text }) => USE.test(text))) return undefined;
    return words.flatMap((word) => this.#known.get(USE.exec(word.text)?.[1] ?? '') ?? [word]);
  }
}

/** Where assignments go. */
interface Assigned {
  readonly lists: Lists;
  assign(name: string, value: Value | undefined): void;
}

/** What a command of nothing but assignments sets. */
export const assignAll = (parts: Parts, state: Assigned, reading: Reading): undefined => {
  for (const part of parts) if (part.type === 'Assignment') state.assign(part.name, assignedValue(part, reading.values));
  state.lists.take(parts, reading);
};
