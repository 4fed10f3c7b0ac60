import type { Scope } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { isRun } from '../shell/model.ts';
import { findChecks } from './checks.ts';
import { readBrokenScripts, readCommandUses } from './command-uses.ts';
import { buildContainers, commandContainers } from './container-settings.ts';
import { addDownloads } from './downloads/added.ts';
import { commandDownloads } from './downloads/commands.ts';
import { MOST_IMAGES, readCopiedImages } from './image-uses.ts';
import { readInstalls } from './installs.ts';
import { labelMounts } from './label-mounts.ts';
import { readLanguageInstalls } from './language-packages.ts';
import { lazy } from './lazy.ts';
import type { LookUps } from './look-ups.ts';
import type { CopyContext } from './materials/copies.ts';
import { followDownloads } from './materials/follow.ts';
import type { BuildContext, Facts, Stage, Trusted } from './model.ts';
import { commandMounts, readVolumes, runMounts } from './mounts.ts';
import { readKeys } from './repositories/keys.ts';
import { readUncheckedInstalls } from './repositories/unchecked.ts';
import { readRepositories } from './repositories.ts';
import { readSourceBuilds } from './source-builds.ts';
import { readStages } from './stages.ts';
import { readSyntaxImage } from './syntax-image.ts';
import { Variables } from './variables.ts';
import { folderAt, stageFolders, type WorkFolders } from './work-folder.ts';

/** All that facts are made from besides the document. */
export interface FactsContext {
  readonly path: string;
  /** Asked only when a rule wants it. */
  readonly today: () => string;
  /** Asked anew each time: what releases ship is added once facts tell which releases it takes. */
  readonly knowledge: () => Knowledge;
  readonly lookUps: LookUps;
  readonly trusted: Trusted;
  /** What the workspace calls the images that it builds. */
  readonly builtHere: readonly string[];
  /** Those that the document builds. */
  readonly dockerfiles: Facts['dockerfiles'];
  readonly build: BuildContext;
}

/** The Dockerfile by itself: its own defaults, no target. */
export const NO_BUILD: BuildContext = { name: '', arguments: new Map() };

/** What can be known of a Dockerfile in its context. Each kind of fact is worked out when it is first asked for. */
export const dockerfileFacts = (file: Dockerfile, context: FactsContext): Facts => new DockerfileFacts(file, context);

class DockerfileFacts implements Facts {
  readonly kind = 'dockerfile';
  readonly outline = undefined;
  readonly path: string;
  readonly text: string;
  readonly lookUps: LookUps;
  readonly trusted: Trusted;
  readonly builtHere: Facts['builtHere'];
  readonly parseErrors: Facts['parseErrors'];
  readonly nodes: Facts['nodes'];
  readonly comments: Facts['comments'];
  readonly directives: Facts['directives'];
  readonly probes: Facts['probes'] = [];
  readonly dockerfiles: Facts['dockerfiles'] = [];
  readonly stages: Facts['stages'];
  readonly startedContainer: Facts['startedContainer'];
  readonly #file: Dockerfile;
  readonly #given: () => Facts['given'];
  readonly #today: () => string;
  readonly #knowledge: () => Knowledge;
  readonly #variables: Variables;

