import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { ManifestBuild } from './build-model.ts';
import type { ContainerImage, ManifestNode } from './elements.ts';
import type { ManifestForm } from './names.ts';
import type { HostMount, Openings, Script } from './openings.ts';
import type { Outline } from './outline.ts';

export type { ContainerImage, ManifestNode } from './elements.ts';

/** A file that starts containers, as far as it is understood here. */
export interface Manifest {
  readonly form: ManifestForm | 'jenkinsfile' | 'script';
  readonly text: string;
  readonly containers: readonly Container[];
  /** One for each place that names one. */
  readonly mounts: readonly HostMount[];
  readonly scripts: readonly Script[];
  /** The names that it gives to images which it builds. */
  readonly builds: readonly string[];
  /** Its builds whose Dockerfiles it holds itself. */
  readonly inlineBuilds?: readonly ManifestBuild[];
  /** What comments can speak of: containers, and each of their fields. In order of place, the outer first. */
  readonly nodes: readonly ManifestNode[];
  readonly comments: readonly ManifestComment[];
  readonly parseErrors: readonly ManifestError[];
  /** How its only document is written, for those who edit it; of Compose alone. */
  readonly outline?: () => Outline;
}

export interface ManifestComment {
  readonly span: Span;
  /** Without its mark and the white space around. */
  readonly text: string;
}

/** What keeps a file from being read at all. */
export interface ManifestError {
  readonly span: Span;
  readonly message: string;
  /** Of a key that a map has twice, in what is YAML all the same: where it has it first. */
  readonly firstAt?: Span;
}

/** A container that is started, or a step that runs in one. */
export interface Container extends Openings {
  /** As messages call it: `service "web"`. */
  readonly name: string;
  readonly node: ManifestNode;
  /** `undefined` where none is named, or where one is named that nothing is pulled for. */
  readonly image: ContainerImage | undefined;
  /** As it is written; absent where none is. */
  readonly platform?: string;
}

/** The variables that are set; without a value where that is not known here. */
export type Environment = Pick<ReadonlyMap<string, MappedText | undefined>, 'has' | 'get'>;
