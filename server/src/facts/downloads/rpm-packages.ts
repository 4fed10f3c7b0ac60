import type { CommandUse, Stage, Verification } from '../model.ts';
import { isReleasePackage } from '../repositories/rpm.ts';
import { readSource } from '../upstream.ts';
import { common, type Tracked } from './draft.ts';

const MANAGERS: ReadonlySet<string> = new Set(['rpm', 'yum', 'dnf', 'dnf5', 'microdnf', 'tdnf']);
const INSTALLS = /^(?:-[A-Za-z]*[iUF][A-Za-z]*|--install|--upgrade|--freshen|install|localinstall|reinstall|upgrade|update)$/;
const ADDRESS = /^(?:https?|ftp):\/\/.+\.rpm$/i;

/** The settings that let dnf and yum look at the signature of a file that is not from a repository; by default they do not. */
const LOCAL_CHECK = /^--setopt=(?:\S+\.)?localpkg_gpgcheck=(?:1|true|yes)$/i;
const BY_SIGNATURE: Verification = { by: 'signature', weakness: undefined };

/**
 * The packages that rpm, dnf or yum fetch by address and install. A package that brings a repository is left to what is said of
 * repositories. `imports` are the stages where a key is given to rpm, which it then goes by.
 */
export const readRpmPackages = (use: CommandUse, imports: () => ReadonlySet<Stage | undefined>): readonly Tracked[] => {
  const { name, arguments: words } = use.command;
  if (!MANAGERS.has(name) || !words.some(({ value }) => INSTALLS.test(value))) return NONE;
  return words
    .filter(({ value }) => ADDRESS.test(value) && !isReleasePackage(value))
    .map(({ value, span, isKnown }) => ({
      ...common(use),
      at: span,
      by: 'rpm',
      url: value,
      isKnown,
      source: readSource(value),
      destination: undefined,
      path: undefined,
      ref: undefined,
      verification: words.some((word) => LOCAL_CHECK.test(word.value)) || imports().has(use.stage) ? BY_SIGNATURE : undefined,
      uses: new Set(['installed'] as const),
    }));
};

/** Most commands install nothing by address. */
const NONE: readonly Tracked[] = [];

/** The stages of a build where rpm gets a key. */
export const stagesWithRpmKeys = (uses: readonly CommandUse[]): ReadonlySet<Stage | undefined> =>
  new Set(
    uses
      .filter(({ command: { name, arguments: words } }) => /^rpm(?:keys)?$/.test(name) && words.some(({ value }) => value === '--import'))
      .map(({ stage }) => stage),
  );
