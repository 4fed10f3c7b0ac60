import type { LogLevel } from '../host.ts';
import type { Freshness } from '../registry/recall.ts';
import { isDay } from '../text/day.ts';
import type { Arguments } from './arguments.ts';
import type { CliHost, ExitCode } from './host.ts';
import { logLevel } from './log-level.ts';
import { registryAccess } from './registry-access.ts';
import { configContradiction, configOf, type Settings } from './settings.ts';

/** What `plimsoll pin` and `plimsoll update` are asked alike. */
export interface PlanSettings extends Pick<Settings, 'paths' | 'colour' | 'config' | 'today' | 'registry' | 'detail'> {
  readonly shows: 'table' | 'json' | 'diff';
  readonly result: 'write' | 'preview';
  /** What a run exits with where something changes. */
  readonly whenChanged: ExitCode;
  readonly log: LogLevel | undefined;
}

/** One line that says what to do. */
export interface Problem {
  readonly problem: string;
}

/** Reads the options that both have; `freshness` is how old answers may be. */
export const readPlanSettings = (args: Arguments, host: CliHost, freshness: Freshness): PlanSettings | Problem => {
  const problem = contradiction(args);
  if (problem !== undefined) return { problem };
  return {
    paths: args.positionals,
    shows: shownBy(args),
    result: args.has('diff') || args.has('check') ? 'preview' : 'write',
    whenChanged: args.has('check') ? 1 : 0,
    colour: args.value('color') ?? 'auto',
    config: configOf(args),
    today: args.value('today'),
    registry: registryAccess(args, { usual: 'on', freshness }),
    detail: args.has('verbose') ? 'verbose' : 'usual',
    log: logLevel(args, host),
  };
};

const shownBy = (args: Arguments): PlanSettings['shows'] => {
  if (args.has('diff')) return 'diff';
  return args.value('format') === 'json' ? 'json' : 'table';
};

const contradiction = (args: Arguments): string | undefined => {
  if (args.positionals.includes('-')) return "stdin can't be written back; name files or folders";
  if (args.has('diff') && args.value('format') === 'json') return '--diff and --format=json contradict each other; give one of them';
  const today = args.value('today');
  if (today !== undefined && !isDay(today)) return `--today can't be "${today}"; it is a day as YYYY-MM-DD`;
  return configContradiction(args);
};
