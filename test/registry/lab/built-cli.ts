import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CLI = resolve(process.env.PLIMSOLL_CLI ?? join(import.meta.dirname, '../../../dist/cli.cjs'));

/** Why tests of the built command line are skipped; `false` when it is there. */
export const reasonToSkipCli = (): string | false => (existsSync(CLI) ? false : `${CLI} is not built`);

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a command line runs, and the few variables that it has: nothing of who runs the tests gets into them. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs the built command line while servers of this process go on answering. */
export const builtCli = async ({ cwd, env }: Surroundings, ...argv: readonly string[]): Promise<Ended> => {
  const child = spawn(process.execPath, [CLI, ...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? '', NODE_DISABLE_COMPILE_CACHE: '1', ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...said };
};
