import type { FileReport } from '../engine/model.ts';
import type { Severity } from '../rule.ts';
import { isDay } from '../text/day.ts';
import type { Arguments } from './arguments.ts';
import type { RegistryAccess } from './host.ts';
import { registryAccess } from './registry-access.ts';

export type FormatName = 'text' | 'json' | 'sarif' | 'github';

/** What `plimsoll lint` was asked to do. */
export interface Settings {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly output: string | undefined;
  readonly colour: string;
  readonly failOn: Severity | 'never';
  readonly fix: 'none' | 'safe' | 'all';
  readonly result: 'report' | 'diff';
  readonly infos: 'shown' | 'hidden';
  readonly suppressed: 'shown' | 'hidden';
  readonly config: { readonly from: 'nearest' } | { readonly from: 'nowhere' } | { readonly from: 'file'; readonly path: string };
  /** By rule id or alias, as given. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly today: string | undefined;
  readonly stdinName: string | undefined;
  /** How registries are asked; `undefined` for not at all. */
  readonly registry: RegistryAccess | undefined;
  readonly detail: 'usual' | 'verbose';
}

/** Reads the options of `lint`; a problem is one line that says what to do. */
export const readSettings = (args: Arguments): Settings | { readonly problem: string } => {
  const rules = readRules(args.values('rule'));
  const problem = 'problem' in rules ? rules.problem : contradiction(args);
  if (problem !== undefined || 'problem' in rules) return { problem: problem ?? '' };
  const failOn = (args.value('fail-on') ?? 'warning') as Settings['failOn'];
  return {
    paths: args.positionals,
    format: (args.value('format') ?? 'text') as FormatName,
    output: args.value('output'),
    colour: args.value('color') ?? 'auto',
    failOn,
    fix: fixOf(args),
    result: args.has('diff') ? 'diff' : 'report',
    infos: args.has('quiet') && failOn !== 'info' ? 'hidden' : 'shown',
    suppressed: args.has('show-suppressed') ? 'shown' : 'hidden',
    config: configOf(args),
    rules: rules.severities,
    today: args.value('today'),
    stdinName: args.value('stdin-filename'),
    registry: registryAccess(args, { usual: 'off', freshness: 'recent' }),
    detail: args.has('verbose') ? 'verbose' : 'usual',
  };
};

const fixOf = (args: Arguments): Settings['fix'] => {
  if (args.values('fix').includes('all')) return 'all';
  return args.has('fix') || args.has('diff') ? 'safe' : 'none';
};

/** Where configurations are had from, by the options of a command. */
export const configOf = (args: Arguments): Settings['config'] => {
  const path = args.value('config');
  if (path !== undefined) return { from: 'file', path };
  return { from: args.has('no-config') ? 'nowhere' : 'nearest' };
};

/** What is wrong with the options for configurations, in one line. */
export const configContradiction = (args: Arguments): string | undefined =>
  args.has('config') && args.has('no-config') ? '--config and --no-config contradict each other; give one of them' : undefined;

const contradiction = (args: Arguments): string | undefined => {
  const configs = configContradiction(args);
  if (configs !== undefined) return configs;
  const today = args.value('today');
  if (today !== undefined && !isDay(today)) return `--today can't be "${today}"; it is a day as YYYY-MM-DD`;
  if (args.has('stdin-filename') && !args.positionals.includes('-')) return '--stdin-filename names the text of stdin; add - to read it';
  return undefined;
};

const SEVERITIES: ReadonlySet<string> = new Set(['error', 'warning', 'info', 'off']);

const readRules = (given: readonly string[]): { readonly severities: Settings['rules'] } | { readonly problem: string } => {
  const severities = new Map<string, Severity | 'off'>();
  for (const one of given) {
    const at = one.lastIndexOf('=');
    const severity = one.slice(at + 1);
    if (at < 1 || !SEVERITIES.has(severity))
      return { problem: `--rule can't be "${one}"; it is a rule and error, warning, info or off: --rule unpinned-image=error` };
    severities.set(one.slice(0, at), severity as Severity | 'off');
  }
  return { severities };
};

const WEIGHT: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** Whether anything in a file is as grave as the threshold; what is suppressed is not. */
export const reaches = ({ findings }: FileReport, threshold: Settings['failOn']): boolean =>
  threshold !== 'never' && findings.some(({ severity, suppressed }) => !suppressed && WEIGHT[severity] >= WEIGHT[threshold]);

/** What `--quiet` leaves of a report. */
export const withoutInfos = (file: FileReport): FileReport => ({
  ...file,
  findings: file.findings.filter(({ severity }) => severity !== 'info'),
});
