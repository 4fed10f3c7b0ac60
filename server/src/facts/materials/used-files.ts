import type { Command } from '../../shell/model.ts';
import type { DownloadUse } from '../model.ts';

/** A file that a command takes for a program or a package. */
export interface UsedFile {
  readonly path: string;
  readonly as: DownloadUse;
}

const INSTALLERS: Readonly<Record<string, RegExp>> = {
  dpkg: /^(?:-i|--install|-[A-Za-z]*i)$/,
  apt: /^install$/,
  'apt-get': /^install$/,
  gdebi: /./,
  rpm: /^-[A-Za-z]*[iUF]|^--(?:install|upgrade)$/,
  yum: /^(?:local)?install$/,
  dnf: /^(?:local)?install$/,
  microdnf: /^install$/,
  zypper: /^(?:install|in)$/,
  apk: /^add$/,
  pip: /^install$/,
  pip3: /^install$/,
  gem: /^install$/,
};

/** The files that a command runs, makes programs of, or gives to a package manager. */
export const usedFiles = ({ name, program, arguments: words }: Command): readonly UsedFile[] => {
  const run: readonly UsedFile[] = program.value.includes('/') ? [{ path: program.value, as: 'run' }] : NONE;
  const isMode = name === 'chmod' || name === 'install';
  const installs = Object.hasOwn(INSTALLERS, name) ? INSTALLERS[name] : undefined;
  if (!isMode && !installs) return run;
  const values = words.map(({ value }) => value);
  if (isMode) return makesPrograms(name, values) ? [...run, ...values.map((path) => ({ path, as: 'run' as const }))] : run;
  if (!installs || !values.some((value) => installs.test(value))) return run;
  return values.filter((value) => /[./]/.test(value) && !value.startsWith('-')).map((path) => ({ path, as: 'installed' as const }));
};

/** Most commands use no file in such a way. */
const NONE: readonly UsedFile[] = [];

/** Whether the mode that is given lets somebody run the file; `install` without one does. */
const makesPrograms = (name: string, values: readonly string[]): boolean => {
  const flag = values.findIndex((value) => /^-\w*m$|^--mode$/.test(value));
  const attached = values.map((value) => /^--mode=(.+)$|^-\w*m(\d+)$/.exec(value)).find((match) => match !== null);
  const mode =
    name === 'chmod'
      ? values.find((value) => !value.startsWith('-'))
      : (attached?.[1] ?? attached?.[2] ?? (flag < 0 ? '755' : values[flag + 1]));
  return mode !== undefined && (/[+=]\w*[xX]/.test(mode) || /^\d*[1357]\d{0,2}$/.test(mode) || mode.includes('$'));
};
