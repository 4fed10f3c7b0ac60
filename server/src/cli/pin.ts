import type { PinOptions } from '../insight/plan.ts';
import type { Arguments } from './arguments.ts';
import { type CliHost, type ExitCode, refuse } from './host.ts';
import type { Errand } from './plan-errand.ts';
import { readPlanSettings } from './plan-settings.ts';

/** `plimsoll pin`. */
export const pin = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const settings = readPlanSettings(args, host, 'recent');
  if ('problem' in settings) return refuse(host, settings.problem);
  if (args.has('tag-only') && args.has('digest')) return refuse(host, '--tag-only and --digest contradict each other; give one of them');
  const form = formOf(args);
  if (!settings.registry && form !== 'tag')
    return refuse(host, 'only registries know digests; with --registry=off give --tag-only, or leave out --registry=off');
  const { runPlan } = await import('./plan-run.ts');
  return runPlan({ command: 'pin', settings, silenced: SILENCED[form], plan: (linter, request) => linter.pin(request, { form }) }, host);
};

const formOf = (args: Arguments): PinOptions['form'] => {
  if (args.has('tag-only')) return 'tag';
  return args.has('digest') ? 'digest' : 'tag-and-digest';
};

const LEFT: Errand['silenced'] = { outcome: 'left', words: 'left alone: only registries know digests (--tag-only goes by facts)' };

/** Digests can't be had without asking; of official images the exact tags can. */
const SILENCED: Readonly<Record<PinOptions['form'], Errand['silenced']>> = {
  tag: { outcome: 'planned', words: 'pinned by facts alone' },
  digest: LEFT,
  'tag-and-digest': LEFT,
};
