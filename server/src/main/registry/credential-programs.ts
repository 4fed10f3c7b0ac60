import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Credentials } from '../../host.ts';
import { type Environment, homeOf } from './environment.ts';

/** What a program said: a login, that it has none, or nothing at all. */
export type ProgramWord = Credentials | 'none' | 'failed';

const NAME = /^[\w.-]+$/;
/** They wait for a keychain to be unlocked, or for a browser that nobody sees. */
const MILLISECONDS = 5_000;
const MAX_OUTPUT = 64 * 1_024;

const ENDINGS = process.platform === 'win32' ? ['.exe'] : [''];

/** Where a program is; a relative entry of PATH would find what lies in the folder that somebody happens to be in. */
const findProgram = (name: string, { Path = '', PATH = Path }: Environment): string | undefined => {
  if (!NAME.test(name)) return undefined;
  const folders = PATH.split(delimiter).filter(isAbsolute);
  const files = folders.flatMap((folder) => ENDINGS.map((ending) => join(folder, `docker-credential-${name}${ending}`)));
  return files.find(isProgram);
};

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

export interface ProgramQuestion {
  readonly name: string;
  /** As the program knows the registry. */
  readonly server: string;
  readonly env: Environment;
}

/** Asks what Docker calls a credential helper: `get`, the registry on its standard input, JSON on its standard output. */
export const askProgram = async ({ name, server, env }: ProgramQuestion): Promise<ProgramWord> => {
  const program = findProgram(name, env);
  if (program === undefined) return 'failed';
  const output = await runProgram(program, server, env);
  return output === undefined ? 'failed' : readOutput(output);
};

const readOutput = (output: string): ProgramWord => {
  try {
    const { Username: user, Secret: secret } = JSON.parse(output) as Readonly<Record<string, unknown>>;
    if (typeof user !== 'string' || typeof secret !== 'string' || secret === '') return 'none';
    return user === '<token>' ? { kind: 'identity', user: '', token: secret } : { kind: 'password', user, password: secret };
  } catch {
    // "credentials not found in native keychain" comes as plain text.
    return 'none';
  }
};

const HAS_GROUPS = process.platform !== 'win32';

/** With all that it has started, for that would go on waiting, and hold the pipes open. */
const stop = (child: ChildProcess): void => {
  try {
    if (HAS_GROUPS && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // All of them are gone.
  }
};

/** What it writes, or `undefined` when it can't be run, takes too long or says too much. */
const runProgram = (program: string, server: string, env: Environment): Promise<string | undefined> =>
  new Promise((resolve) => {
    const options = { cwd: homeOf(env), env, windowsHide: true, detached: HAS_GROUPS };
    const child = spawn(program, ['get'], { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
    const giveUp = (): void => {
      child.stdout.destroy();
      stop(child);
      resolve(undefined);
    };
    const timer = setTimeout(giveUp, MILLISECONDS);
    const output = collected(child.stdout, giveUp);
    const end = (text: string | undefined): void => {
      clearTimeout(timer);
      resolve(text);
    };
    child.once('error', () => end(undefined));
    child.once('close', (code) => end(code === 0 ? output() : ''));
    child.stdin.on('error', () => undefined);
    child.stdin.end(server);
  });

/** What has come so far; when it is too much that is told. */
const collected = (stream: Readable, tellTooMuch: () => void): (() => string) => {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT) tellTooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
};
