// Installs what the lock file names when it is missing or stale. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'node_modules', '.plimsoll-setup');
const OLDEST_NODE = 20;

/** Some packages hold binaries of one platform, so a folder carried elsewhere is stale too. */
const wantedStamp = () => {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return [createHash('sha256').update(lock).digest('hex'), process.platform, process.arch].join(' ');
};

const isFresh = (wanted) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;

/** Under `npm run` the very same npm; else the one on PATH, which on Windows is a command file and needs a shell. */
const npm = () => {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return { command: process.execPath, first: [own], shell: false };
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
};

const install = () => {
  const { command, first, shell } = npm();
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return spawnSync(command, [...first, ...options], { cwd: ROOT, shell, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
};

const fail = (message) => {
  console.error(`setup: ${message}`);
  process.exitCode = 1;
};

const setUp = () => {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) return fail(`needs Node ${OLDEST_NODE} or newer, not ${process.version}`);
  const wanted = wantedStamp();
  if (isFresh(wanted)) return;
  console.log('setup: installing the packages of package-lock.json into node_modules');
  if (!install()) return fail('npm ci failed; its messages stand above');
  writeFileSync(STAMP, wanted);
};

setUp();
