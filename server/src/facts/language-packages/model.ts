import type { Word } from '../../shell/model.ts';
import type { CommandUse } from '../elements.ts';

/** A command that installs packages of a programming language by name. */
export interface LanguageInstall {
  /** As people call it: `pip`, `npm`, `cargo` … */
  readonly manager: LanguageManager;
  readonly use: CommandUse;
  /** Those named without a version. */
  readonly unpinned: readonly UnpinnedPackage[];
}

export type LanguageManager = 'pip' | 'pipx' | 'uv' | 'npm' | 'yarn' | 'pnpm' | 'bun' | 'gem' | 'go' | 'cargo' | 'composer' | 'pecl';

export interface UnpinnedPackage {
  /** Without quotes and extras, as it would be named with a version. */
  readonly name: string;
  readonly word: Word;
}
