// The Debian packages that the rig stands on: what each is for, and how to tell that it is there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium, hasCodeServer, onPath } from './parts.mjs';

const hasLibrary = (name) => spawnSync('pkg-config', ['--exists', name]).status === 0;
const hasCommand = (name) => onPath(name) !== undefined;

const SCREEN = [{ name: 'chromium', isThere: () => findChromium() !== undefined }];

/** Native modules of code-server are compiled, so these are needed only until it is installed. */
const BUILD = [
  { name: 'g++', isThere: () => hasCommand('g++') },
  { name: 'make', isThere: () => hasCommand('make') },
  { name: 'python3', isThere: () => hasCommand('python3') },
  { name: 'pkg-config', isThere: () => hasCommand('pkg-config') },
  { name: 'libkrb5-dev', isThere: () => hasLibrary('krb5-gssapi') },
  { name: 'libsecret-1-dev', isThere: () => hasLibrary('libsecret-1') },
  { name: 'libx11-dev', isThere: () => hasLibrary('x11') },
  { name: 'libxkbfile-dev', isThere: () => hasLibrary('xkbfile') },
];

const needed = () => (hasCodeServer() ? SCREEN : [...SCREEN, ...BUILD]);

export const missingPackages = () =>
  needed()
    .filter((part) => !part.isThere())
    .map((part) => part.name);

const osRelease = () => {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
};

const isDebianRoot = () => process.getuid?.() === 0 && /^ID=debian$/m.test(osRelease());

// Another apt-get may be at work on a machine that has just started.
const aptGet = (...words) =>
  spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  }).status === 0;

/** Returns why packages are still missing, or undefined when all are there. */
export const installPackages = () => {
  const packages = missingPackages();
  if (packages.length === 0) return undefined;
  const list = packages.join(' ');
  if (!isDebianRoot()) return `needs packages (names as in Debian): ${list}`;
  console.log(`e2e: installing ${list} with apt-get: the screen of the end-to-end tests, and what code-server is built with`);
  const installed = aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages);
  return installed ? undefined : `apt-get could not install ${list}`;
};
