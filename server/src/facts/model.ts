import type { Comment, ParseError } from '../dockerfile/model.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { StartedContainer } from '../manifest/build-model.ts';
import type { Variable as EnvironmentEntry, MemoryLimit, Setting } from '../manifest/openings.ts';
import type { Outline } from '../manifest/outline.ts';
import type { Word } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Location, Span } from '../text/span.ts';
import type { CommandUse, DocumentNode, ImageUse, Stage } from './elements.ts';
import type { LanguageInstall } from './language-packages/model.ts';
import type { LookUps, SumAlgorithm } from './look-ups.ts';
import type { PackageRepository, RepositoryKey, UncheckedInstall } from './repositories/model.ts';

export type { StartedContainer } from '../manifest/build-model.ts';
export type { MemoryLimit, Setting, Variable as EnvironmentEntry } from '../manifest/openings.ts';
export type { CommandUse, Distribution, DocumentNode, ImageUse, Stage } from './elements.ts';

export type DocumentKind = 'dockerfile' | 'compose' | 'kubernetes' | 'devcontainer' | 'workflow' | 'script';

/** What is known from the document and its context; rules read nothing else. */
export interface Facts {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly text: string;
  /** `YYYY-MM-DD`, the day the lint speaks of. */
  readonly today: string;
  readonly knowledge: Knowledge;
  readonly lookUps: LookUps;
  readonly trusted: Trusted;
  /** References, as written, of images that the workspace builds itself; empty where it was not looked at. */
  readonly builtHere: readonly string[];
  /** With the place of the first where something must not be there twice. */
  readonly parseErrors: readonly (ParseError & { readonly firstAt?: Span })[];
  readonly nodes: readonly DocumentNode[];
  readonly comments: readonly Comment[];
  /** Parser directives; empty where the kind of document has none. */
  readonly directives: readonly { readonly name: string; readonly value: string; readonly span: Span }[];
  readonly stages: readonly Stage[];
  readonly images: readonly ImageUse[];
  /** The image of `# syntax=`; none of `images`, for nothing is built on it. */
  readonly syntaxImage: ImageUse | undefined;
  readonly commands: readonly CommandUse[];
  /** RUNs whose script a POSIX shell would reject. */
  readonly brokenScripts: readonly DocumentNode[];
  readonly mounts: readonly Mount[];
  readonly volumes: readonly Volume[];
  readonly containers: readonly ContainerSettings[];
  /** The container that the build at hand is for, which a manifest shows. */
  readonly startedContainer: StartedContainer | undefined;
  /** Of manifests; those of a Dockerfile are its HEALTHCHECKs. */
  readonly probes: readonly Probe[];
  readonly downloads: readonly Download[];
  readonly builds: readonly SourceBuild[];
  readonly installs: readonly PackageInstall[];
  /** Those that are added to what the distribution came with. */
  readonly repositories: readonly PackageRepository[];
  readonly repositoryKeys: readonly RepositoryKey[];
  readonly uncheckedInstalls: readonly UncheckedInstall[];
  readonly languageInstalls: readonly LanguageInstall[];
  /** Those that a manifest builds, as far as the workspace was looked at. */
  readonly dockerfiles: readonly BuiltDockerfile[];
  /** What a manifest gives to the build of a Dockerfile, and to what is started from it. */
  readonly given: readonly GivenVariable[];
  /** How the file is written, for fixes that write beside what is there; of Compose alone. */
  readonly outline: Outline | undefined;
}

/** Whom the user's configuration trusts. */
export interface Trusted {
  readonly registries: readonly string[];
  readonly publishers: readonly string[];
}

/** One build that the workspace knows of: a Compose service, say. */
export interface BuildContext {
  /** Who builds, e.g. `service "web"`; empty for the Dockerfile by itself. */
  readonly name: string;
  /** A build argument whose value is not known here is there without one. */
  readonly arguments: ReadonlyMap<string, MappedText | undefined>;
  readonly target?: string;
  readonly platform?: string;
  /** The container that the image is built for. */
  readonly container?: StartedContainer | undefined;
  /** What a manifest gives the build and the container that is started from it, wherever that is known. */
  readonly given?: () => readonly GivenVariable[];
}

/** A variable that a manifest gives, with the way back to where its value stands there. */
export interface GivenVariable {
  readonly name: string;
  readonly value: MappedText;
}

/** A Dockerfile that a manifest has built. */
export interface BuiltDockerfile {
  /** As `BuildContext` has it. */
  readonly builder: string;
  readonly text: string;
}

