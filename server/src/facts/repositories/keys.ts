import type { Word } from '../../shell/model.ts';
import type { CommandUse, Download } from '../model.ts';
import { lastPart } from '../paths.ts';
import { readersOf } from '../pipes.ts';
import type { RepositoryKey } from './model.ts';

/** The keys that commands of a build make packages trusted by, and those that are fetched to where apt, apk and rpm look for them. */
export const readKeys = (uses: readonly CommandUse[], downloads: readonly Download[]): RepositoryKey[] => {
  const built = uses.filter(({ when }) => when === 'build');
  return [...built.flatMap((use) => aptKey(use, downloads) ?? []), ...built.flatMap(rpmKeys), ...fetchedKeys(downloads, built)];
};

/** `apt-key add` and `adv`; its other verbs add no key. */
const aptKey = (use: CommandUse, downloads: readonly Download[]): RepositoryKey | undefined => {
  const { command, node, stage } = use;
  if (command.name !== 'apt-key') return undefined;
  const words = command.arguments;
  const has = (pattern: RegExp): boolean => words.some(({ value }) => pattern.test(value));
  if (!has(/^add$/) && !has(/^adv$/)) return undefined;
  const named = words.find((_, index) => /^--fetch-keys?$/.test(words[index - 1]?.value ?? ''));
  const fetched = named ? { url: named.value, at: named.span } : downloads.find((download) => feeds(download, use));
  return { at: command.span, node, stage, by: 'apt-key', url: fetched?.url, urlAt: fetched?.at, ids: idsIn(words), use };
};

const RECEIVING = /^--recv(?:-keys?)?$/;

/** What follows `--recv-keys`, with or without `0x`. */
const idsIn = (words: readonly Word[]): string[] => {
  const receiving = words.findIndex(({ value }) => RECEIVING.test(value));
  return receiving < 0
    ? []
    : words.slice(receiving + 1).flatMap(({ value }) => /^(?:0x)?([0-9a-f]{8,40})$/i.exec(value.replace(/\s/g, ''))?.[1] ?? []);
};

/** Whether a command reads what was fetched: from its pipe, or from the file that it was saved to. */
const feeds = ({ use, destination, stage }: Download, reader: CommandUse): boolean => {
  if (use && readersOf(use.command).includes(reader.command)) return true;
  const name = lastPart(destination ?? '');
  return name.length > 2 && stage === reader.stage && reader.command.arguments.some(({ value }) => lastPart(value) === name);
};

/** `rpm --import` of an address. */
const rpmKeys = (use: CommandUse): RepositoryKey[] => {
  const { command, node, stage } = use;
  const { name, arguments: words } = command;
  if (!/^rpm(?:keys)?$/.test(name) || !words.some(({ value }) => value === '--import')) return [];
  return words
    .filter(({ value }) => /^(?:https?|ftp):/i.test(value))
    .map(({ value, span }) => ({ at: span, node, stage, by: 'rpm' as const, url: value, urlAt: span, ids: [], use }));
};

const KEY_FOLDER = /\/(?:keyrings|trusted\.gpg\.d|etc\/apk\/keys|rpm-gpg)(?:\/|$)/;

/** Downloads that end up where keys are looked for, or that a program takes that knows of nothing but keys of repositories. */
const fetchedKeys = (downloads: readonly Download[], uses: readonly CommandUse[]): RepositoryKey[] => {
  const importers = uses.filter(({ command: { name, arguments: words } }) => isImporter(name, words));
  return downloads.flatMap((download) => {
    if (!isKey(download) && !importers.some((use) => feeds(download, use))) return [];
    const { at, node, stage, url, use } = download;
    return [{ at, node, stage, by: 'keyring' as const, url, urlAt: at, ids: [], use }];
  });
};

/** Of what `apt-key add` reads the command itself tells. */
const isImporter = (name: string, words: readonly Word[]): boolean =>
  /^rpm(?:keys)?$/.test(name) && words.some(({ value }) => value === '--import');

const isKey = ({ destination = '', use }: Download): boolean => {
  const commands = use ? [use.command, ...readersOf(use.command)] : [];
  const paths = commands.flatMap(({ redirects, arguments: words }) => [
    ...redirects.flatMap(({ target }) => target?.value ?? []),
    ...words.map(({ value }) => value).filter((value) => !value.includes('://')),
  ]);
  return [destination, ...paths].some((path) => KEY_FOLDER.test(path));
};
