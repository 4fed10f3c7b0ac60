import type { Span } from '../../text/span.ts';
import type { CommandUse, DocumentNode, Stage } from '../elements.ts';

export type RepositoryFamily = 'apt' | 'rpm' | 'apk';

/** A place in a document that a build reaches. */
interface Placed {
  readonly at: Span;
  readonly node: DocumentNode;
  readonly stage: Stage | undefined;
}

/** A source of packages that a build adds to those that its distribution came with. */
export interface PackageRepository extends Placed {
  readonly family: RepositoryFamily;
  /** As people call it: `ppa:owner/name`, `EPEL`, or host and path. */
  readonly name: string;
  /** Variables replaced as far as they are known; that of a PPA is the one that it stands for. */
  readonly url: string;
  readonly host: string;
  readonly path: string;
  /** The part of an apt repository that is for one release, as its line names it. */
  readonly suite: string | undefined;
  /** The key or keyring that alone it may be signed with. */
  readonly signedBy: string | undefined;
  /** Where that is the address of a key. */
  readonly keyAt: Span | undefined;
  /** Where a line of apt's has its options, without the brackets. */
  readonly options: Span | undefined;
  /** Where it is said that its signatures are not to be checked. */
  readonly unchecked: Unchecked | undefined;
  /** In a list that the document holds, by a command that is told its address, in a package with its key, or in a file from elsewhere. */
  readonly by: 'list' | 'command' | 'package' | 'download';
}

/** Words that switch the check of signatures off. */
export interface Unchecked {
  readonly at: Span;
  readonly word: string;
}

/** A command that installs packages whose signatures it does not check. */
export interface UncheckedInstall extends Placed, Unchecked {
  readonly manager: string;
}

/** A key that packages are trusted by. */
export interface RepositoryKey extends Placed {
  readonly by: 'apt-key' | 'keyring' | 'rpm';
  /** Where it comes from; `undefined` when that is a file or a key server. */
  readonly url: string | undefined;
  readonly urlAt: Span | undefined;
  /** The keyring that it goes to, where apt-key is told one. */
  readonly keyring: string | undefined;
  /** Ids of keys that a key server is asked for. */
  readonly ids: readonly string[];
  /** The command that takes it. */
  readonly use: CommandUse | undefined;
}
