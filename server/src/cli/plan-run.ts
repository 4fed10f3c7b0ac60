import { realpathSync } from 'node:fs';
import type { RunError } from '../engine/model.ts';
import type { Linter } from '../linter.ts';
import { AskedHosts } from './asked-hosts.ts';
import { Configs } from './configs.ts';
import { type CliHost, type ExitCode, oneLine, tell } from './host.ts';
import { leftAlone } from './lint-target.ts';
import type { Errand, PlannedTarget } from './plan-errand.ts';
import { finishPlans, type Plans } from './plan-outcome.ts';
import { Progress } from './progress.ts';
import { ReadOnce } from './read-once.ts';
import { areMany, sideBySide, WAITING } from './side-by-side.ts';
import { Silencers } from './silencers.ts';
import type { Unread } from './source.ts';
import { findTargets, type Target } from './targets.ts';

/** Plans for all files, writes what comes of it and prints; gives what the process exits with. */
export const runPlan = async (errand: Errand, host: CliHost): Promise<ExitCode> => {
  const { settings } = errand;
  const asked = new AskedHosts();
  const linter = await host.loadLinter({ log: settings.log, registry: settings.registry && asked.hearing(settings.registry) });
  const overrides = { rules: new Map(), today: settings.today };
  const configs = new Configs({ linter, from: settings.config, overrides, cwd: host.cwd });
  const { targets, errors } = await findTargets(settings.paths, { cwd: host.cwd, stdinName: undefined });
  if (targets.length + errors.length === 0)
    tell(host, `no Dockerfile and no manifest found in ${settings.paths.join(', ') || 'the current folder'}`);
  if (areMany(targets)) await host.prepareForMany?.();
  const run = new PlanRun(errand, { linter, configs, host });
  const planned = await run.over(eachOnce(targets));
  return finishPlans({ ...planned, errors: [...errors, ...planned.errors], asked: asked.hosts() }, { errand, linter, host });
};

interface RunParts {
  readonly linter: Linter;
  readonly configs: Configs;
  readonly host: CliHost;
}

/** What became of one file. */
type Fate =
  | { readonly is: 'planned'; readonly planned: PlannedTarget }
  | { readonly is: 'failed'; readonly errors: readonly RunError[] }
  | { readonly is: 'template' | 'foreign' | 'silenced' };

/** Makes the plans; what goes wrong with one file leaves the others alone. */
class PlanRun {
  readonly #errand: Errand;
  readonly #parts: RunParts;
  readonly #silencers: Silencers;
  readonly #files = new ReadOnce();

  constructor(errand: Errand, parts: RunParts) {
    this.#errand = errand;
    this.#parts = parts;
    this.#silencers = new Silencers(parts.host.cwd);
  }

  /** In the order in which the files were named, whichever is done first. */
  async over(targets: readonly Target[]): Promise<Omit<Plans, 'asked'>> {
    const { registry, log } = this.#errand.settings;
    const progress = new Progress(this.#parts.host, { total: targets.length, log });
    const fates = await sideBySide(targets, registry ? WAITING : 1, async (target) => {
      const fate = await this.#guarded(target);
      progress.step();
      return fate;
    });
    progress.end();
    return {
      planned: fates.flatMap((fate) => (fate.is === 'planned' ? [fate.planned] : [])),
      errors: eachOnceTold(fates.flatMap((fate) => (fate.is === 'failed' ? fate.errors : []))),
      templates: fates.filter(({ is }) => is === 'template').length,
      files: this.#files,
      notes: this.#silencers.lines(this.#errand.silenced.words),
    };
  }

  /** The linter does not throw, whatever a text holds; should it do so all the same, the other files go on. */
  async #guarded(target: Target): Promise<Fate> {
    try {
      return await this.#plan(target);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failed(target, `internal error, please report it: ${reason}`);
    }
  }

  async #plan(target: Target): Promise<Fate> {
    const source = this.#files.read(target.path);
    if ('problem' in source) return this.#refused(target, source);
    const reason = leftAlone(target, source);
    if (reason !== undefined) return { is: reason };
    const choice = await this.#parts.configs.of(target.path);
    if ('errors' in choice) return { is: 'failed', errors: choice.errors };
    const { settings, silenced } = this.#errand;
    const isSilenced = settings.registry !== undefined && choice.config.registry === 'off';
    if (isSilenced) this.#silencers.note(choice.configPath);
    if (isSilenced && silenced.outcome === 'left') return { is: 'silenced' };
    const lookUps = settings.registry && !isSilenced && ({ from: 'registries' } as const);
    const scope = target.origin === 'found' ? 'workspace' : 'file';
    const unsaved = (path: string): string | undefined => this.#files.textOf(path);
    const request = { path: target.path, text: source.text, ...choice, scope, unsaved, ...(lookUps && { lookUps }) } as const;
    const plan = await this.#errand.plan(this.#parts.linter, request);
    return { is: 'planned', planned: { path: target.path, shown: target.shown, text: source.text, plan } };
  }

  #refused(target: Target, { problem, isTooLarge }: Unread): Fate {
    if (target.origin !== 'found' || !isTooLarge) return failed(target, problem);
    tell(this.#parts.host, `${oneLine(target.shown)} ${problem}; it is skipped`);
    return { is: 'foreign' };
  }
}

const failed = ({ shown }: Target, message: string): Fate => ({ is: 'failed', errors: [{ path: shown, message }] });

/** Many files share a configuration; what is wrong with it is told once. */
const eachOnceTold = (errors: readonly RunError[]): readonly RunError[] =>
  errors.filter((error, index) => errors.findIndex(({ path, message }) => path === error.path && message === error.message) === index);

/** A file that is named by a link, too, would be written twice. */
const eachOnce = (targets: readonly Target[]): readonly Target[] => {
  const seen = new Set<string>();
  return targets.filter(({ path }) => {
    const real = realPathOf(path);
    const isNew = !seen.has(real);
    seen.add(real);
    return isNew;
  });
};

const realPathOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};
