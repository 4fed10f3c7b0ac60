import { spawnSync } from 'node:child_process';

/** Whole runs of a command: wall time in milliseconds, peak memory in MiB. */
export interface Run {
  readonly milliseconds: number;
  readonly mebibytes: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** GNU time tells the peak memory of what it runs. */
const HAS_TIME = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;

/** Runs a command once. */
export const runOnce = (command: readonly string[]): Run => {
  const [program = '', ...args] = HAS_TIME ? ['/usr/bin/time', '-f', 'peak %M', ...command] : command;
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = performance.now() - start;
  const peak = /^peak (\d+)$/m.exec(stderr)?.[1];
  return { milliseconds, status, stdout, stderr, mebibytes: peak === undefined ? undefined : Number(peak) / 1024 };
};

/** The middle of several runs. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value that 95 of 100 do not exceed. */
export const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** Runs two commands in turn, so that what else the machine does falls on both; the median of the ratios pair by pair. */
export const ratioOf = (one: readonly string[], other: readonly string[], pairs: number): number => {
  runOnce(one);
  runOnce(other);
  return median(Array.from({ length: pairs }, () => runOnce(one).milliseconds / runOnce(other).milliseconds));
};

/** Whether a program is on the path. */
export const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
