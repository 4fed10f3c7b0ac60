import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './folders.ts';

const LOG = /(?:^|\/)remoteexthost\.log$/;
const ACTIVATION = /_doActivateExtension plimsoll\.plimsoll,.*activationEvent: '([^']*)'/g;
const SERVER = 'dist/server-node.cjs';

/** What the extension costs on the machine, where the extension host of a server runs it. */
export class ExtensionHost {
  readonly #folders: Folders;

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** What had the extension activated, as the host logs it. */
  async activations(): Promise<string[]> {
    const logs = join(this.#folders.userData, 'logs');
    const names = (await readdir(logs, { recursive: true }).catch(() => [])).filter((name) => LOG.test(name));
    const texts = await Promise.all(names.map((name) => readFile(join(logs, name), 'utf8')));
    return texts.flatMap((text) => [...text.matchAll(ACTIVATION)].map(([, event = '']) => event));
  }

  /** Whether the host has begun to log, so that a log without an activation says something. */
  async isUp(): Promise<boolean> {
    const names = await readdir(join(this.#folders.userData, 'logs'), { recursive: true }).catch(() => []);
    return names.some((name) => LOG.test(name));
  }

  /** How many language servers run of this session's extension. */
  async servers(): Promise<number> {
    const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    // A process may end while its line is read.
    const lines = await Promise.all(numbers.map((number) => readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')));
    return lines.filter((line) => line.includes(this.#folders.extensions) && line.includes(SERVER)).length;
  }
}
