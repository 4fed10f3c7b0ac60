import type { Config, ConfigProblem } from '../engine/config-model.ts';
import type { Analyse, Analysed } from '../engine/fix-check.ts';
import type { FileReport, Finding } from '../engine/model.ts';
import type { Facts } from '../facts/model.ts';
import type { Dossier, Sighting } from '../insight/dossier.ts';
import type { PinOptions, Plan, UpdateOptions } from '../insight/plan.ts';
import type { Suggestions } from '../insight/suggestion-model.ts';
import type { AnswerBook, Source } from '../registry/answer-book.ts';
import type { RegistryOptions } from '../registry/registry.ts';
import type { Rule } from '../rule.ts';
import type { ChangedFile, Sources } from '../text/edits.ts';
import type { FileLink, LinkRequest, Mention } from './links.ts';
import type { Planned } from './plans.ts';

export type { FileLink, Mention } from './links.ts';

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
  /** Where what only registries know is had from; nowhere without. */
  readonly lookUps?: Source;
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
export type Outline = Pick<Facts, 'kind' | 'path' | 'text' | 'nodes' | 'comments' | 'directives'>;

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
  /** Where the words of a manifest lead in other files; none in a Dockerfile. */
  links(request: LinkRequest): Promise<readonly FileLink[]>;
  /** What manifests nearby say of a Dockerfile. */
  mentions(request: LinkRequest): Promise<readonly Mention[]>;
  /** What could be written at an offset; `undefined` where no image can stand. It waits for no lint. */
  suggestionsAt(request: LintRequest, offset: number, seen?: SeenDocuments): Promise<Suggestions | undefined>;
  /** How the images of a document would be pinned. Without look-ups in the request only to the exact tags that facts know. */
  pin(request: LintRequest, options: PinOptions): Promise<Plan>;
  /** How the images of a document would be moved. Without look-ups in the request only to tags that facts know. */
  update(request: LintRequest, options: UpdateOptions): Promise<Plan>;
  /** What is known of an image by its reference; a text when it is no reference. */
  inspect(reference: string, asked?: Asked): Promise<Dossier | string>;
}

/** Other documents, whose images may be wanted again. */
export type SeenDocuments = () => readonly SourceDocument[];

/** What an image is looked at with. */
export interface Asked {
  /** `YYYY-MM-DD`; today unless given. */
  readonly today?: string;
  /** Where what only registries know is had from; nowhere without. */
  readonly lookUps?: Source;
}

export interface LinterOptions {
  /** Instead of the built-in ones. */
  readonly rules?: readonly Rule[];
  /** What the user of the machine says of registries. They are asked only where the host gives access to the network, and a request says so. */
  readonly registry?: RegistryOptions;
  /** Instead of the one that asks registries. */
  readonly book?: Settling;
}

/** Answers what is read of it. */
export type Settling = Pick<AnswerBook, 'settle'>;

/** A document analysed, and the means to analyse it again when it is edited. */
export interface Analysis {
  readonly start: Analysed;
  readonly analyse: Analyse;
}

/** All that a request needs, read. */
export interface ReadRequest extends Pick<Planned, 'documents' | 'edited' | 'enabled'> {
  readonly given: Sources;
  readonly analyse: Analyse;
}
