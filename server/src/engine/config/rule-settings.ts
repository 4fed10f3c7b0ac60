import type { Option, Rule } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { RuleSetting } from '../config-model.ts';
import { SETTINGS } from './choices.ts';
import { didYouMean, type Reading } from './reading.ts';
import { describe, type Located, type LocatedEntry, type LocatedMap } from './tree.ts';

/** Reads `rules:`, keyed by id: aliases are replaced, and where a rule is set more than once the last counts. */
export const readRuleSettings = (node: Located, reading: Reading): Readonly<Record<string, RuleSetting>> => {
  const map = reading.map(node, '"rules"');
  const settings = map ? reading.once(map).flatMap((entry) => readEntry(entry, reading)) : [];
  return Object.fromEntries(settings);
};

const readEntry = ({ key, keySpan, value }: LocatedEntry, reading: Reading): [string, RuleSetting][] => {
  const ids = reading.names.resolve(key);
  if (ids.length === 0) {
    reading.report(keySpan, `no rule is called "${key}"${didYouMean(reading.suggestRule(key))}`);
    return [];
  }
  const setting = value.kind === 'map' ? readMap({ key, value, ids }, reading) : readSeverity(value, key, reading);
  return setting === undefined ? [] : ids.map((id) => [id, setting]);
};

const readSeverity = (node: Located, key: string, reading: Reading): (typeof SETTINGS)[number] | undefined =>
  reading.choice(node, `"${key}"`, SETTINGS);

interface MapEntry {
  readonly key: string;
  readonly value: LocatedMap;
  readonly ids: readonly string[];
}

const readMap = ({ key, value, ids }: MapEntry, reading: Reading): RuleSetting | undefined => {
  const rule = reading.rules.get(ids[0] ?? '');
  if (!rule || ids.length > 1)
    return reading.report(value.span, `"${key}" stands for several rules (${ids.join(', ')}): give options to each by its own name`);
  const setting = reading.once(value).flatMap((entry) => readPart(entry, rule, reading));
  // What is wrong throughout must not count as "turn it on as it is".
  return setting.length === 0 && value.entries.length > 0 ? undefined : Object.fromEntries(setting);
};

const readPart = (entry: LocatedEntry, rule: Rule, reading: Reading): [string, unknown][] => {
  const { key, keySpan, value } = entry;
  const option = Object.hasOwn(rule.options, key) ? rule.options[key] : undefined;
  if (key !== 'severity' && !option) {
    const names = ['severity', ...Object.keys(rule.options)];
    reading.report(keySpan, `"${rule.id}" has no option "${key}"${didYouMean(nearest(key, names))}`);
    return [];
  }
  const read = option ? readOption(value, { name: key, option }, reading) : readSeverity(value, 'severity', reading);
  return read === undefined ? [] : [[key, read]];
};

const readOption = (node: Located, { name, option }: { readonly name: string; readonly option: Option }, reading: Reading): unknown => {
  if (option.type === 'strings') return reading.strings(node, `"${name}"`);
  if (option.type === 'choice') return reading.choice(node, `"${name}"`, option.choices);
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (Number.isSafeInteger(value)) return value;
  return reading.report(node.span, `"${name}" must be a whole number; here it is ${describe(node)}`);
};
