import type { Trusted } from '../facts/model.ts';
import type { Severity } from '../rule.ts';
import type { Span } from '../text/span.ts';

export type RuleSetting = Severity | 'off' | ({ readonly severity?: Severity | 'off' } & Readonly<Record<string, unknown>>);

/** What `.plimsoll.yaml` says, checked. */
export interface Config {
  readonly extends: 'recommended' | 'strict';
  /** By rule id; aliases are already replaced. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Readonly<Record<string, RuleSetting>> }[];
  readonly trusted: Trusted;
  /** `YYYY-MM-DD`; the host's day when absent. */
  readonly today?: string;
  /** A file can only turn the registry off. */
  readonly registry?: 'off';
}

export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
}

export const DEFAULT_CONFIG: Config = {
  extends: 'recommended',
  rules: {},
  overrides: [],
  trusted: { registries: [], publishers: [] },
};
