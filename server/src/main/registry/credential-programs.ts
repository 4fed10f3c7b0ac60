import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Credentials } from '../../host.ts';
import type { Environment } from './environment.ts';

/** What a program said: a login, that it has none, or nothing at all. */
export type ProgramWord = Credentials | 'none' | 'failed';

const NAME = /^[\w.-]+$/;
/** They wait for a keychain to be unlocked, or for a browser that nobody sees. */
const MILLISECONDS = 5_000;
const MAX_OUTPUT = 64 * 1_024;

const ENDINGS = process.platform === 'win32' ? ['.exe'] : [''];

/** Where a program is; a relative entry of PATH would find what lies in the folder that somebody happens to be in. */
const findProgram = (name: string, { PATH = '' }: Environment): string | undefined => {
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

/** What it writes, or `undefined` when it can't be run, is killed or says too much. */
const runProgram = (program: string, server: string, env: Environment): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(program, ['get'], { cwd: homedir(), env, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (output: string | undefined): void => {
      clearTimeout(timer);
      // A child of its may hold the pipes open after it is gone.
      child.stdout.destroy();
      child.kill('SIGKILL');
      child.unref();
      resolve(output);
    };
    const timer = setTimeout(() => end(undefined), MILLISECONDS);
    child.once('error', () => end(undefined));
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT) return end(undefined);
      chunks.push(chunk);
    });
    child.once('close', (code) => end(code === 0 ? Buffer.concat(chunks).toString('utf8') : ''));
    child.stdin.end(server);
  });
