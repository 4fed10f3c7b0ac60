import type { FileReport, Report, RunError } from '../engine/model.ts';
import { isTooLong } from '../facts/file-names.ts';
import { many } from '../formats/counts.ts';
import type { Linter } from '../linter.ts';
import { type AskedHosts, silenceInWords } from './asked-hosts.ts';
import type { Configs } from './configs.ts';
import { type CliHost, type ExitCode, oneLine, tell } from './host.ts';
import { leftAlone, lintTarget, type Outcome } from './lint-target.ts';
import { shownPath, withShownPaths } from './paths.ts';
import { printReport } from './print.ts';
import type { Change } from './replace-files.ts';
import { reaches, type Settings, withoutInfos } from './settings.ts';
import { areMany, sideBySide, WAITING } from './side-by-side.ts';
import { Silencers } from './silencers.ts';
import { readSource, type Source, sourceOf, type Unread } from './source.ts';
import type { Target, Targets } from './targets.ts';

export interface RunParts {
  readonly settings: Settings;
  readonly linter: Linter;
  readonly configs: Configs;
  readonly host: CliHost;
  readonly asked: AskedHosts;
}

const REASONS = {
  template: 'holds {{, {% or <%, so it is a template and is skipped; name it to lint it',
  foreign: 'is none of the kinds of YAML and JSON that are read, so it is skipped',
} as const;

