import type { LogLevel } from '../host.ts';
import type { Arguments } from './arguments.ts';
import type { CliHost } from './host.ts';

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/** How much is logged: all with `--verbose`, else as far as PLIMSOLL_LOG says; nothing without either. */
export const logLevel = (args: Arguments, { env }: CliHost): LogLevel | undefined => {
  if (args.has('verbose')) return 'debug';
  if (!env.PLIMSOLL_LOG) return undefined;
  return LEVELS.find((level) => level === env.PLIMSOLL_LOG) ?? 'info';
};
