import { applyFixes } from './engine/apply-fixes.ts';
import { checkFixes } from './engine/check-fixes.ts';
import { type Config, type ConfigProblem, DEFAULT_CONFIG } from './engine/config-model.ts';
import { enabledRules, usualRules } from './engine/enabled-rules.ts';
import type { Analyse, Analysed } from './engine/fix-check.ts';
import type { EnabledRule, FileReport, Finding } from './engine/model.ts';
import { ownRules } from './engine/own-rules.ts';
import { analyse } from './engine/pipeline.ts';
import { readerOf } from './facts/documents.ts';
import { NO_IMAGE } from './facts/image-uses.ts';
import { NO_BUILD } from './facts/index.ts';
import { lazy } from './facts/lazy.ts';
import type { BuildContext, Facts } from './facts/model.ts';
import { neededReleases } from './facts/needed-tables.ts';
import type { Host } from './host.ts';
import { parseReference } from './image/reference.ts';
import type { Dossier, Sighting } from './insight/dossier.ts';
import { Shelf } from './knowledge/shelf.ts';
import type { Rule } from './rule.ts';
import { rules as builtInRules } from './rules/index.ts';
import { type ChangedFile, changedFiles, type Sources } from './text/edits.ts';
import { folderOf, foldersAbove, pathWithin } from './text/paths.ts';
import { surroundingsFor } from './workspace/builds.ts';

export interface SourceDocument {
  /** Absolute, or a URI where the platform has no paths. */
  readonly path: string;
  readonly text: string;
}

export interface LintRequest extends SourceDocument {
  readonly config: Config;
  /** The file that the configuration was read from; the patterns of its overrides are matched below its folder. */
  readonly configPath?: string;
  /** `workspace`: also once for each build that a Compose file nearby describes. */
  readonly scope: 'file' | 'workspace';
  /** The text of another file, where it is no longer what the host reads. */
  readonly unsaved?: (path: string) => string | undefined;
}

/** A file and the configuration that holds for it. */
export type FileInQuestion = Pick<LintRequest, 'path' | 'config' | 'configPath'>;

export interface FixedDocument {
  /** The text with the fixes made; equal to the request's when none was. */
  readonly text: string;
  /** Other files that the fixes change: they are all to be written, or none and not the text either. */
  readonly others: readonly ChangedFile[];
  /** How many fixes were made. */
  readonly applied: number;
  /** What is found in the text afterwards. */
  readonly report: FileReport;
}

export interface LoadedConfig {
  readonly config: Config;
  /** The file it was read from; absent when the defaults hold. */
  readonly path?: string;
  readonly text?: string;
  readonly problems: readonly ConfigProblem[];
}

/** What comments can speak of, and the comments that are there. */
export type Outline = Pick<Facts, 'kind' | 'text' | 'nodes' | 'comments' | 'directives'>;

/** The engine with its rules, its tables and its host; the CLI and the language server see nothing else of it. */
export interface Linter {
  readonly rules: readonly Rule[];
  /** The day of the oldest table, `YYYY-MM-DD`, among those that lints have used or among all; `undefined` when there is none. */
  knowledgeDate(which: 'used' | 'shipped'): Promise<string | undefined>;
  /** What to tell once, when a table that lints have used is old on a day (`YYYY-MM-DD`, today unless given). */
  oldKnowledge(today?: string): Promise<string | undefined>;
  /** Finds the nearest `.plimsoll.yaml` from the file's folder upwards; a bad one gives problems and the defaults. */
  configFor(path: string): Promise<LoadedConfig>;
  /** Reads one configuration file's text. */
  readConfig(text: string): Promise<LoadedConfig>;
  /** The rules that are on for a file. */
  enabledRules(request: FileInQuestion): Promise<readonly Rule[]>;
  /** Lints one document. Never rejects for anything a document holds. */
  lint(request: LintRequest): Promise<FileReport>;
  /**
   * Findings with those of their fixes that survive the check: the edited text parses, loses no instruction and has lost the finding.
   * What is suppressed keeps none.
   */
  withCheckedFixes(request: LintRequest, findings: readonly Finding[]): Promise<readonly Finding[]>;
  /** Applies fixes over and over until none is left or 10 rounds are over. */
  fix(request: LintRequest, safety: 'safe' | 'all'): Promise<FixedDocument>;
  /** Where comments can be put. */
  outline(request: LintRequest): Promise<Outline>;
  /** What is known of the image at an offset; `undefined` where no image stands. */
  sightingAt(request: LintRequest, offset: number): Promise<Sighting | undefined>;
  /** What is known of each image that is named. */
  sightings(request: LintRequest): Promise<readonly Sighting[]>;
  /** What is known of an image by its reference, on a day (`YYYY-MM-DD`, today unless given); a text when it is no reference. */
  inspect(reference: string, today?: string): Promise<Dossier | string>;
}

