import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment } from './environment.ts';
import type { Folders } from './folders.ts';
import { onExit } from './on-exit.ts';
import type { Parts } from './parts.mjs';

/** Restricted Mode is what VS Code calls a folder that is not trusted. */
export type Trust = 'trusted' | 'restricted';

export interface Server {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

const STARTED = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/;
const START_LIMIT = 30_000;
const STOP_LIMIT = 5_000;

const commonArguments = (parts: Parts, folders: Folders): string[] => [
  parts.codeServer,
  '--config',
  join(folders.root, 'config.yaml'),
  '--user-data-dir',
  folders.userData,
];

/** Unpacks a VSIX into a folder, as VS Code would. */
export const installVsix = async (parts: Parts, folders: Folders, target: VsixTarget): Promise<void> => {
  const words = ['--extensions-dir', target.folder, '--install-extension', target.vsix];
  const child = start(parts, folders, words);
  const output = collect(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`code-server could not install ${target.vsix}:\n${output()}`);
};

export interface VsixTarget {
  readonly vsix: string;
  readonly folder: string;
}

export const startServer = async (parts: Parts, folders: Folders, trust: Trust): Promise<Server> => {
  const child = start(parts, folders, [
    ...['--extensions-dir', folders.extensions, '--auth', 'none', '--bind-addr', '127.0.0.1:0'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(trust === 'trusted' ? ['--disable-workspace-trust'] : []),
    folders.workspace,
  ]);
  const stop = () => stopGroup(child);
  try {
    return { origin: await listening(child), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
};

// A process group of its own, so that the extension hosts that code-server starts can be ended with it, and nothing else.
const start = (parts: Parts, folders: Folders, words: readonly string[]): ChildProcess => {
  const child = spawn(parts.node, [...commonArguments(parts, folders), ...words], {
    cwd: folders.workspace,
    env: environment(folders),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const forget = onExit(() => signalGroup(child, 'SIGKILL'));
  child.once('close', forget);
  return child;
};

const collect = (child: ChildProcess): (() => string) => {
  let output = '';
  const add = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => output;
};

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const output = collect(child);
    const fail = () => reject(new Error(`code-server did not start:\n${output()}`));
    const timer = setTimeout(fail, START_LIMIT);
    child.stdout?.on('data', () => {
      const origin = STARTED.exec(output())?.[1];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    });
    child.once('close', fail);
  });

const stopGroup = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_LIMIT);
  await closed;
  clearTimeout(timer);
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is already gone.
  }
};
