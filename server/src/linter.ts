import { parseDockerfile } from './dockerfile/parse.ts';
import { applyFixes } from './engine/apply-fixes.ts';
import { applySuppressions } from './engine/apply-suppressions.ts';
import { type BuildFindings, mergeBuilds } from './engine/builds.ts';
import { rankConcerns } from './engine/concerns.ts';
import { type Config, type ConfigProblem, DEFAULT_CONFIG } from './engine/config-model.ts';
import { enabledRules } from './engine/enabled-rules.ts';
import { type Analyse, type Analysed, harmOf } from './engine/fix-check.ts';
import type { EnabledRule, FileReport, Finding } from './engine/model.ts';
import { ownRules } from './engine/own-rules.ts';
import { runRules } from './engine/run-rules.ts';
import { dockerfileFacts, NO_BUILD } from './facts/index.ts';
import type { BuildContext, Facts } from './facts/model.ts';
import type { Host } from './host.ts';
import { type Dossier, dossierAt } from './insight/dossier.ts';
import { assetName, type Knowledge, openKnowledge, TABLE_NAMES } from './knowledge/index.ts';
import type { Fix, Rule } from './rule.ts';
import { rules as builtInRules } from './rules/index.ts';
import { findBuilds } from './workspace/builds.ts';
import { folderOf } from './workspace/paths.ts';

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
}

export interface FixedDocument {
  /** The text with the fixes made; equal to the request's when none was. */
  readonly text: string;
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
export type Outline = Pick<Facts, 'text' | 'nodes' | 'comments' | 'directives'>;

/** The engine with its rules, its tables and its host; the CLI and the language server see nothing else of it. */
export interface Linter {
  readonly rules: readonly Rule[];
  /** The day of the knowledge shipped, `YYYY-MM-DD`; `undefined` when no table could be loaded. */
  knowledgeDate(): Promise<string | undefined>;
  /** Finds the nearest `.plimsoll.yaml` from the file's folder upwards; a bad one gives problems and the defaults. */
  configFor(path: string): Promise<LoadedConfig>;
  /** Reads one configuration file's text. */
  readConfig(text: string): Promise<LoadedConfig>;
  /** Lints one document. Never rejects for anything a document holds. */
  lint(request: LintRequest): Promise<FileReport>;
  /** The fixes of a finding that survive the check: the edited text parses, loses no instruction and has lost the finding. */
  checkedFixes(request: LintRequest, finding: Finding): Promise<readonly Fix[]>;
  /** Applies fixes over and over until none is left or 10 rounds are over. */
  fix(request: LintRequest, safety: 'safe' | 'all'): Promise<FixedDocument>;
  /** Where comments can be put. */
  outline(request: LintRequest): Promise<Outline>;
  /** What is known of the image at an offset; `undefined` where no image stands. */
  dossierAt(request: LintRequest, offset: number): Promise<Dossier | undefined>;
}

const CONFIG_NAME = '.plimsoll.yaml';

/** Puts engine, rules and tables together for a host; `rules` replaces the built-in ones in tests. */
export const createLinter = (host: Host, rules: readonly Rule[] = builtInRules): Linter => new RuleLinter(host, [...ownRules, ...rules]);

class RuleLinter implements Linter {
  readonly rules: readonly Rule[];
  readonly #host: Host;
  #knowledge: Promise<Knowledge> | undefined;

  constructor(host: Host, rules: readonly Rule[]) {
    this.#host = host;
    this.rules = rules;
  }

