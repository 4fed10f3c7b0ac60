import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Command } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

// What all other facts are of. The models of parts of the facts import it, and `model.ts` imports those.

/** An instruction of a Dockerfile or a node of a YAML document: what comments speak of. */
export interface DocumentNode {
  readonly span: Span;
}

export interface Distribution {
  readonly family: 'alpine' | 'debian' | 'ubuntu' | 'fedora' | 'rhel' | 'other';
  /** Code name or version as its tags have it: `bookworm`, `22.04`, `3.20`. */
  readonly release?: string;
}

export interface Stage {
  readonly index: number;
  readonly name: string | undefined;
  readonly span: Span;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  /** The image it stands on; `undefined` when it stands on another stage or on `scratch`. */
  readonly image: ImageUse | undefined;
  readonly parent: Stage | undefined;
  readonly distribution: Distribution | undefined;
}

export interface ImageUse {
  /** `service`: a container that a manifest starts; `syntax`: the frontend that reads the Dockerfile. */
  readonly role: 'base' | 'copy-source' | 'mount-source' | 'service' | 'syntax';
  /** For which platform it is pulled, where the file or its build says so; the name is `undefined` where it depends on what is not known. */
  readonly platform?: { readonly name: string | undefined };
  /** Where the reference is written in this document. */
  readonly at: Span;
  readonly node: DocumentNode;
  readonly written: string;
  /** With variables replaced, each part with the way back to where it is written; `undefined` when a variable is not known. */
  readonly resolved: MappedText | undefined;
  readonly unresolved: readonly string[];
  readonly reference: ImageReference | undefined;
  /** Why `resolved` is no reference. */
  readonly problem: string | undefined;
}

export interface CommandUse {
  readonly command: Command;
  readonly node: DocumentNode;
  readonly stage: Stage | undefined;
  readonly when: 'build' | 'run';
  /** The folder that the last WORKDIR before it has set, as far as known; empty without one. */
  readonly folder: string;
  /** The variables that it is given, with the way back to where they are written. */
  readonly scope?: Scope | undefined;
}
