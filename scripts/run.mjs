// Runs a program in the project's folder, its output straight to ours.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const environment = (extra) => ({
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  ...extra,
});

/** Returns the exit code; a program that can't be started or was killed counts as 2. */
export const run = (command, args, extra = {}) => {
  const shell = process.platform === 'win32' && command !== process.execPath;
  const { status, error } = spawnSync(command, args, { cwd: ROOT, shell, stdio: 'inherit', env: environment(extra) });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 2;
};
