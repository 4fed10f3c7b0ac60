import type { Table } from '../table.ts';
import type { Binary } from './binary.ts';

/** What of an index gets into the tables. */
export interface Selection {
  /** Whether a binary package counts: neither it nor its section nor its source is left out. */
  keeps(binary: Binary): boolean;
}

type Subject = 'binary' | 'section' | 'source';

interface Rule {
  readonly subject: Subject;
  readonly pattern: RegExp;
}

/**
 * Reads `package-selection` for a family of distributions. A row's key is `families:subject:pattern`, families separated by commas or
 * `*`; `*` in a pattern stands for any letters. What one row keeps, no other leaves out.
 */
export const readSelection = (table: Table, family: string): Selection => {
  const rules = [...table.keys()].filter((key) => isFor(key, family)).map((key) => ({ rule: ruleOf(key), verdict: table.row(key)?.[1] }));
  const matcherOf = (wanted: string) => anyOf(rules.filter(({ verdict }) => verdict === wanted).map(({ rule }) => rule));
  const [isKept, isDropped] = [matcherOf('keep'), matcherOf('drop')];
  return { keeps: (binary) => isKept(binary) || !isDropped(binary) };
};

const isFor = (key: string, family: string): boolean => {
  const [families = ''] = key.split(':', 1);
  return families === '*' || families.split(',').includes(family);
};

const ruleOf = (key: string): Rule => {
  const [, subject, pattern = ''] = key.split(':');
  const text = pattern.replace(/[.+]/g, '\\$&').replaceAll('*', '.*');
  return { subject: subject as Subject, pattern: new RegExp(`^(?:${text})$`) };
};

const anyOf = (rules: readonly Rule[]): ((binary: Binary) => boolean) => {
  const patternOf = (subject: Subject): RegExp => {
    const sources = rules.filter((rule) => rule.subject === subject).map(({ pattern }) => pattern.source);
    return new RegExp(sources.length === 0 ? '(?!)' : sources.join('|'));
  };
  const [names, sections, sources] = [patternOf('binary'), patternOf('section'), patternOf('source')];
  return ({ name, section, source }) => names.test(name) || sections.test(section) || sources.test(source);
};
