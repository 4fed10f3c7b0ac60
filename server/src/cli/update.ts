import type { UpdateOptions } from '../insight/plan.ts';
import type { Arguments } from './arguments.ts';
import { type CliHost, type ExitCode, refuse } from './host.ts';
import { readPlanSettings } from './plan-settings.ts';

/** `plimsoll update`. Answers are new: what was true an hour ago is what people update for. */
export const update = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const settings = readPlanSettings(args, host, 'new');
  if ('problem' in settings) return refuse(host, settings.problem);
  const cooldown = args.value('cooldown') ?? '0d';
  const cooldownDays = daysIn(cooldown);
  if (cooldownDays === undefined)
    return refuse(host, `--cooldown can't be "${cooldown}"; it is a number of days or weeks, such as 7d or 2w`);
  const options: UpdateOptions = { policy: (args.value('policy') ?? 'line') as UpdateOptions['policy'], cooldownDays };
  const silenced = { outcome: 'planned', words: 'updated by facts alone' } as const;
  const { runPlan } = await import('./plan-run.ts');
  return runPlan({ command: 'update', settings, silenced, plan: (linter, request) => linter.update(request, options) }, host);
};

const WEEK = 7;

const daysIn = (text: string): number | undefined => {
  const [, count, unit] = /^(\d{1,4})([dw])$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (unit === 'w' ? WEEK : 1);
};
