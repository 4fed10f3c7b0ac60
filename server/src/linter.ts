import { applyFixes } from './engine/apply-fixes.ts';
import { checkFixes } from './engine/check-fixes.ts';
import { DEFAULT_CONFIG } from './engine/config-model.ts';
import { enabledRules, usualRules } from './engine/enabled-rules.ts';
import type { EnabledRule, FileReport, Finding } from './engine/model.ts';
import { ownRules } from './engine/own-rules.ts';
import { reportOf } from './engine/pipeline.ts';
import { NO_IMAGE } from './facts/image-uses.ts';
import { type LookUps, NO_LOOK_UPS } from './facts/look-ups.ts';
import type { Host } from './host.ts';
import { parseReference } from './image/reference.ts';
import type { Dossier, Sighting } from './insight/dossier.ts';
import type { Answered } from './insight/inquiry.ts';
import type { PinOptions, Plan, UpdateOptions } from './insight/plan.ts';
import type { Suggestions } from './insight/suggestion-model.ts';
import { Shelf } from './knowledge/shelf.ts';
import type { LinkRequest } from './linting/links.ts';
import type {
  Analysis,
  Asked,
  FileInQuestion,
  FileLink,
  FixedDocument,
  Linter,
  LinterOptions,
  LintRequest,
  LoadedConfig,
  Mention,
  Outline,
  ReadRequest,
  SeenDocuments,
  Settling,
} from './linting/model.ts';
import type { Planner } from './linting/plans.ts';
import { readRequest } from './linting/reading.ts';
import type { Source } from './registry/answer-book.ts';
import type { RegistryOptions } from './registry/registry.ts';
import type { Rule } from './rule.ts';
import { rules as builtInRules } from './rules/index.ts';
import { changedFiles } from './text/edits.ts';
import { foldersAbove, pathBeside } from './text/paths.ts';

export type * from './linting/model.ts';

/** What a configuration file is called. */
export const CONFIG_NAME = '.plimsoll.yaml';

/** Puts engine, rules and tables together for a host. */
export const createLinter = (host: Host, options: LinterOptions = {}): Linter => new RuleLinter(host, options);

class RuleLinter implements Linter {
  readonly rules: readonly Rule[];
  readonly #host: Host;
  readonly #registry: RegistryOptions;
  readonly #shelf: Shelf;
  #book: Promise<Settling> | undefined;
  readonly #analyses = new WeakMap<LintRequest, Promise<Analysis>>();

  constructor(host: Host, { rules = builtInRules, registry = {}, book }: LinterOptions) {
    this.#host = host;
    this.#registry = registry;
    this.#book = book && Promise.resolve(book);
    this.rules = [...ownRules, ...rules];
    const tell = (problem: string): void =>
      host.log('warn', `A knowledge table can't be used, and the rules that need it are silent: ${problem}`);
    this.#shelf = new Shelf({ asset: (name) => host.asset(name), tell });
  }

  knowledgeDate(which: 'used' | 'shipped'): Promise<string | undefined> {
    return this.#shelf.asOf(which);
  }

  oldKnowledge(today = this.#host.today()): Promise<string | undefined> {
    return this.#shelf.warning(today);
  }

  async configFor(path: string): Promise<LoadedConfig> {
    for (const folder of foldersAbove(path)) {
      const text = await this.#host.files?.read(`${folder}/${CONFIG_NAME}`);
      if (text !== undefined) return { ...(await this.readConfig(text)), path: `${folder}/${CONFIG_NAME}` };
    }
    return { config: DEFAULT_CONFIG, problems: [] };
  }

  async readConfig(text: string): Promise<LoadedConfig> {
    if (text === '') return { config: DEFAULT_CONFIG, problems: [], text };
    // The YAML parser is large, and most runs have no configuration file.
    const { readConfig } = await import('./engine/config.ts');
    return { ...readConfig(text, this.rules), text };
  }