/** One run over all files: what went well is reported at the end, what went wrong is told at once. */
export class LintRun {
  readonly #parts: RunParts;
  readonly #reports = new Map<Target, FileReport>();
  readonly #errors: RunError[] = [];
  /** By path, for fixes of several Dockerfiles may change one Compose file. */
  readonly #changes = new Map<string, Change>();
  readonly #silencers: Silencers;
  #skipped = 0;
  #applied = 0;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#silencers = new Silencers(parts.host.cwd);
  }

  /** Lints, fixes and prints; gives what the process exits with. */
  async over({ targets, errors }: Targets): Promise<ExitCode> {
    const { settings, host } = this.#parts;
    for (const error of errors) this.#fail(error);
    if (areMany(targets)) await host.prepareForMany?.();
    await this.#all(targets);
    if (targets.length + errors.length === 0)
      tell(host, `no Dockerfile and no manifest found in ${settings.paths.join(', ') || 'the current folder'}`);
    await this.#print(targets);
    this.#tellSilences();
    await this.#tellAge();
    if (this.#errors.length > 0) return 2;
    return [...this.#reports.values()].some((file) => reaches(file, settings.failOn)) ? 1 : 0;
  }

  /** Where registries are asked, many files wait at once; fixes of one may change what others read. */
  async #all(targets: readonly Target[]): Promise<void> {
    const { registry, fix } = this.#parts.settings;
    await sideBySide(targets, registry && fix === 'none' ? WAITING : 1, (target) => this.#guarded(target));
  }

  /** The linter does not throw, whatever a text holds; should it do so all the same, the other files go on. */
  async #guarded(target: Target): Promise<void> {
    try {
      await this.#lint(target);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#fail({ path: target.shown, message: `internal error, please report it: ${reason}` });
    }
  }

  async #lint(target: Target): Promise<void> {
    const source = await this.#read(target);
    if ('problem' in source) return this.#refuse(target, source);
    const reason = leftAlone(target, source);
    if (reason !== undefined) return this.#skip(target, reason);
    if (source.encoding === 'broken') this.#note(target, 'is not valid UTF-8; it is linted with replacement characters for the bad bytes');
    if (isTooLong(target.path, source.text)) this.#note(target, 'has a document of more than 256 KiB, and nothing of that is looked at');
    const choice = await this.#parts.configs.of(target.path);
    if ('errors' in choice) return this.#failOnce(choice.errors);
    if (choice.config.registry === 'off' && this.#parts.settings.registry) this.#silencers.note(choice.configPath);
    const scope = target.origin === 'found' ? 'workspace' : 'file';
    const unsaved = (path: string): string | undefined => this.#changes.get(path)?.after;
    const lookUps = this.#parts.settings.registry && ({ from: 'registries' } as const);
    const request = { path: target.path, text: source.text, ...choice, scope, unsaved, ...(lookUps && { lookUps }) } as const;
    this.#take(target, await lintTarget(request, target, { ...this.#parts, source }));
  }

  async #read(target: Target): Promise<Source> {
    if (target.origin === 'stdin') return sourceOf(await this.#parts.host.readStdin());
    const source = readSource(target.path);
    // Fixes of a Dockerfile may have changed this file, and with `--diff` that is not written.
    const changed = this.#changes.get(target.path)?.after;
    return 'problem' in source || changed === undefined ? source : { ...source, text: changed };
  }

  #take(target: Target, { report, changes, applied, unwritten }: Outcome): void {
    this.#reports.set(target, withShownPaths(report, target.shown, this.#parts.host.cwd));
    this.#applied += applied;
    for (const change of changes)
      this.#changes.set(change.path, { ...change, before: this.#changes.get(change.path)?.before ?? change.before });
    if (unwritten !== undefined) this.#fail({ path: target.shown, message: unwritten });
  }

  /** What is none of ours is not worth a word, unless somebody asks for words. */
  #skip(target: Target, reason: 'template' | 'foreign'): void {
    if (reason === 'template') this.#skipped++;
    if (this.#parts.settings.detail === 'verbose') this.#note(target, REASONS[reason]);
  }

  /** A folder may hold a list of all objects of a cluster; that fails no run over the rest. */
  #refuse(target: Target, { problem, isTooLarge }: Unread): void {
    if (target.origin === 'found' && isTooLarge) this.#note(target, `${problem}; it is skipped`);
    else this.#fail({ path: target.shown, message: problem });
  }

  #note(target: Target, message: string): void {
    this.#parts.host.stderr.write(`${oneLine(target.shown)}: info: ${message}\n`);
  }

  #fail(error: RunError): void {
    this.#errors.push(error);
    this.#parts.host.stderr.write(`${oneLine(error.path)}: ${oneLine(error.message)}\n`);
  }

  /** Many files share a configuration; what is wrong with it is told once. */
  #failOnce(errors: readonly RunError[]): void {
    const isTold = (error: RunError) => this.#errors.some(({ path, message }) => path === error.path && message === error.message);
    for (const error of errors) if (!isTold(error)) this.#fail(error);
  }

  /** With `--diff` stdout belongs to the patch, with `--fix -` to the fixed text. */
  async #print(targets: Targets['targets']): Promise<void> {
    const { settings, host } = this.#parts;
    const isDiff = settings.result === 'diff';
    const isPiped = !isDiff && settings.fix !== 'none' && targets.some(({ origin }) => origin === 'stdin');
    if (isDiff) await this.#printPatches(targets);
    if (isPiped) for (const { path, origin } of targets) if (origin === 'stdin') host.stdout.write(this.#changes.get(path)?.after ?? '');
    this.#tellFixes();
    if (isDiff && settings.output === undefined) return;
    const stream = isPiped ? host.stderr : host.stdout;
    const failure = await printReport(await this.#report(targets), { settings, host, stream, skipped: this.#skipped });
    if (failure !== undefined) this.#fail(failure);
  }

  async #printPatches(targets: readonly Target[]): Promise<void> {
    const changed = this.#changed();
    if (changed.length === 0) return;
    const { patchOf } = await import('./patch.ts');
    const { stdout, cwd } = this.#parts.host;
    const stdin = targets.find(({ origin }) => origin === 'stdin');
    for (const change of changed) {
      const shown = change.path === stdin?.path ? stdin.shown : shownPath(change.path, cwd);
      stdout.write(patchOf(change, shown, stdout.isTerminal ? 'terminal' : 'file'));
    }
  }

  #changed(): Change[] {
    return [...this.#changes.values()].filter(({ before, after }) => before !== after);
  }

  #tellFixes(): void {
    const { settings, host } = this.#parts;
    if (settings.fix === 'none') return;
    const files = this.#changed().length;
    const verb = settings.result === 'diff' ? 'would fix' : 'fixed';
    host.stderr.write(`${verb} ${many(this.#applied, 'problem')} in ${many(files, 'file')}\n`);
  }

  /** What registries said nothing about looks as if all were well with it. */
  #tellSilences(): void {
    const { host, asked } = this.#parts;
    for (const line of this.#silencers.lines('judged by facts alone')) tell(host, line);
    for (const silence of asked.silences()) host.stderr.write(`registry: ${oneLine(silenceInWords(silence))}\n`);
  }

  /** Once per run: what happened since is not known, and nothing in the findings says so. */
  async #tellAge(): Promise<void> {
    const { linter, settings, host } = this.#parts;
    const note = await linter.oldKnowledge(settings.today);
    if (note !== undefined) tell(host, note);
  }

  async #report(targets: Targets['targets']): Promise<Report> {
    const { settings, linter, host } = this.#parts;
    const files = targets.flatMap((target) => this.#reports.get(target) ?? []);
    return {
      tool: { name: 'plimsoll', version: host.version },
      knowledge: { asOf: await linter.knowledgeDate('used') },
      rules: linter.rules,
      files: settings.infos === 'hidden' ? files.map(withoutInfos) : files,
      errors: this.#errors,
    };
  }
}
