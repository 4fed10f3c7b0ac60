import type { Rule, Severity } from '../rule.ts';
import type { Config, RuleSetting } from './config-model.ts';
import type { EnabledRule } from './model.ts';

/** Rules set otherwise for some files. */
export type Override = Config['overrides'][number];

/**
 * The rules that a configuration turns on for a file, `overrides` being those of the configuration that hold for it. First comes
 * `extends`, then `rules`, then each override; a later word beats an earlier one. Naming a rule turns it on unless the word is `off`; a
 * severity alone leaves its options as they are.
 */
export const enabledRules = (config: Config, rules: readonly Rule[], overrides: readonly Override[]): EnabledRule[] => {
  const layers = [config.rules, ...overrides.map((override) => override.rules)];
  return rules.flatMap((rule) => enabledRule(rule, config, layers) ?? []);
};

interface Usual {
  readonly rules: readonly Rule[];
  readonly enabled: readonly EnabledRule[];
}

const usual = new WeakMap<Config, Usual>();

/** The rules that a configuration turns on where none of its overrides holds, worked out once: all files of a run may share one. */
export const usualRules = (config: Config, rules: readonly Rule[]): readonly EnabledRule[] => {
  const known = usual.get(config);
  if (known?.rules === rules) return known.enabled;
  const enabled = enabledRules(config, rules, []);
  usual.set(config, { rules, enabled });
  return enabled;
};

const enabledRule = (rule: Rule, config: Config, layers: readonly Config['rules'][]): EnabledRule | undefined => {
  const state: State = { isOn: config.extends === 'strict' || rule.tier === 'recommended', severity: undefined, options: {} };
  const { isOn, severity, options } = layers
    .map((layer) => (Object.hasOwn(layer, rule.id) ? layer[rule.id] : undefined))
    .reduce<State>((before, setting) => (setting === undefined ? before : applySetting(before, setting)), state);
  return isOn ? { rule, severity, options: { ...defaultsOf(rule), ...options } } : undefined;
};

interface State {
  readonly isOn: boolean;
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

const applySetting = (before: State, setting: RuleSetting): State => {
  const { severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting;
  return {
    isOn: severity !== 'off',
    severity: severity === 'off' || severity === undefined ? before.severity : severity,
    options: { ...before.options, ...options },
  };
};

const defaultsOf = (rule: Rule): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));

/** Speaks of what all others have found. */
const SPEAKS_OF_ALL = 'unused-suppression';

/** Some rules, and those that have a say in whether and how their findings are shown: of the same concern, or yielded to. */
export const rulesAbout = (ids: ReadonlySet<string>, enabled: readonly EnabledRule[]): readonly EnabledRule[] => {
  if (ids.has(SPEAKS_OF_ALL)) return enabled;
  const concerns = new Set(enabled.flatMap(({ rule }) => (ids.has(rule.id) ? (rule.concern ?? []) : [])));
  const isMeant = ({ rule }: EnabledRule): boolean => ids.has(rule.id) || (rule.concern !== undefined && concerns.has(rule.concern));
  const heeded = new Set(enabled.filter(isMeant).flatMap(({ rule }) => rule.yieldsTo ?? []));
  return enabled.filter((one) => isMeant(one) || heeded.has(one.rule.id));
};
