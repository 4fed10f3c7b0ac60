// The Debian packages that the rig stands on: what each is for, and how to tell that it is there.
import { spawnSync } from 'node:child_process';
import { installPackages } from '../../../scripts/debian-packages.mjs';
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

const missingPackages = () =>
  needed()
    .filter((part) => !part.isThere())
    .map((part) => part.name);

/** Returns why packages are still missing, or undefined when all are there. */
export const installMissing = () =>
  installPackages(missingPackages(), 'e2e', 'the screen of the end-to-end tests, and what code-server is built with');
