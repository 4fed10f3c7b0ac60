/** The part of the TextMate grammar format that these grammars use. */
export interface Rule {
  readonly include?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly applyEndPatternLast?: 1;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
}

export type Captures = Readonly<Record<number, Rule>>;
export type Repository = Readonly<Record<string, Rule>>;

export interface Grammar {
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly patterns: readonly Rule[];
  readonly repository: Repository;
}

export const include = (name: string): Rule => ({ include: name });

export const named = (name: string): Rule => ({ name: `${name}.dockerfile` });

/** A capture that is coloured by rules of its own. */
export const inside = (...names: string[]): Rule => ({ patterns: names.map(include) });

/** A capture with a scope, and rules for what stands in it. */
export const namedInside = (name: string, ...names: string[]): Rule => ({ ...named(name), ...inside(...names) });