/** A folder or file of the host that a container gets to see. */
export interface Mount {
  readonly at: Span;
  readonly node: DocumentNode;
  /** The path on the host, normalised, as far as it is known. */
  readonly source: string;
  readonly target: string | undefined;
  readonly isReadOnly: boolean;
  /** How it is mounted: `RUN --mount`, `docker run -v`, the same in a label that says how to start the image, a manifest's volume. */
  readonly by: 'run-mount' | 'command' | 'label' | 'manifest';
  /** The container that gets it, as messages call it: `service "web"`, `container "app" of Deployment "shop"`; `undefined` in a Dockerfile. */
  readonly container?: string;
  /** What that container runs, where known: the familiar name of its image, which tells a socket proxy apart. */
  readonly image?: string;
}

/** How a container is started, and so what it may do to its host. One for each container of a manifest, and for each `docker run`. */
export interface ContainerSettings {
  /** As messages call it; of a command its program, e.g. `docker run`. */
  readonly name: string;
  readonly node: DocumentNode;
  readonly by: 'manifest' | 'command';
  readonly image: ImageUse | undefined;
  /** The image that a command names, which is none of `images`: nothing here says when it is pulled. */
  readonly named?: ImageReference;
  /** Only those that are there, in order of place. */
  readonly settings: readonly Setting[];
  readonly environment: readonly EnvironmentEntry[];
  /** What its image is built with, where a manifest says how. */
  readonly buildArguments?: readonly EnvironmentEntry[];
  /** `unknown` where it may come from what is not written here. */
  readonly memoryLimit: 'set' | 'none' | 'unknown';
  /** The limit, where its figure is known. */
  readonly memory?: MemoryLimit | undefined;
}

/** What a manifest runs in a container to tell its health. */
export interface Probe {
  readonly image: ImageUse;
  readonly commands: readonly CommandUse[];
  /** Where all of the container stands. */
  readonly container: Span;
}

/** A path that VOLUME declares. */
export interface Volume {
  readonly at: Span;
  readonly node: DocumentNode;
  readonly path: string;
}

/** Something fetched from elsewhere while building. */
export interface Download {
  /** The URL as written; of a module of Go or a crate, its name. */
  readonly at: Span;
  readonly node: DocumentNode;
  readonly stage: Stage | undefined;
  readonly by: 'curl' | 'wget' | 'add' | 'git' | 'svn' | 'hg' | 'go' | 'cargo' | 'pip' | 'rpm' | 'gh';
  /** Known variables replaced, unknown ones as written. */
  readonly url: string;
  readonly isKnown: boolean;
  /** The URL of an ADD, with the way back to where its parts are written. */
  readonly written?: MappedText;
  readonly source: { readonly host: string; readonly path: string; readonly name: string; readonly version: string | undefined };
  /** The file or folder it ends up in, as written, as far as known. */
  readonly destination: string | undefined;
  /** The same seen from the root or, where no WORKDIR says more, from the folder that the image starts in. */
  readonly path: string | undefined;
  /** The branch, tag or commit that a clone asks for. */
  readonly ref: GitRef | undefined;
  readonly verification: Verification | undefined;
  readonly use: CommandUse | undefined;
  /** The shell or other interpreter that runs it as it comes: through a pipe, by substitution, or as the file it was saved to. */
  readonly runBy: string | undefined;
  /** What becomes of it later. */
  readonly uses: ReadonlySet<DownloadUse>;
}

/** What is done with a download: it is unpacked, made or taken for a program, given to a package manager, compiled. */
export type DownloadUse = 'extracted' | 'run' | 'installed' | 'compiled';

export interface GitRef {
  readonly name: string;
  readonly kind: 'branch' | 'tag' | 'commit' | 'unknown';
  /** Where it is written; `undefined` when the repository's default branch is taken. */
  readonly at: Location | undefined;
}

/** How a download is checked. */
export interface Verification {
  /** `registry`: what fetches it compares it with what a registry has on record, as Go and Cargo do. */
  readonly by: 'checksum' | 'signature' | 'commit' | 'registry';
  /** Why it shows less than it seems to; `undefined` for a check to rely on. */
  readonly weakness: Weakness | undefined;
  /** Where the one sum stands that it is compared with; absent where none is written, or one for each processor. */
  readonly sum?: WrittenSum;
}

/** A sum as it is written, in hexadecimal digits. */
export interface WrittenSum {
  readonly at: Location;
  readonly algorithm: SumAlgorithm;
}

/** `same-host`: the sum comes from where the file does; `unpinned-key`: so does the key; `broken-hash`: MD5 or SHA-1. */
export type Weakness = 'same-host' | 'unpinned-key' | 'broken-hash';

/** Downloaded source that is compiled. */
export interface SourceBuild {
  readonly download: Download;
  readonly stage: Stage | undefined;
  /** configure, make, cmake … in order. */
  readonly steps: readonly CommandUse[];
}

export interface PackageInstall {
  readonly manager: 'apt-get' | 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | 'zypper';
  readonly use: CommandUse;
  /** The sub-command's word, e.g. `install` or `add`. */
  readonly verb: Word;
  readonly packages: readonly Word[];
  readonly options: readonly Word[];
}
