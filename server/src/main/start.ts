import { join } from 'node:path';
import { cacheFolder } from '../cli/cache-folder.ts';
import type { run } from './cli.ts';
import { startKept } from './code-cache.ts';

/** Replaced by the build: tells one build of the program from any other. */
declare const PLIMSOLL_BUILD: string;

interface Program {
  readonly run: typeof run;
}

const program = join(__dirname, 'program.cjs');

const start = async (): Promise<void> => {
  // As Node has it for its own cache of this kind.
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder(process.env, 'code');
  if (folder === undefined) {
    await ((await import(program)) as Program).run();
    return;
  }
  const { exports, keep } = startKept<Program>({ program, folder, build: PLIMSOLL_BUILD });
  // V8 takes up nothing that was compiled under other flags than those it starts with.
  if ((await exports.run()) === 'flags as started') keep();
};

start();
