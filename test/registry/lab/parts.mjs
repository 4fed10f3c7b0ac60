// What the tests against a real registry stand on. Plain JavaScript, since install.mjs needs it too.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** As packages of Debian and the commands that they bring; perl is there wherever Debian is. */
const PARTS = [
  { name: 'docker-registry', command: 'docker-registry' },
  { name: 'openssl', command: 'openssl' },
  { name: 'git', command: 'git' },
];

export const REGISTRY = 'docker-registry';

const onPath = (command) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

export const missingParts = () => PARTS.filter(({ command }) => !onPath(command)).map(({ name }) => name);

/** Why the tests that need them are skipped, for `{ skip }` of node:test; `false` when all is there. */
export const reasonToSkip = () => {
  const missing = missingParts();
  return missing.length > 0 ? `not installed: ${missing.join(', ')} (names as in Debian)` : false;
};