  async enabledRules(request: FileInQuestion): Promise<readonly Rule[]> {
    return (await this.#enabled(request)).map(({ rule }) => rule);
  }

  async lint(request: LintRequest): Promise<FileReport> {
    return reportOf(request.path, (await this.#analysis(request)).start);
  }

  async withCheckedFixes(request: LintRequest, given: readonly Finding[]): Promise<readonly Finding[]> {
    const { start: before, analyse } = await this.#analysis(request);
    const { findings, refused } = checkFixes(given, { before, analyse });
    for (const [{ finding, fix }, reason] of refused) this.#logRefused(request.path, { rule: finding.rule, title: fix.title, reason });
    return findings;
  }

  async fix(request: LintRequest, safety: 'safe' | 'all'): Promise<FixedDocument> {
    const { start, analyse } = await this.#analysis(request);
    const { analysed, applied, refused } = applyFixes(start, analyse, safety);
    for (const one of refused) this.#logRefused(request.path, one);
    return { text: analysed.text, others: changedFiles(start, analysed), applied, report: reportOf(request.path, analysed) };
  }

  async outline(request: LintRequest): Promise<Outline> {
    return (await this.#analysis(request)).start.facts;
  }

  async sightingAt(request: LintRequest, offset: number): Promise<Sighting | undefined> {
    const insight = await loadInsight();
    const { facts } = (await this.#analysis(request)).start;
    return this.#settle(sourceIn(request), (lookUps) => insight.sightingAt(facts, offset, { shelf: this.#shelf, lookUps }));
  }

  async sightings(request: LintRequest): Promise<readonly Sighting[]> {
    const insight = await loadInsight();
    const { facts } = (await this.#analysis(request)).start;
    return this.#settle(sourceIn(request), (lookUps) => insight.sightings(facts, lookUps));
  }

  async links(request: LinkRequest): Promise<readonly FileLink[]> {
    return this.#host.files ? (await loadLinks()).linksOf(request, this.#host.files) : [];
  }

  async mentions(request: LinkRequest): Promise<readonly Mention[]> {
    return this.#host.files ? (await loadLinks()).mentionsOf(request, this.#host.files) : [];
  }

  async inspect(text: string, { today = this.#host.today(), lookUps }: Asked = {}): Promise<Dossier | string> {
    const parsed = parseReference(text);
    if ('problem' in parsed) return parsed.problem;
    if (text === NO_IMAGE) return 'it stands for an empty base';
    const insight = await loadInsight();
    const about = { today, shelf: this.#shelf };
    return this.#settle(lookUps, (found) => insight.inspect(parsed.reference, { ...about, lookUps: found }));
  }

  async suggestionsAt(request: LintRequest, offset: number, seen: SeenDocuments = () => []): Promise<Suggestions | undefined> {
    const { suggesterAt } = await import('./linting/suggestions.ts');
    const suggest = await suggesterAt(request, { offset, seen }, { shelf: this.#shelf, today: request.config.today ?? this.#host.today() });
    return suggest && this.#settle(sourceIn(request), suggest);
  }

  async pin(request: LintRequest, options: PinOptions): Promise<Plan> {
    return this.#plan(request, ({ pinner }) => pinner(options));
  }

  async update(request: LintRequest, options: UpdateOptions): Promise<Plan> {
    return this.#plan(request, ({ updater }) => updater(options, this.#host));
  }

  async #plan(request: LintRequest, plannerOf: (plans: Plans) => Planner): Promise<Plan> {
    const plans = await loadPlans();
    const plan = plannerOf(plans);
    const source = sourceIn(request);
    const from = source && (this.#book ?? this.#host.http) ? 'registries' : 'facts';
    // A strict rule is not turned off by being none of the recommended.
    const enabled = await this.#enabled({ ...request, config: { ...request.config, extends: 'strict' } });
    return this.#settle(source, async (answered) => {
      const planned = plans.planRequest({ ...(await this.#read(request, answered)), enabled, rules: this.rules });
      return plan({ ...planned, from, answered });
    });
  }

  #logRefused(path: string, { rule, title, reason }: { readonly rule: string; readonly title: string; readonly reason: string }): void {
    this.#host.log('info', `${path}: the fix "${title}" of ${rule} is not offered: ${reason}`);
  }

  /** What is asked of one request is answered from one analysis: an editor asks for much of each version. */
  #analysis(request: LintRequest): Promise<Analysis> {
    const known = this.#analyses.get(request) ?? this.#analyseNow(request);
    this.#analyses.set(request, known);
    return known;
  }

  /** What registries are asked is known once rules have read what is there, so that they may run several times. */
  async #analyseNow(request: LintRequest): Promise<Analysis> {
    return this.#settle(sourceIn(request), async (lookUps) => {
      const { given, analyse } = await this.#read(request, lookUps);
      return { start: analyse(given), analyse };
    });
  }

  async #settle<T>(source: Source | undefined, compute: (lookUps: Answered) => T | Promise<T>): Promise<T> {
    if (!source) return compute(NO_LOOK_UPS);
    if (this.#host.http) this.#book ??= this.#openBook();
    return this.#book ? (await this.#book).settle(source, compute) : compute(NO_LOOK_UPS);
  }

  /** Loaded late, for most runs ask nobody. */
  async #openBook(): Promise<Settling> {
    const { AnswerBook } = await import('./registry/answer-book.ts');
    return new AnswerBook(this.#host, this.#registry);
  }

  async #read(request: LintRequest, lookUps: LookUps): Promise<ReadRequest> {
    const enabled = await this.#enabled(request);
    return readRequest(request, { host: this.#host, shelf: this.#shelf, rules: this.rules, enabled, lookUps });
  }

  async #enabled({ config, configPath, path }: FileInQuestion): Promise<readonly EnabledRule[]> {
    if (config.overrides.length === 0) return usualRules(config, this.rules);
    // What matches patterns is large, and most configurations have no overrides.
    const { overridesFor } = await import('./engine/overrides.ts');
    return enabledRules(config, this.rules, overridesFor(pathBeside(configPath, path), config));
  }
}

/** A file of the workspace can only turn registries off. */
const sourceIn = ({ config, lookUps }: LintRequest): Source | undefined => (config.registry === 'off' ? undefined : lookUps);

/** A lint has no use for it. */
const loadInsight = () => import('./insight/sightings.ts');

/** Few runs plan anything. */
const loadPlans = () => import('./linting/plans.ts');

type Plans = Awaited<ReturnType<typeof loadPlans>>;

/** Only editors follow links. */
const loadLinks = () => import('./linting/links.ts');
