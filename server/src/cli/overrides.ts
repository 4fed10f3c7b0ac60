import type { Config, RuleSetting } from '../engine/config-model.ts';
import type { Rule, Severity } from '../rule.ts';
import { rulesNamed, unknownRule } from './rule-names.ts';

/** What the command line says over any configuration file. */
export interface Overrides {
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly today: string | undefined;
}

type Named = ReadonlyMap<string, Severity | 'off'>;

/** Replaces the names given with the rules' ids. */
export const resolveRules = (given: Named, rules: readonly Rule[]): { readonly rules: Named } | { readonly problem: string } => {
  const resolved = new Map<string, Severity | 'off'>();
  for (const [name, severity] of given) {
    const named = rulesNamed(name, rules);
    if (named.length === 0) return { problem: unknownRule(name, rules) };
    for (const { id } of named) resolved.set(id, severity);
  }
  return { rules: resolved };
};

/** The configuration with the command line's word in it; a rule's options stay, and no override of some files speaks against it. */
export const overridden = (config: Config, { rules, today }: Overrides): Config => ({
  ...config,
  rules: { ...config.rules, ...withSeverities(config.rules, rules, [...rules.keys()]) },
  overrides: config.overrides.map((one) => ({
    ...one,
    rules: { ...one.rules, ...withSeverities(one.rules, rules, Object.keys(one.rules)) },
  })),
  ...(today !== undefined && { today }),
});

const withSeverities = (settings: Config['rules'], severities: Named, ids: readonly string[]): Config['rules'] => {
  const changed = ids.flatMap((id): [string, RuleSetting][] => {
    const severity = severities.get(id);
    const setting = settings[id];
    if (severity === undefined) return [];
    return [[id, typeof setting === 'object' ? { ...setting, severity } : severity]];
  });
  return Object.fromEntries(changed);
};
