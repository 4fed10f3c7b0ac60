import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onExit } from '../../e2e/workbench/on-exit.ts';
import type { Ends } from './fake-server.ts';
import { REGISTRY } from './parts.mjs';

const READY = /listening on (127\.0\.0\.1:\d+)/;
const PATIENCE = 10_000;

/** A folder that is gone when the tests end. */
export const temporaryFolder = (ends: Ends): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-registry-'));
  ends.after(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export interface RegistrySettings {
  readonly http?: object;
  readonly auth?: object;
  readonly proxy?: object;
  /** Gets a line of the registry's own log for each request. */
  accesses?(line: string): void;
}

/** Debian's `docker-registry` on a free port of loopback, everything it has in a folder of its own; the answer is `host:port`. */
export const startRegistry = async (ends: Ends, { http = {}, accesses, ...settings }: RegistrySettings = {}): Promise<string> => {
  const folder = temporaryFolder(ends);
  mkdirSync(join(folder, 'data'));
  const config = {
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: accesses === undefined } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: '127.0.0.1:0', ...http },
    ...settings,
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn(REGISTRY, ['serve', join(folder, 'config.yml')], {
    cwd: folder,
    stdio: ['ignore', accesses ? 'pipe' : 'ignore', 'pipe'],
  });
  if (accesses && child.stdout) createInterface({ input: child.stdout }).on('line', accesses);
  const forget = onExit(() => child.kill());
  ends.after(async () => {
    forget();
    await stopped(child);
  });
  return listeningAddress(child);
};

const stopped = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
};

const listeningAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (): void => reject(new Error(`docker-registry did not start: ${said.join('\n')}`));
    const timer = setTimeout(fail, PATIENCE);
    child.once('exit', fail);
    if (!child.stderr) return fail();
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const [, address] = READY.exec(line) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
