/** Longer ones no file system takes, and each `cd` of a script could make them longer. */
const MAX_PATH = 500;

/** What begins with a variable, a home or a substitution most likely is the whole path. */
const WHOLE = /^(?:[/~$`]|[A-Za-z]:[\\/])/;

/** A path seen from a folder, with `.` and `..` taken out; parts that are not known stay as written. */
export const pathFrom = (folder: string, path: string): string => {
  if (PLAIN.test(path) && folder.length <= MAX_PATH) return folder === '' ? path : `${folder}/${path}`;
  const inside = path.slice(0, MAX_PATH).replace(HERE, '.');
  const isWhole = WHOLE.test(inside) || folder === '' || folder.length > MAX_PATH;
  return normalised(isWhole ? inside : `${folder}/${inside}`);
};

/** One folder, as most are. */
const PLAIN = /^[\w@%+-]{1,100}$/;

const HERE = /^(?:\$PWD|\$\{PWD\}|\$\(pwd\)|`pwd`)(?=\/|$)/;

const normalised = (path: string): string => {
  const parts: string[] = [];
  for (const part of plainVariables(path).split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
};

/** `${A}` and `$A` are one variable, and so one folder. */
const plainVariables = (path: string): string => (path.includes('${') ? path.replace(/\$\{(\w+)\}/g, '$$$1') : path);

/** Where a script is by now. */
export class Whereabouts {
  /** Seen from where the script starts. */
  folder = '';
  #before = '';
  readonly #stack: string[] = [];

  /** Goes where `cd`, `pushd` or `popd` leads. */
  go(name: string, words: readonly { readonly value: string }[]): void {
    const target = words.find(({ value }) => value === '-' || !value.startsWith('-'))?.value;
    if (name === 'popd') this.#move(this.#stack.pop() ?? this.#before);
    else if (name === 'pushd') this.#stack.push(this.folder);
    if (name === 'popd' || (name === 'pushd' && target === undefined)) return;
    this.#move(target === '-' ? this.#before : pathFrom(this.folder, target ?? '~'));
  }

  /** Comes back, as behind a subshell. */
  return(folder: string): void {
    this.folder = folder;
  }

  #move(folder: string): void {
    this.#before = this.folder;
    this.folder = folder;
  }
}
