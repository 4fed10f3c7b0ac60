import type { MappedText } from '../text/mapped-text.ts';
import type { Location, Span } from '../text/span.ts';
import type { ContainerImage, ManifestNode } from './elements.ts';
import type { PublishedPorts } from './ports.ts';

/** Something that opens a container to its host, or the host to it. */
export type Setting = { readonly at: Span } & (
  | { readonly kind: 'privileged' }
  /** The host's own in the place of one of the container's. */
  | { readonly kind: 'namespace'; readonly namespace: HostNamespace }
  /** In upper case and without `CAP_`; `ALL` too. */
  | { readonly kind: 'capability'; readonly name: string }
  /** A confinement that is taken off. */
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'device'; readonly path: string }
  /** Where a client looks for its daemon, or where a daemon listens. */
  | {
      readonly kind: 'docker-host';
      readonly value: string;
      /** Where the address stands, if that is another file. */
      readonly written?: Location;
    }
  | { readonly kind: 'privilege-escalation' }
  | ({ readonly kind: 'published-ports' } & PublishedPorts)
  /** A daemon of the container's own, for which the container is privileged. */
  | { readonly kind: 'docker-in-docker' }
);

export type HostNamespace = 'network' | 'pid' | 'ipc' | 'user' | 'cgroup' | 'uts';
export type Profile = 'seccomp' | 'apparmor' | 'label' | 'systempaths';

/** What a container is given besides its image. */
export interface Openings {
  /** In order of place. */
  readonly settings: readonly Setting[];
  readonly environment: readonly Variable[];
  /** What its image is built with, where the manifest says how. */
  readonly buildArguments: readonly Variable[];
  /** `unknown` where it may come from what is not written here. */
  readonly memoryLimit: 'set' | 'none' | 'unknown';
  /** The limit, where its figure is known. */
  readonly memory?: MemoryLimit | undefined;
  /** Options of `docker run`: one text for each word, or a line of them. */
  readonly options: { readonly form: 'words' | 'line'; readonly texts: readonly MappedText[] };
}

export const NO_OPENINGS: Openings = {
  settings: [],
  environment: [],
  buildArguments: [],
  memoryLimit: 'unknown',
  options: { form: 'words', texts: [] },
};

/** What is known of the memory that a container may take. */
export type Memory = Pick<Openings, 'memoryLimit' | 'memory'>;

/** How much memory a container may take. */
export interface MemoryLimit {
  /** Where it is written; `undefined` where that is in several places. */
  readonly at: Location | undefined;
  readonly text: string;
  readonly bytes: number;
}

/** A variable that a container is given. */
export interface Variable {
  readonly at: Span;
  readonly name: string;
  /** `undefined` where it is not written here. */
  readonly value: MappedText | undefined;
  readonly from: 'literal' | 'file' | 'secret';
}

/** A folder or file of the host that a container gets. */
export interface HostMount {
  readonly at: Span;
  readonly node: ManifestNode;
  readonly source: string;
  readonly target: string | undefined;
  readonly isReadOnly: boolean;
  /** The container that gets it, as messages call it. */
  readonly container: string;
  readonly image: ContainerImage | undefined;
}

/** What a container or a job runs: a script of a shell, or the words of one command. */
export interface Script {
  readonly node: ManifestNode;
  readonly form: 'shell' | 'exec';
  readonly texts: readonly MappedText[];
  /** That of the container that runs it, where a manifest says so. */
  readonly image?: ContainerImage | undefined;
  /** Where all of the container stands whose health it tells; absent for what does not. */
  readonly probed?: Span | undefined;
}
