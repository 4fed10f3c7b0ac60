import { pathFrom } from '../../shell/folders.ts';
import type { Command, Word } from '../../shell/model.ts';
import { cloneRef, repositoryUrl } from '../git.ts';
import type { CommandUse, GitRef } from '../model.ts';
import { readSource } from '../upstream.ts';
import { common, placeOf, type Tracked } from './draft.ts';

/** What git, Subversion or Mercurial fetches; `checkouts` are the commands that take work trees elsewhere later. */
export const readClone = (use: CommandUse, checkouts: readonly CommandUse[]): Tracked | undefined => {
  const { name, arguments: words } = use.command;
  if (name === 'git') return gitClone(use, checkouts) ?? addedRemote(use, checkouts);
  if (name !== 'svn' && name !== 'hg') return undefined;
  const verb = words.find(({ value }) => !value.startsWith('-'))?.value ?? '';
  if (name === 'svn' && /^(?:co|checkout|export)$/.test(verb)) return otherClone(use, 'svn');
  return name === 'hg' && verb === 'clone' ? otherClone(use, 'hg') : undefined;
};

const gitClone = (use: CommandUse, checkouts: readonly CommandUse[]): Tracked | undefined => {
  const word = repositoryUrl(use.command);
  if (!word) return undefined;
  const draft = { ...common(use), ...cloned(word, use), by: 'git' as const };
  return withRef(draft, cloneRef(draft, checkouts));
};

/** `git init` and `git remote add` fetch nothing, but what is fetched afterwards comes from there into their folder. */
const addedRemote = (use: CommandUse, checkouts: readonly CommandUse[]): Tracked | undefined => {
  const [verb, add, , word] = use.command.arguments.filter(({ value }) => !value.startsWith('-'));
  if (verb?.value !== 'remote' || add?.value !== 'add' || !word || !/^(?:https?|git|ssh):\/\//.test(word.value)) return undefined;
  const draft = { ...common(use), ...cloned(word, use), by: 'git' as const, destination: '.', path: workTree(use) };
  return withRef(draft, cloneRef(draft, checkouts) ?? { name: '', kind: 'unknown', at: undefined });
};

const withRef = (draft: Omit<Tracked, 'ref' | 'verification'>, ref: GitRef | undefined): Tracked => ({
  ...draft,
  ref,
  verification: ref?.kind === 'commit' ? { by: 'commit', weakness: undefined } : undefined,
});

const otherClone = (use: CommandUse, by: 'svn' | 'hg'): Tracked | undefined => {
  const word = use.command.arguments.find(({ value }) => /^(?:https?|svn|ssh|svn\+ssh):\/\//.test(value));
  return word && { ...common(use), ...cloned(word, use), by, ref: undefined, verification: undefined };
};

type Cloned = Pick<Tracked, 'at' | 'url' | 'isKnown' | 'source' | 'destination' | 'path'>;

const cloned = (word: Word, use: CommandUse): Cloned => {
  const source = readSource(word.value);
  const words = use.command.arguments;
  const operands = words.slice(words.indexOf(word) + 1).filter(({ value }) => !value.startsWith('-'));
  const destination = operands[0]?.value ?? source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.git$/, '');
  return { at: word.span, url: word.value, isKnown: word.isKnown, source, destination, path: pathFrom(workTree(use), destination) };
};

/** Where git works: with `-C` elsewhere than it was started. */
const workTree = (use: CommandUse): string => pathFrom(placeOf(use), folderOption(use.command) ?? '');

const folderOption = ({ arguments: words }: Command): string | undefined => {
  const flag = words.findIndex(({ value }) => value === '-C');
  return flag < 0 ? undefined : words[flag + 1]?.value;
};
