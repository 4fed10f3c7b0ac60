import type { Command, Word } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { CommandUse, Download, GitRef } from './model.ts';
import { firstBehind, MAX_NEIGHBOURS } from './ordered.ts';
import { isWithin } from './work-folder.ts';

const COMMIT = /^[0-9a-f]{7,40}$/i;
const URL_LIKE = /^(?:https?|git|ssh|ftp|git\+ssh):\/\/|^[\w.-]+@[\w.-]+:/i;
const BRANCH_NAMES =
  /^(?:master|main|trunk|develop|dev|devel|head|stable|latest|next|nightly|edge|release|production|staging|testing|unstable)$/i;

/** The repository that `git clone` or `git submodule add` copies. */
export const repositoryUrl = ({ arguments: words }: Command): Word | undefined => {
  const operands = words.filter(({ value }) => !value.startsWith('-'));
  const isCopied = words.some(({ value }) => value === 'clone') || (operands[0]?.value === 'submodule' && operands[1]?.value === 'add');
  return isCopied && !isWorkTreeOnly(words) ? operands.find(({ value }) => URL_LIKE.test(value)) : undefined;
};

const isWorkTreeOnly = (words: readonly Word[]): boolean => words.some(({ value }) => value === '--mirror' || value === '--bare');

type Clone = Pick<Download, 'use' | 'destination' | 'node' | 'stage' | 'at'>;

/** The branch, tag or commit that is built: by `--branch`, or checked out later in the same stage; `undefined` for the default branch. */
export const cloneRef = (clone: Clone, checkouts: readonly CommandUse[]): GitRef | undefined => {
  const next = firstBehind(checkouts, clone.at.start, ({ command }) => command.span);
  const later = checkouts.slice(next, next + MAX_NEIGHBOURS).filter(({ stage }) => stage === clone.stage);
  const checkedOut = later.find(({ node }) => node === clone.node) ?? later.find((use) => isWithin(use, clone.destination));
  const word = (checkedOut && checkoutWord(checkedOut.command)) ?? branchWord(clone.use?.command.arguments ?? []);
  if (!word) return undefined;
  return {
    name: word.value,
    kind: word.isKnown ? kindOf(word.value, checkedOut ? 'checkout' : 'clone') : 'unknown',
    at: { span: word.span },
  };
};

/** The commands that take a work tree to another commit, in order, found once for all clones. */
export const findCheckouts = (uses: readonly CommandUse[]): CommandUse[] =>
  uses.filter(({ command }) => isCheckout(command)).sort((a, b) => a.command.span.start - b.command.span.start);

/** What stands behind the `#` of a repository that ADD fetches (`ref:folder`), or in its query (`?tag=…`). */
export const fragmentRef = ({ text }: MappedText, at: Span): GitRef | undefined => {
  const named = /[?&](commit|checksum|tag|branch|ref)=([^&#]+)/g;
  const query = [...text.matchAll(named)].map(([, key = '', value = '']) => ({ key, value }));
  const { key, value } = query.find((one) => one.key === 'commit' || one.key === 'checksum') ?? query[0] ?? {};
  const name = value ?? /#([^:]+)/.exec(text)?.[1];
  if (name === undefined) return undefined;
  const kind = key === 'branch' || key === 'tag' ? key : kindOf(name, 'clone');
  return { name, kind, at: { span: at } };
};

const branchWord = (words: readonly Word[]): Word | undefined => {
  const index = words.findIndex(({ value }) => value === '-b' || value === '--branch' || value === '--revision');
  if (index >= 0) return words[index + 1];
  const attached = words.find(({ value }) => /^(?:--branch|--revision)=/.test(value));
  return attached && { ...attached, value: attached.value.slice(attached.value.indexOf('=') + 1) };
};

const CHECKOUTS: ReadonlySet<string> = new Set(['checkout', 'switch', 'reset', 'fetch']);

const isCheckout = (command: Command): boolean =>
  command.name === 'git' && command.arguments.some(({ value }) => CHECKOUTS.has(value)) && checkoutWord(command) !== undefined;

/** What stands behind these is the name of a branch that is made. */
const NEW_BRANCH = /^(?:-[bBcC]|--(?:force-)?create|--orphan)$/;

const checkoutWord = ({ arguments: words }: Command): Word | undefined => {
  const verb = words.findIndex(({ value }) => CHECKOUTS.has(value));
  const operands = words
    .slice(verb + 1)
    .filter(({ value }, index, rest) => !value.startsWith('-') && !NEW_BRANCH.test(rest[index - 1]?.value ?? ''));
  return operands.findLast(({ value }) => value !== 'origin' && value !== '.');
};

/** A tag names a version; what is checked out by another name may be anything. */
const kindOf = (name: string, by: 'checkout' | 'clone'): GitRef['kind'] => {
  const short = name.replace(/^(?:refs\/)?(?:tags|heads|remotes)\//, '').replace(/^origin\//, '');
  if (COMMIT.test(short) && /\d/.test(short)) return 'commit';
  if (/^(?:refs\/)?tags\//.test(name) || /\d/.test(short)) return 'tag';
  return BRANCH_NAMES.test(short) || by === 'clone' ? 'branch' : 'unknown';
};
