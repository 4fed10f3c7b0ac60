import type { Word } from './model.ts';

/** Programs that run the program named by their arguments, with those of their options that take a value of their own. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-T', '-U', '-D', '-R', '-r', '-t'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S'],
  exec: ['-a'],
  command: [],
  builtin: [],
  nice: ['-n'],
  ionice: ['-c', '-n'],
  nohup: [],
  time: ['-f', '-o'],
  linux32: [],
  eatmydata: [],
  catchsegv: [],
  unbuffer: [],
  stdbuf: ['-i', '-o', '-e'],
  setsid: [],
  fakeroot: [],
};

/** Wrappers whose first operand is no program: a time, a user. */
const WITH_OPERAND: Readonly<Record<string, readonly string[]>> = {
  timeout: ['-k', '-s'],
  gosu: [],
  'su-exec': [],
  chroot: [],
  setarch: [],
  retry: ['-t', '-d'],
};

const MAX_WRAPPERS = 8;

/** The words of the command that really runs, behind `sudo`, `env A=b` and their like. */
export const unwrap = (words: readonly Word[]): readonly Word[] => {
  let rest = words;
  for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
    const inner = unwrapOnce(rest);
    if (!inner) return rest;
    rest = inner;
  }
  return rest;
};

const unwrapOnce = (words: readonly Word[]): readonly Word[] | undefined => {
  const name = baseName(words[0]?.value ?? '');
  const withValue = WRAPPERS[name] ?? WITH_OPERAND[name];
  if (!withValue) return undefined;
  let at = 1;
  while (words[at]?.value.startsWith('-')) at += withValue.includes(words[at]?.value ?? '') ? 2 : 1;
  if (WITH_OPERAND[name]) at++;
  while (/^\w+=/.test(words[at]?.value ?? '')) at++;
  return words[at] ? words.slice(at) : undefined;
};

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
