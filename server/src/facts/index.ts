import type { Scope } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { readBrokenScripts, readCommandUses } from './command-uses.ts';
import { addDownloads, commandDownloads } from './downloads.ts';
import { readCopiedImages } from './image-uses.ts';
import { readInstalls } from './installs.ts';
import { readLanguageInstalls } from './language-packages.ts';
import { lazy } from './lazy.ts';
import type { BuildContext, Facts, Stage, Trusted } from './model.ts';
import { commandMounts, readVolumes, runMounts } from './mounts.ts';
import { readKeys } from './repositories/keys.ts';
import { readUncheckedInstalls } from './repositories/unchecked.ts';
import { readRepositories } from './repositories.ts';
import { readSourceBuilds } from './source-builds.ts';
import { readStages } from './stages.ts';
import { Variables } from './variables.ts';
import { findChecks } from './verification.ts';

/** All that facts are made from besides the document. */
export interface FactsContext {
  readonly path: string;
  /** Asked only when a rule wants it. */
  readonly today: () => string;
  readonly knowledge: Knowledge;
  readonly trusted: Trusted;
  /** What the workspace calls the images that it builds. */
  readonly builtHere: readonly string[];
  readonly build: BuildContext;
}

/** The Dockerfile by itself: its own defaults, no target. */
export const NO_BUILD: BuildContext = { name: '', arguments: new Map() };

/** What can be known of a Dockerfile in its context. Each kind of fact is worked out when it is first asked for. */
export const dockerfileFacts = (file: Dockerfile, context: FactsContext): Facts => new DockerfileFacts(file, context);

class DockerfileFacts implements Facts {
  readonly kind = 'dockerfile';
  readonly path: string;
  readonly text: string;
  readonly knowledge: Knowledge;
  readonly trusted: Trusted;
  readonly builtHere: Facts['builtHere'];
  readonly parseErrors: Facts['parseErrors'];
  readonly nodes: Facts['nodes'];
  readonly comments: Facts['comments'];
  readonly directives: Facts['directives'];
  readonly stages: Facts['stages'];
  readonly #file: Dockerfile;
  readonly #today: () => string;
  readonly #variables: Variables;

  constructor(file: Dockerfile, context: FactsContext) {
    this.path = context.path;
    this.text = file.text;
    this.#today = context.today;
    this.knowledge = context.knowledge;
    this.trusted = context.trusted;
    this.builtHere = context.builtHere;
    this.parseErrors = file.parseErrors;
    this.nodes = file.instructions;
    this.comments = file.comments;
    this.directives = file.directives;
    this.#file = file;
    this.#variables = new Variables(file, context.build);
    this.stages = readStages(file, this.#variables, context);
  }

  get today(): string {
    return this.#today();
  }

  get images(): Facts['images'] {
    return this.#images();
  }

  get commands(): Facts['commands'] {
    return this.#commands();
  }

  get brokenScripts(): Facts['brokenScripts'] {
    return this.#brokenScripts();
  }

  get mounts(): Facts['mounts'] {
    return this.#mounts();
  }

  get volumes(): Facts['volumes'] {
    return this.#volumes();
  }

  get downloads(): Facts['downloads'] {
    return this.#downloads();
  }

  get builds(): Facts['builds'] {
    return this.#builds();
  }

  get installs(): Facts['installs'] {
    return this.#installs();
  }

  get repositories(): Facts['repositories'] {
    return this.#repositories();
  }

  get repositoryKeys(): Facts['repositoryKeys'] {
    return this.#repositoryKeys();
  }

  get uncheckedInstalls(): Facts['uncheckedInstalls'] {
    return this.#uncheckedInstalls();
  }

  get languageInstalls(): Facts['languageInstalls'] {
    return this.#languageInstalls();
  }

  readonly #stageNames = lazy(this, (facts) => new Set(facts.#file.stages.flatMap(({ name }) => name ?? [])));
  readonly #images = lazy(this, (facts) => [
    ...facts.stages.flatMap(({ image }) => image ?? []),
    ...facts.#perStage((stage, scopeAt) =>
      readCopiedImages(facts.#parsed(stage), { stageNames: facts.#stageNames(), scopeAt, variables: facts.#variables }),
    ),
  ]);
  readonly #commands = lazy(this, (facts) =>
    readCommandUses(facts.stages, (stage) => ({ scopeAt: facts.#scopesOf(stage), variables: facts.#variables })),
  );
  readonly #brokenScripts = lazy(this, (facts) => facts.stages.flatMap(readBrokenScripts));
  readonly #mounts = lazy(this, (facts) => [
    ...facts.#perStage((stage, scopeAt) => runMounts(stage, scopeAt, facts.#variables)),
    ...commandMounts(facts.commands),
  ]);
  readonly #volumes = lazy(this, (facts) => facts.#perStage((stage, scopeAt) => readVolumes(stage, scopeAt, facts.#variables)));
  readonly #checks = lazy(this, (facts) => findChecks(facts.commands));
  readonly #downloads = lazy(this, (facts) => [
    ...commandDownloads(facts.commands, facts.#checks()),
    ...facts.#perStage((stage, scopeAt) => addDownloads(stage, { scopeAt, variables: facts.#variables, checks: facts.#checks() })),
  ]);
  readonly #builds = lazy(this, (facts) => readSourceBuilds(facts.downloads, facts.commands));
  readonly #installs = lazy(this, (facts) => readInstalls(facts.commands));
  readonly #repositories = lazy(this, readRepositories);
  readonly #repositoryKeys = lazy(this, readKeys);
  readonly #uncheckedInstalls = lazy(this, (facts) => readUncheckedInstalls(facts.commands));
  readonly #languageInstalls = lazy(this, (facts) => readLanguageInstalls(facts.commands));

  #perStage<T>(read: (stage: Stage, scopeAt: (instruction: Instruction) => Scope) => readonly T[]): readonly T[] {
    return this.stages.flatMap((stage) => read(stage, this.#scopesOf(stage)));
  }

  #scopesOf(stage: Stage): (instruction: Instruction) => Scope {
    return (instruction) => this.#variables.scope(this.#parsed(stage), instruction);
  }

  #parsed(stage: Stage): ParsedStage {
    return this.#file.stages[stage.index] as ParsedStage;
  }
}
