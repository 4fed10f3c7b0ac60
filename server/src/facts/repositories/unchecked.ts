import type { Command, Word } from '../../shell/model.ts';
import type { CommandUse } from '../model.ts';
import type { UncheckedInstall } from './model.ts';

/** Words that let a package manager take packages that nobody has signed. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'apt-get': /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
  yum: /^--nogpgcheck$|^--setopt=(?:\S+\.)?gpgcheck=(?:0|false|no)$/,
  zypper: /^--no-gpg-checks$|^--allow-unsigned-rpm$/,
  apk: /^--allow-untrusted$/,
  rpm: /^--(?:nosignature|nodigest|noverify)$/,
};

const SAME: Readonly<Record<string, string>> = {
  apt: 'apt-get',
  aptitude: 'apt-get',
  dnf: 'yum',
  dnf5: 'yum',
  microdnf: 'yum',
  tdnf: 'yum',
};

const SETTING = /^(?:-o)?(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=["']?(?:true|yes|1)["']?$/i;
const VERBS = /^(?:install|add|in|upgrade|update|dist-upgrade|full-upgrade|localinstall|reinstall|groupinstall|swap|build-dep)$/;

/** The installs of a build that take packages unchecked from elsewhere. */
export const readUncheckedInstalls = (uses: readonly CommandUse[]): UncheckedInstall[] =>
  uses.filter(({ when }) => when === 'build').flatMap(uncheckedInstall);

const uncheckedInstall = ({ command, node, stage }: CommandUse): UncheckedInstall[] => {
  const manager = SAME[command.name] ?? command.name;
  const pattern = Object.hasOwn(WORDS, manager) ? WORDS[manager] : undefined;
  if (!pattern || !installs(command, manager) || takesOnlyFiles(command)) return [];
  const word = command.arguments.find(({ value }) => pattern.test(value) || (manager === 'apt-get' && SETTING.test(value)));
  return word ? [{ at: word.span, node, stage, word: word.value, manager: command.name }] : [];
};

const installs = ({ arguments: words }: Command, manager: string): boolean =>
  manager === 'rpm'
    ? words.some(({ value }) => /^(?:-[a-zA-Z]*[iUF][a-zA-Z]*|--install|--upgrade|--freshen)$/.test(value))
    : words.some(({ value }) => VERBS.test(value));

/** A file that lies there has no signature to be checked, or was checked when it came; that is another matter. */
const takesOnlyFiles = ({ name, arguments: words }: Command): boolean => {
  const operands = words.filter(isOperand);
  return (operands.length > 0 || name === 'rpm') && operands.every(({ value }) => isFile(value, name));
};

/** What rpm is given is a file or an address; what a variable holds for apk may well be a file. */
const isFile = (value: string, manager: string): boolean => {
  if (/^https?:/.test(value)) return false;
  return manager === 'rpm' || /[/~]|\.(?:apk|rpm|deb)$/.test(value) || (manager === 'apk' && value.startsWith('$'));
};

const isOperand = ({ value }: Word, index: number, words: readonly Word[]): boolean =>
  !value.startsWith('-') && !VERBS.test(value) && !/^(?:-X|--repository|-t|--virtual|-o|--root|-p)$/.test(words[index - 1]?.value ?? '');
