import { join } from 'node:path';
import { type CliHost, tell } from '../cli/host.ts';
import { runCli } from '../cli/run.ts';
import { createLinter } from '../linter.ts';
import { bundleFolder, createNodeHost } from './node-host.ts';
import { outputTo } from './output.ts';

/** Replaced by the build. */
declare const PLIMSOLL_VERSION: string | undefined;

const readStdin = async (): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

let flags: 'flags as started' | 'flags changed' = 'flags as started';

/**
 * V8 doubles the space for new objects up to 48 MiB where much is allocated. A lint leaves next to nothing of a file behind, so that the
 * small space that it starts with serves as well: a tenth less memory over a thousand files, and no more time. And its optimiser
 * comes too early: most of what it compiles in a run of some seconds is not run often enough to make up for it, a third of all the time.
 * Node's module for this brings all its streams, so that a run over a few files had better not load it.
 */
const prepareForMany = async (): Promise<void> => {
  flags = 'flags changed';
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  if (countsBytecode(process.versions.v8)) setFlagsFromString('--interrupt-budget=1000000');
};

/** That of Node 20. Later ones count calls, gain nothing by being told otherwise, and may have an error line for a flag that they lack. */
const countsBytecode = (v8: string): boolean => Number.parseInt(v8, 10) < 12;

const host: CliHost = {
  version: typeof PLIMSOLL_VERSION === 'string' ? PLIMSOLL_VERSION : '0.0.0',
  cwd: process.cwd(),
  knowledge: join(bundleFolder(), 'knowledge'),
  keyrings: '/usr/share/keyrings',
  env: process.env,
  stdout: outputTo(1),
  stderr: outputTo(2),
  readStdin,
  prepareForMany,
  async loadLinter({ log, registry }) {
    const offline = createNodeHost({ listings: 'kept', warn: (message) => tell(host, message), ...(log !== undefined && { log }) });
    if (!registry) return createLinter(offline);
    // Whoever asks for registries on the command line trusts what is linted with what is asked.
    const { withRegistries } = await import('./registry/registry-host.ts');
    const { certificates, ...options } = registry;
    return createLinter(withRegistries(offline, { env: process.env, workspace: 'trusted', certificates }), { registry: options });
  },
  async startServer() {
    // A path, for the build turns this into a require.
    await import(join(bundleFolder(), 'server-node.cjs'));
  },
};

/** Runs the command line of this process, and says whether V8 has other flags now than those that it was started with. */
export const run = async (): Promise<typeof flags> => {
  // Set, not exited with: what is written but not yet taken by a pipe must still reach it.
  process.exitCode = await runCli(process.argv.slice(2), host);
  return flags;
};