/** What a configuration file is called. */
export const CONFIG_NAME = '.plimsoll.yaml';

/** Puts engine, rules and tables together for a host; `rules` replaces the built-in ones in tests. */
export const createLinter = (host: Host, rules: readonly Rule[] = builtInRules): Linter => new RuleLinter(host, [...ownRules, ...rules]);

class RuleLinter implements Linter {
  readonly rules: readonly Rule[];
  readonly #host: Host;
  readonly #shelf: Shelf;
  readonly #analyses = new WeakMap<LintRequest, Promise<Analysis>>();

  constructor(host: Host, rules: readonly Rule[]) {
    this.#host = host;
    this.rules = rules;
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
    return toReport(request, (await this.#analysis(request)).start);
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
    return { text: analysed.text, others: changedFiles(start, analysed), applied, report: toReport(request, analysed) };
  }

  async outline(request: LintRequest): Promise<Outline> {
    return (await this.#analysis(request)).start.facts;
  }

  async sightingAt(request: LintRequest, offset: number): Promise<Sighting | undefined> {
    return (await loadInsight()).sightingAt((await this.#analysis(request)).start.facts, offset, this.#shelf);
  }

  async sightings(request: LintRequest): Promise<readonly Sighting[]> {
    const { facts } = (await this.#analysis(request)).start;
    return (await loadInsight()).sightings(facts);
  }

  async inspect(text: string, today = this.#host.today()): Promise<Dossier | string> {
    const parsed = parseReference(text);
    if ('problem' in parsed) return parsed.problem;
    if (text === NO_IMAGE) return 'it stands for an empty base';
    return (await loadInsight()).inspect(parsed.reference, this.#shelf, today);
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

  /** Waits for all that the document needs, so that what follows waits for nothing. */
  async #analyseNow(request: LintRequest): Promise<Analysis> {
    const { config, path, text } = request;
    const reader = await readerOf(request);
    const surroundings = await surroundingsFor(this.#host.files, request, reader.beside);
    const given: Sources = { text, others: surroundings.others };
    const read = reader.read(given);
    let knowledge = await this.#shelf.take(read.tables);
    const today = lazy(this.#host, (host) => config.today ?? host.today());
    const context = { path, today, knowledge: () => knowledge, trusted: config.trusted, builtHere: surroundings.images };
    const builds = [NO_BUILD, ...surroundings.buildsIn(given.others)];
    const known = new Map(builds.map((build) => [build, read.facts({ ...context, build })]));
    const enabled = await this.#enabled(request);
    const bases = enabled.some(({ rule }) => rule.asksOfBases) ? 'asked' : 'not-asked';
    // From here on the facts know what the releases ship; what these were told from does not depend on it.
    knowledge = await this.#shelf.withPackages(knowledge, neededReleases([...known.values()], bases));
    const run: Analyse = (sources, about) => {
      const isGiven = sources.text === text && sources.others === given.others;
      const current = isGiven ? read : reader.read(sources);
      const factsOf = (build: BuildContext): Facts => (isGiven ? known.get(build) : undefined) ?? current.facts({ ...context, build });
      const setting = { builds: [NO_BUILD, ...surroundings.buildsIn(sources.others)], factsOf, enabled, rules: this.rules, about } as const;
      return analyse(sources, setting);
    };
    return { start: run(given), analyse: run };
  }

  async #enabled({ config, configPath, path }: FileInQuestion): Promise<readonly EnabledRule[]> {
    if (config.overrides.length === 0) return usualRules(config, this.rules);
    // What matches patterns is large, and most configurations have no overrides.
    const { overridesFor } = await import('./engine/overrides.ts');
    return enabledRules(config, this.rules, overridesFor(pathBelow(configPath, path), config));
  }
}

/** A lint has no use for it. */
const loadInsight = () => import('./insight/sightings.ts');

/** A path relative to the folder of the configuration; as it is, where there is none or it lies elsewhere. */
const pathBelow = (configPath: string | undefined, path: string): string =>
  (configPath === undefined ? undefined : pathWithin(folderOf(configPath), path)) ?? path;

/** A document analysed, and the means to analyse it again when it is edited. */
interface Analysis {
  readonly start: Analysed;
  readonly analyse: Analyse;
}

const toReport = ({ path }: LintRequest, { text, others, facts, findings }: Analysed): FileReport => ({
  path,
  kind: facts.kind,
  text,
  others,
  findings,
});
