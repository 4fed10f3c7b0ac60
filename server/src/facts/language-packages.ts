import type { Word } from '../shell/model.ts';
import { type InstallCall, installCall } from './language-packages/calls.ts';
import type { LanguageInstall, LanguageManager, UnpinnedPackage } from './language-packages/model.ts';
import type { CommandUse } from './model.ts';

/** How a manager names packages and versions. */
interface Naming {
  /** Options whose value is the next word. */
  readonly withValue: RegExp;
  /** Options that settle the versions of all that is named. */
  readonly decided: RegExp;
  /** The name in a word that names a package without a version; `undefined` for any other word. */
  readonly unpinned: (value: string, next: string | undefined) => string | undefined;
}

/** Commands of a build that install packages of a language by name, in the order written. */
export const readLanguageInstalls = (uses: readonly CommandUse[]): LanguageInstall[] =>
  uses.filter(({ when }) => when === 'build').flatMap((use) => readInstall(use) ?? []);

const readInstall = (use: CommandUse): LanguageInstall | undefined => {
  const call = installCall(use.command);
  return call && { manager: call.manager, use, unpinned: unpinnedIn(call) };
};

const unpinnedIn = ({ manager, words }: InstallCall): UnpinnedPackage[] => {
  const { withValue, decided, unpinned } = NAMINGS[manager];
  if (words.some(({ value }) => decided.test(value))) return [];
  const operands = operandsOf(words, withValue);
  return operands.flatMap((word, index) => {
    const name = word.value.includes('$') ? undefined : unpinned(word.value, operands[index + 1]?.value);
    return name === undefined ? [] : [{ name, word }];
  });
};

/** Behind `--` stand options for something else. */
const operandsOf = (words: readonly Word[], withValue: RegExp): Word[] => {
  const end = words.findIndex(({ value }) => value === '--');
  return words
    .slice(0, end < 0 ? words.length : end)
    .filter(({ value }, index) => !/^[-+]/.test(value) && !withValue.test(words[index - 1]?.value ?? ''));
};

const NONE = /^(?!)/;

const PIP_VALUES =
  /^(?:-[refitbdCp]|--(?:requirement|editable|find-links|index-url|extra-index-url|target|prefix|root|src|platform|python|python-version|implementation|abi|no-binary|only-binary|no-build-isolation-package|cache-dir|trusted-host|timeout|retries|progress-bar|upgrade-strategy|global-option|install-option|config-settings?|build-option|report|log|proxy|cert|client-cert|keyring-provider|build-constraint|root-user-action|index|default-index|index-strategy|with|from|suffix|pip-args|preinstall))$/;
const PIP_DECIDED = /^(?:-c|--constraints?|--require-hashes|--no-index|--exclude-newer)(?:=|$)|^-c./;
const PIP_NAME = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?$/;
/** A path, an archive, a list. */
const PIP_FILE = /^\.|[/\\]|\.(?:whl|zip|txt|tgz|egg|toml)$|\.tar(?:\.\w+)?$/i;

const pip: Naming = {
  withValue: PIP_VALUES,
  decided: PIP_DECIDED,
  unpinned: (value) => (PIP_FILE.test(value) ? undefined : PIP_NAME.exec(value)?.[1]),
};

/** A tag is what its owner last gave it to. */
const NPM_NAME = /^((?:@[\w.-]+\/)?[A-Za-z0-9][\w.-]*)(?:@(?:[A-Za-z]+)?)?$/;

const npm: Naming = {
  withValue: /^(?:--(?:prefix|registry|cache|userconfig|globalconfig|loglevel|omit|include|fetch-\w+|network-timeout|modules-folder)|-C)$/,
  decided: NONE,
  unpinned: (value) => (/\.t(?:ar\.)?gz$|^(?:true|false|\.+)$/.test(value) ? undefined : NPM_NAME.exec(value)?.[1]),
};

const gem: Naming = {
  withValue: /^(?:-[inPspBt]|--(?:install-dir|bindir|platform|source|document|http-proxy|build-root|trust-policy))$/,
  decided: /^(?:-v|--version|-g|--file|-l|--local)(?:=|$)|^-v./,
  unpinned: (value) => (value.endsWith('.gem') ? undefined : /^[A-Za-z][\w.-]*$/.exec(value)?.[0]),
};

/** Without a version the module's own list decides. */
const go: Naming = {
  withValue: /^-(?:o|ldflags|tags|gcflags|mod|modfile|p|exec)$/,
  decided: NONE,
  unpinned: (value) => /^([\w-]+(?:\.[\w-]+)+\/\S+)@(?:latest|upgrade|patch|master|main|HEAD)$/.exec(value)?.[1],
};

const cargo: Naming = {
  withValue:
    /^(?:-[FjZ]|--(?:root|features|target|profile|index|registry|jobs|target-dir|config|bin|example|color|branch|message-format))$/,
  decided: /^--(?:version|vers|path|git)(?:=|$)/,
  unpinned: (value) => /^[A-Za-z][\w-]*$/.exec(value)?.[0],
};

/** A version may be a word of its own behind the package. */
const composer: Naming = {
  withValue: /^(?:-d|--working-dir)$/,
  decided: NONE,
  unpinned: (value, next = '/') => (next.includes('/') ? /^[\w.-]+\/[\w.-]+$/.exec(value)?.[0] : undefined),
};

/** A state such as `-beta` is no version. */
const pecl: Naming = {
  withValue: /^(?:-[DRP]|--(?:configureoptions|installroot|packagingroot))$/,
  decided: NONE,
  unpinned: (value) => /^([A-Za-z_]\w*)(?:-(?:stable|beta|alpha|devel|snapshot))?$/.exec(value)?.[1],
};

const NAMINGS: Readonly<Record<LanguageManager, Naming>> = {
  pip,
  pipx: pip,
  uv: pip,
  npm,
  yarn: npm,
  pnpm: npm,
  bun: npm,
  gem,
  go,
  cargo,
  composer,
  pecl,
};