  constructor(file: Dockerfile, context: FactsContext) {
    this.path = context.path;
    this.text = file.text;
    this.#today = context.today;
    this.#knowledge = context.knowledge;
    this.lookUps = context.lookUps;
    this.trusted = context.trusted;
    this.builtHere = context.builtHere;
    this.parseErrors = file.parseErrors;
    this.nodes = file.instructions;
    this.comments = file.comments;
    this.directives = file.directives;
    this.#given = lazy(context.build, ({ given }) => given?.() ?? []);
    this.#file = file;
    this.startedContainer = context.build.container;
    this.#variables = new Variables(file, context.build);
    this.stages = readStages(file, this.#variables, { build: context.build, knowledge: context.knowledge() });
  }

  get today(): string {
    return this.#today();
  }

  get knowledge(): Knowledge {
    return this.#knowledge();
  }

  get images(): Facts['images'] {
    return this.#images();
  }

  get given(): Facts['given'] {
    return this.#given();
  }

  get syntaxImage(): Facts['syntaxImage'] {
    return this.#syntaxImage();
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

  get containers(): Facts['containers'] {
    return this.#containers();
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
  readonly #images = lazy(this, (facts) =>
    [
      ...facts.stages.flatMap(({ image }) => image ?? []),
      ...facts.#perStage((stage, scopeAt) =>
        readCopiedImages(facts.#parsed(stage), { stageNames: facts.#stageNames(), scopeAt, variables: facts.#variables }),
      ),
    ].slice(0, MOST_IMAGES),
  );
  readonly #syntaxImage = lazy(this, (facts) => readSyntaxImage(facts.#file.directives));
  readonly #workFolders = lazy(this, (facts) =>
    stageFolders(facts.stages, (stage) => ({ scopeAt: facts.#scopesOf(stage), variables: facts.#variables })),
  );
  /** As written, and once more for each call of a function. */
  readonly #uses = lazy(this, (facts) =>
    readCommandUses(facts.stages, (stage) => ({ scopeAt: facts.#scopesOf(stage), folders: facts.#foldersOf(stage) })),
  );
  readonly #commands = lazy(this, (facts) => kept(facts.#uses(), ({ command }) => !command.isRepeated));
  /** As they run with the values known here. */
  readonly #trace = lazy(this, (facts) => kept(facts.#uses(), ({ command }) => isRun(command)));
  readonly #brokenScripts = lazy(this, (facts) => facts.stages.flatMap(readBrokenScripts));
  readonly #mounts = lazy(this, (facts) => [
    ...facts.#perStage((stage, scopeAt) => runMounts(stage, scopeAt, facts.#variables)),
    ...commandMounts(facts.commands),
    ...labelMounts(facts.stages, facts.#file.escape),
  ]);
  readonly #volumes = lazy(this, (facts) => facts.#perStage((stage, scopeAt) => readVolumes(stage, scopeAt, facts.#variables)));
  readonly #containers = lazy(this, (facts) => [...buildContainers(facts.stages), ...commandContainers(facts.commands)]);
  readonly #checks = lazy(this, (facts) => findChecks(facts.#trace()));
  readonly #fetched = lazy(this, (facts) => [
    ...commandDownloads(facts.#trace(), facts.#checks()),
    ...facts.stages.flatMap((stage) => addDownloads(stage, { ...facts.#inStage(stage), checks: facts.#checks() })),
  ]);
  /** Where what is fetched goes; the downloads learn their uses by it. */
  readonly #ways = lazy(this, (facts) =>
    followDownloads({
      stages: facts.stages,
      uses: facts.#trace(),
      downloads: facts.#fetched(),
      contextOf: (stage) => facts.#inStage(stage),
    }),
  );
  readonly #downloads = lazy(this, (facts) => {
    facts.#ways();
    return facts.#fetched();
  });
  readonly #builds = lazy(this, (facts) => readSourceBuilds(facts.#ways(), facts.stages, (stage) => facts.#inStage(stage)));
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

  #inStage(stage: Stage): CopyContext {
    const folders = this.#foldersOf(stage);
    return { scopeAt: this.#scopesOf(stage), folderAt: (instruction) => folderAt(folders, instruction), variables: this.#variables };
  }

  #foldersOf(stage: Stage): WorkFolders {
    return this.#workFolders().get(stage) ?? [{ span: stage.span, path: '' }];
  }

  #parsed(stage: Stage): ParsedStage {
    return this.#file.stages[stage.index] as ParsedStage;
  }
}

/** Those of a list that are wanted; in most files that is the list itself. */
const kept = <T>(items: readonly T[], isKept: (item: T) => boolean): readonly T[] => (items.every(isKept) ? items : items.filter(isKept));
