import type { CommandUse, PackageInstall } from './model.ts';

const VERBS: Readonly<Record<PackageInstall['manager'], readonly string[]>> = {
  'apt-get': ['install'],
  apt: ['install'],
  apk: ['add'],
  dnf: ['install'],
  microdnf: ['install'],
  yum: ['install'],
  zypper: ['install', 'in'],
};

/** Options whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-o',
  '-t',
  '-c',
  '--option',
  '--target-release',
  '--default-release',
  '--virtual',
  '--repository',
  '-X',
  '--root',
]);

/** The installs of distribution packages, in the order written. */
export const readInstalls = (uses: readonly CommandUse[]): PackageInstall[] => uses.flatMap((use) => readInstall(use) ?? []);

const readInstall = (use: CommandUse): PackageInstall | undefined => {
  const manager = use.command.name as PackageInstall['manager'];
  const verbs = Object.hasOwn(VERBS, manager) ? VERBS[manager] : undefined;
  if (!verbs || use.when === 'run') return undefined;
  const options: PackageInstall['options'][number][] = [];
  const operands: PackageInstall['packages'][number][] = [];
  let takesValue = false;
  for (const word of use.command.arguments) {
    if (takesValue || word.value.startsWith('-')) options.push(word);
    else operands.push(word);
    takesValue = !takesValue && (WITH_VALUE.has(word.value) || (manager === 'apk' && word.value === '-t'));
  }
  const [verb, ...packages] = operands;
  return verb && verbs.includes(verb.value) ? { manager, use, verb, packages, options } : undefined;
};
