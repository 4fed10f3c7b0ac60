// Where the lists of Debian's packages are that real apt resolves installs against. Plain JavaScript, since fetch.mjs needs it before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const SUITES = ['bookworm', 'trixie'];

/** 30 MB that no other project file needs, so they are kept for the user; apart from the machine's own, which are not touched. */
export const folderOf = (suite) => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plimsoll', 'apt-lists', suite);

/** Written last, so that a broken fetch leaves none. */
export const stampOf = (suite) => join(folderOf(suite), 'fetched');

export const hasLists = (suite) => existsSync(stampOf(suite));

/** Makes apt see one suite and no package installed, as root and as anybody else. */
export const optionsFor = (suite) => {
  const folder = folderOf(suite);
  const options = {
    'Dir::Etc::SourceList': join(folder, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    // Images of Debian turn these off, and without them each run reads all lists anew.
    'Dir::Cache::pkgcache': 'pkgcache.bin',
    'Dir::Cache::srcpkgcache': 'srcpkgcache.bin',
    'APT::Architecture': 'amd64',
    'APT::Architectures': 'amd64',
    'APT::Sandbox::User': '',
    'Debug::NoLocking': '1',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
};

/** apt-get in English; `undefined` where it can't be run. */
export const aptGet = (args, timeout) => {
  const { status, stdout, stderr, error } = spawnSync('apt-get', args, { encoding: 'utf8', timeout, env: { ...process.env, LC_ALL: 'C' } });
  return error ? undefined : { status, output: `${stdout}${stderr}` };
};
