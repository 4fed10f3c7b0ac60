import type { Arguments } from './arguments.ts';
import { AskedHosts } from './asked-hosts.ts';
import { Configs } from './configs.ts';
import { type CliHost, type ExitCode, refuse } from './host.ts';
import { LintRun } from './lint-run.ts';
import { logLevel } from './log-level.ts';
import { resolveRules } from './overrides.ts';
import { readSettings } from './settings.ts';
import { findTargets } from './targets.ts';

/** `plimsoll lint`. */
export const lint = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const settings = readSettings(args);
  if ('problem' in settings) return refuse(host, settings.problem);
  const asked = new AskedHosts();
  const linter = await host.loadLinter({ log: logLevel(args, host), registry: settings.registry && asked.hearing(settings.registry) });
  const resolved = resolveRules(settings.rules, linter.rules);
  if ('problem' in resolved) return refuse(host, resolved.problem);
  const overrides = { rules: resolved.rules, today: settings.today };
  const configs = new Configs({ linter, from: settings.config, overrides, cwd: host.cwd });
  const found = await findTargets(settings.paths, { cwd: host.cwd, stdinName: settings.stdinName });
  return new LintRun({ settings, linter, configs, host, asked }).over(found);
};
