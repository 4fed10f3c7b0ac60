import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Family, type Release, releasesOn } from '../../knowledge/build/releases.ts';
import { openTable } from '../../knowledge/table.ts';
import { isDay } from '../../text/day.ts';
import type { Arguments } from '../arguments.ts';
import { cacheFolder } from '../cache-folder.ts';
import { today as thisDay } from '../clock.ts';
import { reasonOf } from '../failures.ts';
import type { CliHost } from '../host.ts';
import { suggestion } from '../suggestion.ts';
import { readTable } from '../tables-in-use.ts';
import { folderMirror, type Mirror, webMirror } from './mirror.ts';
import { type BuiltTables, buildReleaseTables } from './release-tables.ts';
import { type Keyring, ownKeyring } from './signature.ts';

/** Makes tables out of mirrors and puts them into the cache, all of them or none; gives the reason when none was written. */
export const updateKnowledge = async (args: Arguments, host: CliHost): Promise<string | undefined> => {
  const today = args.value('today') ?? thisDay();
  if (!isDay(today)) return `--today can't be "${today}"; it is a day as YYYY-MM-DD`;
  const cache = cacheFolder(host.env, 'knowledge');
  if (cache === undefined) return 'there is no folder to put the tables into; set XDG_CACHE_HOME';
  const known = (name: string): string | undefined => readTable(name, { shipped: host.knowledge, made: cache }).text;
  const supported = supportedReleases(known('end-of-life') ?? '', today);
  if (!supported) return 'the table end-of-life can not be read, and it says which releases there are';
  const releases = chooseReleases(supported, args.values('release'));
  if (typeof releases === 'string') return releases;
  const mirrors = mirrorsOf(args, host.cwd);
  if (typeof mirrors === 'string') return mirrors;
  const tell = (line: string): void => host.stdout.write(`${line}\n`);
  const absent = args.has('release') ? 'a problem' : 'passed over';
  const built = await buildReleaseTables({ releases, mirrors, keyring: keyringOf(args, host), absent, known, today, tell });
  return 'problem' in built ? built.problem : writeTables(built, cache);
};

/** The releases to make tables of, by the text of the table `end-of-life`; `undefined` when it is none. */
export const supportedReleases = (endOfLife: string, today: string): readonly Release[] | undefined => {
  const { table } = openTable(endOfLife);
  return table && releasesOn(today, table);
};

const chooseReleases = (all: readonly Release[], names: readonly string[]): readonly Release[] | string => {
  const unknown = names.find((name) => !all.some((release) => release.name === name));
  const known = all.map(({ name }) => name);
  if (unknown !== undefined) return `--release can't be "${unknown}"${suggestion(unknown, known)}; there are ${known.join(', ')}`;
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
};

/** There is no mirror that is taken by default: no request goes where nobody has said. */
const mirrorsOf = (args: Arguments, cwd: string): readonly Mirror[] | string => {
  const urls = args.values('mirror');
  const folder = args.value('from');
  if (urls.length === 0 && folder === undefined) return 'name the archive to update from with --mirror, or a folder with --from';
  const problem = urls.map(mirrorProblem).find((one) => one !== undefined);
  if (problem !== undefined) return problem;
  if (folder !== undefined && !existsSync(resolve(cwd, folder))) return `--from can't be "${folder}"; there is no such folder`;
  return [...(folder === undefined ? [] : mirrorFolders(resolve(cwd, folder)).map(folderMirror)), ...urls.map(webMirror)];
};

/** What is wrong with an address; it is not repeated where it holds a password. */
const mirrorProblem = (url: string): string | undefined => {
  const { protocol, username, password, search, hash } = URL.canParse(url) ? new URL(url) : NO_ADDRESS;
  if (username !== '' || password !== '') return "--mirror can't have a login in it";
  const isArchive = /^https?:$/.test(protocol) && search === '' && hash === '';
  return isArchive ? undefined : `--mirror can't be "${url}"; it is the address of an archive that begins with https:// or http://`;
};

const NO_ADDRESS = { protocol: '', username: '', password: '', search: '', hash: '' };

const keyringOf = (args: Arguments, { cwd, keyrings }: CliHost): ((family: Family) => Keyring | undefined) => {
  const named = args.value('keyring');
  if (named === undefined) return (family) => ownKeyring(family, keyrings);
  return () => (named === 'none' ? undefined : { path: resolve(cwd, named), needed: 'always' });
};

/** A folder is one mirror, or holds several, such as `debian` and `debian-security`. */
export const mirrorFolders = (folder: string): readonly string[] => [
  folder,
  ...['debian', 'debian-security', 'ubuntu', 'alpine'].map((name) => join(folder, name)),
];

const writeTables = ({ texts }: Exclude<BuiltTables, { problem: string }>, folder: string): string | undefined => {
  const files = [...texts].map(([name, text]) => ({
    path: join(folder, `${name}.txt`),
    temporary: join(folder, `.${name}.${process.pid}`),
    text,
  }));
  try {
    mkdirSync(folder, { recursive: true });
    for (const { temporary, text } of files) writeFileSync(temporary, text);
    for (const { temporary, path } of files) renameSync(temporary, path);
    return undefined;
  } catch (error) {
    for (const { temporary } of files) removeIfThere(temporary);
    return `${folder}: ${reasonOf(error)}`;
  }
};

/** Where nothing could be written there is nothing to remove, and that fails for the same reason. */
const removeIfThere = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
};
