import type { Rule } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { orOf } from '../../text/prose.ts';
import type { Span } from '../../text/span.ts';
import type { ConfigProblem } from '../config-model.ts';
import { namesOf, type RuleNames, type Suggester } from './rule-names.ts';
import { describe, type Located, type LocatedEntry, type LocatedList, type LocatedMap } from './tree.ts';

/** Reads parts of a configuration and notes what is wrong with them; what is wrong is `undefined` and the rest holds. */
export class Reading {
  readonly problems: ConfigProblem[] = [];
  readonly names: RuleNames;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly suggestRule: Suggester;

  constructor(rules: readonly Rule[]) {
    this.names = namesOf(rules);
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
    this.suggestRule = this.names.suggester();
  }

  report(span: Span, message: string): undefined {
    this.problems.push({ span, message });
  }

  map(node: Located, what: string): LocatedMap | undefined {
    if (node.kind === 'map') return node;
    return this.report(node.span, `${what} must be a map of keys and values; here it is ${describe(node)}`);
  }

  list(node: Located, what: string): LocatedList | undefined {
    if (node.kind === 'list') return node;
    return this.report(node.span, `${what} must be a list, such as [one, two]; here it is ${describe(node)}`);
  }

  strings(node: Located, what: string): readonly string[] | undefined {
    return this.list(node, what)?.items.flatMap((item) => this.text(item, `each entry of ${what}`) ?? []);
  }

  text(node: Located, what: string): string | undefined {
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
    return this.report(node.span, `${what} must be text; here it is ${describe(node)}${hintToQuote(node)}`);
  }

  choice<T extends string>(node: Located, what: string, choices: readonly T[]): T | undefined {
    const written = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
    const chosen = choices.find((choice) => choice === written);
    if (chosen !== undefined) return chosen;
    const meant = nearest(written, choices) ?? choices.find((choice) => written.length > 1 && choice.startsWith(written));
    return this.report(node.span, `${what} must be ${orOf(choices)}; here it is ${describe(node)}${didYouMean(meant)}`);
  }

  /** The entries of a map whose keys are known and stand once; the others are told. */
  entries<K extends string>(map: LocatedMap, keys: readonly K[], where: string): (LocatedEntry & { readonly key: K })[] {
    return this.once(map).filter((entry): entry is LocatedEntry & { readonly key: K } => {
      if ((keys as readonly string[]).includes(entry.key)) return true;
      this.report(entry.keySpan, `${where} knows no key "${entry.key}"${didYouMean(nearest(entry.key, keys))}`);
      return false;
    });
  }

  /** The entries of a map without those whose key stood before. */
  once(map: LocatedMap): LocatedEntry[] {
    const seen = new Set<string>();
    return map.entries.filter(({ key, keySpan }) => {
      if (!seen.has(key)) return seen.add(key);
      this.report(keySpan, `"${key}" stands here a second time; the first one counts`);
      return false;
    });
  }
}

/** `; did you mean "x"?`, or nothing. */
export const didYouMean = (name: string | undefined): string => (name === undefined ? '' : `; did you mean "${name}"?`);

const hintToQuote = (node: Located): string =>
  node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'boolean') ? ' (put it in quotes)' : '';
