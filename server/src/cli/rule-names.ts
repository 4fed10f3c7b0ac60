import type { Rule } from '../rule.ts';
import { suggestion } from './suggestion.ts';

/** The rules that go by a name: the one with that id, or all that have it as an alias. Case does not matter. */
export const rulesNamed = (name: string, rules: readonly Rule[]): readonly Rule[] => {
  const wanted = name.toLowerCase();
  const own = rules.filter(({ id }) => id === wanted);
  return own.length > 0 ? own : rules.filter(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === wanted));
};

/** One line for a name that no rule goes by. */
export const unknownRule = (name: string, rules: readonly Rule[]): string =>
  `unknown rule "${name}"${suggestion(name, names(rules))} (see plimsoll rules)`;

const names = (rules: readonly Rule[]): string[] => rules.flatMap(({ id, aliases }) => [id, ...aliases]);