  async knowledgeDate(): Promise<string | undefined> {
    return (await this.#loadKnowledge()).asOf;
  }

  async configFor(path: string): Promise<LoadedConfig> {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
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

  async lint(request: LintRequest): Promise<FileReport> {
    return toReport(request, (await this.#analyser(request))(request.text));
  }

  async checkedFixes(request: LintRequest, finding: Finding): Promise<readonly Fix[]> {
    const analyse = await this.#analyser(request);
    const before = analyse(request.text);
    return finding.fixes.filter((fix) => {
      const harm = harmOf([{ fix, finding }], { before, analyse });
      if (harm !== undefined) this.#logRefused(request.path, { rule: finding.rule, title: fix.title, reason: harm });
      return harm === undefined;
    });
  }

  async fix(request: LintRequest, safety: 'safe' | 'all'): Promise<FixedDocument> {
    const analyse = await this.#analyser(request);
    const fixed = applyFixes(analyse(request.text), analyse, (fix) => safety === 'all' || fix.safety === 'safe');
    for (const refused of fixed.refused) this.#logRefused(request.path, refused);
    return { text: fixed.analysed.text, applied: fixed.applied, report: toReport(request, fixed.analysed) };
  }

  async outline(request: LintRequest): Promise<Outline> {
    return (await this.#analyser(request))(request.text).facts;
  }

  async dossierAt(request: LintRequest, offset: number): Promise<Dossier | undefined> {
    return dossierAt((await this.#analyser(request))(request.text).facts, offset);
  }

  #logRefused(path: string, { rule, title, reason }: { readonly rule: string; readonly title: string; readonly reason: string }): void {
    this.#host.log('info', `${path}: the fix "${title}" of ${rule} is not offered: ${reason}`);
  }

  /** Waits for all that the document needs, so that what follows waits for nothing. */
  async #analyser(request: LintRequest): Promise<Analyse> {
    const { config, path, scope } = request;
    const { files } = this.#host;
    const knowledge = await this.#loadKnowledge();
    const builds = scope === 'workspace' && files ? await findBuilds(files, path) : [];
    const today = (): string => config.today ?? this.#host.today();
    const context = { path, today, knowledge, trusted: config.trusted };
    const factsOf = (text: string, build: BuildContext): Facts => dockerfileFacts(parseDockerfile(text), { ...context, build });
    const enabled = enabledRules(config, this.rules, pathBelow(request.configPath, path));
    return (text) => analyse(text, { builds: [NO_BUILD, ...builds], factsOf, enabled, rules: this.rules });
  }

  #loadKnowledge(): Promise<Knowledge> {
    this.#knowledge ??= this.#openTables();
    return this.#knowledge;
  }

  async #openTables(): Promise<Knowledge> {
    const texts = await Promise.all(TABLE_NAMES.map(async (name) => [name, await this.#host.asset(assetName(name))] as const));
    const found = texts.filter((entry): entry is [(typeof TABLE_NAMES)[number], string] => entry[1] !== undefined);
    const { knowledge, problems } = openKnowledge(Object.fromEntries(found));
    for (const problem of problems)
      this.#host.log('warn', `A knowledge table can't be used, and the rules that need it are silent: ${problem}`);
    return knowledge;
  }
}

/** A path relative to the folder of the configuration; as it is, where there is none or it lies elsewhere. */
const pathBelow = (configPath: string | undefined, path: string): string => {
  const folder = configPath === undefined ? undefined : `${folderOf(configPath)}/`;
  return folder !== undefined && path.startsWith(folder) ? path.slice(folder.length) : path;
};

interface Setting {
  readonly builds: readonly BuildContext[];
  readonly factsOf: (text: string, build: BuildContext) => Facts;
  readonly enabled: readonly EnabledRule[];
  readonly rules: readonly Rule[];
}

/** The whole pipeline for one text: facts, rules, builds merged, concerns ranked, suppressions applied, in order of place. */
const analyse = (text: string, { builds, factsOf, enabled, rules }: Setting): Analysed => {
  const analysed = builds.map((build) => ({ build, facts: factsOf(text, build) }));
  const facts = (analysed[0] as (typeof analysed)[number]).facts;
  const found: BuildFindings[] = analysed.map(({ build, facts: own }) => ({
    build: build.name,
    findings: rankConcerns(runRules(own, enabled), rules),
  }));
  const findings = applySuppressions(mergeBuilds(found), facts, { rules, enabled });
  return { text, facts, findings: findings.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end) };
};

const toReport = ({ path }: LintRequest, { text, facts, findings }: Analysed): FileReport => ({ path, kind: facts.kind, text, findings });
