import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliHost, Output } from '../cli/host.ts';
import { runCli } from '../cli/run.ts';

/** Replaced by the build. */
declare const PLIMSOLL_VERSION: string | undefined;

const outputOf = (stream: NodeJS.WriteStream): Output => {
  // Whoever reads may stop reading, as `head` does; that is no fault of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    ...(stream.columns !== undefined && { columns: stream.columns }),
  };
};

const readStdin = async (): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

const host: CliHost = {
  version: typeof PLIMSOLL_VERSION === 'string' ? PLIMSOLL_VERSION : '0.0.0',
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  readStdin,
  async loadLinter(log) {
    const [{ createLinter }, { createNodeHost }] = await Promise.all([import('../linter.ts'), import('./node-host.ts')]);
    return createLinter(createNodeHost(log === undefined ? {} : { log }));
  },
  async startServer() {
    const { bundleFolder } = await import('./node-host.ts');
    await import(pathToFileURL(join(bundleFolder(), 'server-node.cjs')).href);
  },
};

// Set, not exited with: what is written but not yet taken by a pipe must still reach it.
runCli(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
