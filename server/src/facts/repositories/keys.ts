import type { Command, Word } from '../../shell/model.ts';
import type { CommandUse, Download, Stage } from '../model.ts';
import { lastPart } from '../paths.ts';
import { readersOf } from '../pipes.ts';
import type { RepositoryKey } from './model.ts';

/** What keys are read from. */
interface KeySources {
  readonly text: string;
  readonly commands: readonly CommandUse[];
  readonly downloads: readonly Download[];
}

/** Without one of these words a document has no keys, as most have none. */
const NAMED = ['apt-key', '--import', 'keyrings', 'trusted.gpg', 'apk/keys', 'rpm-gpg'];

/** The keys that commands of a build make packages trusted by, and those that are fetched to where apt, apk and rpm look for them. */
export const readKeys = ({ text, commands, downloads }: KeySources): RepositoryKey[] => {
  if (!NAMED.some((mark) => text.includes(mark))) return [];
  const built = commands.filter(({ when }) => when === 'build');
  const fetched = indexDownloads(downloads);
  const imported = new Set(built.filter(({ command }) => isImport(command)).flatMap((use) => readBy(use, fetched) ?? []));
  return [
    ...built.flatMap((use) => aptKey(use, fetched) ?? []),
    ...built.flatMap(rpmKeys),
    ...downloads.filter((download) => isKey(download) || imported.has(download)).map(fetchedKey),
  ];
};

/** Downloads by the commands behind them in their pipes, and by stage and name of the files that they were saved to. */
interface Fetched {
  readonly byReader: ReadonlyMap<Command, Download>;
  readonly byFile: ReadonlyMap<string, Download>;
}

const indexDownloads = (downloads: readonly Download[]): Fetched => ({
  byReader: new Map(downloads.flatMap((one) => (one.use ? readersOf(one.use.command) : []).map((reader) => [reader, one] as const))),
  byFile: new Map(downloads.map((one) => [fileKey(one.stage, one.destination ?? ''), one])),
});

const fileKey = (stage: Stage | undefined, path: string): string => `${stage?.index} ${lastPart(path)}`;

/** Shorter names are also words of other meanings. */
const MIN_NAME = 3;

/** What a command reads of what was fetched: from its pipe, or from a file. */
const readBy = ({ command, stage }: CommandUse, { byReader, byFile }: Fetched): Download | undefined => {
  const piped = byReader.get(command);
  if (piped) return piped;
  const files = command.arguments.filter(({ value }) => lastPart(value).length >= MIN_NAME);
  return files.map(({ value }) => byFile.get(fileKey(stage, value))).find((one) => one !== undefined);
};

/** `apt-key add` and `adv`; its other verbs add no key. */
const aptKey = (use: CommandUse, downloads: Fetched): RepositoryKey | undefined => {
  const { command, node, stage } = use;
  if (command.name !== 'apt-key') return undefined;
  const words = command.arguments;
  const has = (pattern: RegExp): boolean => words.some(({ value }) => pattern.test(value));
  if (!has(/^add$/) && !has(/^adv$/)) return undefined;
  const named = words.find((_, index) => /^--fetch-keys?$/.test(words[index - 1]?.value ?? ''));
  const fetched = named ? { url: named.value, at: named.span } : readBy(use, downloads);
  const draft = { at: command.span, node, stage, by: 'apt-key' as const, ids: idsIn(words), keyring: keyringIn(words), use };
  return { ...draft, url: fetched?.url, urlAt: fetched?.at };
};

const keyringIn = (words: readonly Word[]): string | undefined =>
  words.find((_, index) => words[index - 1]?.value === '--keyring')?.value ??
  words.find(({ value }) => value.startsWith('--keyring='))?.value.slice('--keyring='.length);

const RECEIVING = /^--recv(?:-keys?)?$/;

/** What follows `--recv-keys`, with or without `0x`. */
const idsIn = (words: readonly Word[]): string[] => {
  const receiving = words.findIndex(({ value }) => RECEIVING.test(value));
  return receiving < 0
    ? []
    : words.slice(receiving + 1).flatMap(({ value }) => /^(?:0x)?([0-9a-f]{8,40})$/i.exec(value.replace(/\s/g, ''))?.[1] ?? []);
};

/** `rpm --import` of an address. */
const rpmKeys = (use: CommandUse): RepositoryKey[] => {
  const { command, node, stage } = use;
  if (!isImport(command)) return [];
  return command.arguments
    .filter(({ value }) => /^(?:https?|ftp):/i.test(value))
    .map(({ value, span }) => ({ at: span, node, stage, by: 'rpm' as const, url: value, urlAt: span, keyring: undefined, ids: [], use }));
};

const KEY_FOLDER = /\/(?:keyrings|trusted\.gpg\.d|etc\/apk\/keys|rpm-gpg)(?:\/|$)/;

const fetchedKey = ({ at, node, stage, url, use }: Download): RepositoryKey => {
  return { at, node, stage, by: 'keyring', url, urlAt: at, keyring: undefined, ids: [], use };
};

/** Of what `apt-key add` reads the command itself tells. */
const isImport = ({ name, arguments: words }: Command): boolean =>
  /^rpm(?:keys)?$/.test(name) && words.some(({ value }) => value === '--import');

const isKey = ({ destination = '', use }: Download): boolean => {
  const commands = use ? [use.command, ...readersOf(use.command)] : [];
  const paths = commands.flatMap(({ redirects, arguments: words }) => [
    ...redirects.flatMap(({ target }) => target?.value ?? []),
    ...words.map(({ value }) => value).filter((value) => !value.includes('://')),
  ]);
  return [destination, ...paths].some((path) => KEY_FOLDER.test(path));
};

/** Whether the distribution of a stage has no apt-key any more: it went with apt 3. */
export const lacksAptKey = (stage: Stage | undefined): boolean => {
  const { family, release = '' } = stage?.distribution ?? {};
  if (family === 'debian') return /^(?:trixie|forky|duke|sid)$/.test(release);
  return family === 'ubuntu' && Number(release) >= 25.04;
};

/** Ubuntu's; releases are always of April or October. */
const FIRST_WITH_SIGNED_BY = 16.04;
const BEFORE_SIGNED_BY = /^(?:squeeze|wheezy|jessie|[678](?:\.\d+)*)$/;

/** Whether the apt of a stage's distribution knows no signed-by, which came with apt 1.1: no key can be for one repository there. */
export const lacksSignedBy = (stage: Stage | undefined): boolean => {
  const { family, release = '' } = stage?.distribution ?? {};
  if (family === 'debian') return BEFORE_SIGNED_BY.test(release);
  return family === 'ubuntu' && release !== '' && Number(release) < FIRST_WITH_SIGNED_BY;
};
