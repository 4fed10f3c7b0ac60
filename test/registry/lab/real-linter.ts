import { join } from 'node:path';
import { type Config, DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import type { Finding } from '../../../server/src/engine/model.ts';
import { createLinter, type Linter } from '../../../server/src/linter.ts';
import { createNodeHost } from '../../../server/src/main/node-host.ts';
import { withRegistries } from '../../../server/src/main/registry/registry-host.ts';

const KNOWLEDGE = join(import.meta.dirname, '../../../server/src/knowledge/tables');

/** The day that the tests of registries speak of, whenever they run. */
export const DAY = '2026-01-20';

/** The linter as a process has it, with a home and a cache of its own. */
export const realLinter = (home: string): Linter => {
  const host = { ...createNodeHost({ knowledge: KNOWLEDGE, listings: 'kept' }), today: () => DAY };
  const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
  return createLinter(withRegistries(host, { env, workspace: 'trusted' }));
};

/** What rules find in a text when registries are asked; all rules are on. */
export const findingsIn = async (linter: Linter, text: string, rules: Config['rules'] = {}): Promise<readonly Finding[]> => {
  const config: Config = { ...DEFAULT_CONFIG, extends: 'strict', rules, today: DAY };
  const request = { path: '/project/Dockerfile', text, config, scope: 'file', lookUps: { from: 'registries' } } as const;
  return (await linter.lint(request)).findings;
};
