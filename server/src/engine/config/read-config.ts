import type { Trusted } from '../../facts/model.ts';
import type { Rule } from '../../rule.ts';
import { isDay } from '../../text/day.ts';
import { nearest } from '../../text/nearest.ts';
import { type Config, type ConfigProblem, DEFAULT_CONFIG } from '../config-model.ts';
import { EXTENDS } from './choices.ts';
import { compileGlob } from './globs.ts';
import { didYouMean, Reading } from './reading.ts';
import { readRuleSettings } from './rule-settings.ts';
import { describe, type Located, type LocatedList } from './tree.ts';

export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

const KEYS = ['extends', 'rules', 'overrides', 'trusted', 'today', 'registry'] as const;

/** Makes a configuration of what a file holds. Each part that is wrong is told and left out. */
export const readTree = (root: Located | undefined, rules: readonly Rule[]): ReadConfig => {
  const reading = new Reading(rules);
  const map = root && reading.map(root, 'the configuration');
  const parts = map ? reading.entries(map, KEYS, 'the configuration').map(({ key, value }) => readPart(key, value, reading)) : [];
  return {
    config: Object.assign({}, DEFAULT_CONFIG, ...parts),
    problems: reading.problems.toSorted((a, b) => a.span.start - b.span.start),
  };
};

const readPart = (key: (typeof KEYS)[number], node: Located, reading: Reading): Partial<Config> =>
  CONTAINERS.has(key) && isEmpty(node) ? {} : READERS[key](node, reading);

/** With all lines below them commented out they are empty, and that is no mistake. */
const CONTAINERS: ReadonlySet<string> = new Set(['rules', 'overrides', 'trusted']);

const isEmpty = (node: Located): boolean => node.kind === 'scalar' && node.value === null;

type Reader = (node: Located, reading: Reading) => Partial<Config>;

const readExtends: Reader = (node, reading) => {
  const value = reading.choice(node, '"extends"', EXTENDS);
  return value === undefined ? {} : { extends: value };
};

const readOverrides: Reader = (node, reading) => {
  const list = reading.list(node, '"overrides"');
  return list ? { overrides: readOverrideList(list, reading) } : {};
};

const readOverrideList = (list: LocatedList, reading: Reading): Config['overrides'] =>
  list.items.flatMap((item) => {
    const map = reading.map(item, 'each entry of "overrides"');
    const entries = map ? reading.entries(map, ['files', 'rules'] as const, 'an entry of "overrides"') : [];
    const [files, rules] = (['files', 'rules'] as const).map((key) => entries.find((entry) => entry.key === key)?.value);
    if (map && !files) reading.report(map.span, 'this entry of "overrides" says not for which "files"');
    const settings = rules ? readRuleSettings(rules, reading) : {};
    const globs = files ? readGlobs(files, reading) : [];
    return globs.length === 0 ? [] : [{ files: globs, rules: settings }];
  });

const readGlobs = (node: Located, reading: Reading): readonly string[] => {
  const list = reading.list(node, '"files"');
  if (list?.items.length === 0) reading.report(list.span, '"files" is empty, so this entry holds for no file');
  return (list?.items ?? []).flatMap((item) => {
    const glob = reading.text(item, 'each entry of "files"');
    if (glob === undefined || compileGlob(glob)) return glob ?? [];
    reading.report(
      item.span,
      `"${glob}" is no pattern for files: close every bracket, use /, at most three * or { between slashes, and no ! or parentheses`,
    );
    return [];
  });
};

const readTrusted: Reader = (node, reading) => {
  const map = reading.map(node, '"trusted"');
  const entries = map ? reading.entries(map, ['registries', 'publishers'] as const, '"trusted"') : [];
  const trusted: Partial<Record<keyof Trusted, readonly string[]>> = {};
  for (const { key, value } of entries) trusted[key] = reading.strings(value, `"${key}"`) ?? [];
  return { trusted: { ...DEFAULT_CONFIG.trusted, ...trusted } };
};

const readToday: Reader = (node, reading) => {
  if (node.kind === 'scalar' && typeof node.value === 'string' && isDay(node.value)) return { today: node.value };
  reading.report(node.span, `"today" must be a day, such as 2026-01-31; here it is ${describe(node)}`);
  return {};
};

/** Who may reach a registry is for the user of the machine to say: no file of a repository can turn it on. */
const readRegistry: Reader = (node, reading) => {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (value === 'off') return { registry: 'off' };
  const turnsOn = value === 'on' || value === 'onDemand';
  const message = turnsOn
    ? 'only your own settings can turn the registry on (or --registry=on); here it can only be "off"'
    : `"registry" can only be "off" here; it is ${describe(node)}${didYouMean(nearest(String(value), ['off']))}`;
  reading.report(node.span, message);
  return {};
};

const READERS: Readonly<Record<(typeof KEYS)[number], Reader>> = {
  extends: readExtends,
  rules: (node, reading) => ({ rules: readRuleSettings(node, reading) }),
  overrides: readOverrides,
  trusted: readTrusted,
  today: readToday,
  registry: readRegistry,
};
