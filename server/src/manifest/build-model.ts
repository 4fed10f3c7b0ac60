import type { MappedText } from '../text/mapped-text.ts';
import type { MemoryLimit } from './openings.ts';

/** How a manifest has an image built. */
export interface ManifestBuild {
  /** Who builds, as messages call it: `service "web"`. */
  readonly builder: string;
  /** The name that is given to what is built. */
  readonly image?: string;
  /** The path of the Dockerfile; absent where a manifest holds its text itself, or where it is not known which it is. */
  readonly dockerfile?: string;
  /** Where the manifest itself holds the Dockerfile: that, each character where it stands in the manifest, behind nothing but blanks. */
  readonly inline?: string;
  /** Without a value where that is not known here. */
  readonly arguments: ReadonlyMap<string, MappedText | undefined>;
  /** What the container is given that is started from it; without a value where that is not known here. Few ask. */
  readonly environment?: () => ReadonlyMap<string, MappedText | undefined>;
  readonly target?: string;
  readonly platform?: string;
  /** The names of its other contexts: BuildKit takes these in the place of images that are called so. */
  readonly contexts?: readonly string[];
  /** The container that it is built for. */
  readonly container?: StartedContainer;
}

/** A container, as far as it matters to what its image says of how it is run. */
export interface StartedContainer {
  readonly memory: MemoryLimit | undefined;
  /** The variables that it is given in the place of those of its image; `unknown` where a file that is not read has some. */
  readonly variables: readonly string[] | 'unknown';
  /** Whether it runs something else than its image would. */
  readonly hasCommand: boolean;
}

/** What is written for a context and is no folder here: a home folder, a repository on another machine, what another build gives. */
export const ELSEWHERE = /^~|^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:|^(?:oci|service|target|docker-image):|\.git(?:#|$)/i;
