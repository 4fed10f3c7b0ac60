import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CliHost, ExitCode, LinterSettings, Output } from '../../server/src/cli/host.ts';
import { runCli } from '../../server/src/cli/run.ts';
import type { Linter, LintRequest } from '../../server/src/linter.ts';
import { createFakeLinter, type PlanAsked } from './fake-linter.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  readonly lints: readonly LintRequest[];
  readonly plans: readonly PlanAsked[];
}

export interface World {
  readonly cwd: string;
  readonly env?: CliHost['env'];
  readonly stdin?: string | Uint8Array;
  readonly terminal?: 'both';
  /** In place of the fake one. */
  readonly linter?: Linter;
  /** Likewise, by how registries are asked. */
  readonly linterFor?: (settings: LinterSettings) => Linter;
}

/** A folder with these files, gone after the test. */
export const aFolder = (context: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

/** Runs one command line in this process over the fake linter. */
export const run = async ({ cwd, env = {}, stdin = '', terminal, linter, linterFor }: World, ...argv: readonly string[]): Promise<Ran> => {
  const written = { stdout: '', stderr: '' };
  const lints: LintRequest[] = [];
  const plans: PlanAsked[] = [];
  const into = (name: keyof typeof written): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: terminal === 'both',
  });
  const code = await runCli(argv, {
    version: '1.2.3',
    cwd,
    knowledge: SHIPPED,
    keyrings: join(cwd, 'keyrings'),
    env,
    stdout: into('stdout'),
    stderr: into('stderr'),
    readStdin: async () => (typeof stdin === 'string' ? Buffer.from(stdin) : stdin),
    loadLinter: async (settings) => linterFor?.(settings) ?? linter ?? createFakeLinter({ lints, plans }, textAt),
    startServer: async () => {
      written.stdout += 'served';
    },
  });
  return { code, ...written, lints, plans };
};

const SHIPPED = join(import.meta.dirname, '../../server/src/knowledge/tables');

const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The files of a JSON report. */
export const filesIn = ({ stdout }: Ran): string[] => JSON.parse(stdout).files.map(({ path }: { readonly path: string }) => path);
