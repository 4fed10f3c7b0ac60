import type { Rule } from '../rule.ts';
import type { Arguments } from './arguments.ts';
import type { CliHost, ExitCode } from './host.ts';
import { logLevel } from './log-level.ts';

/** `plimsoll rules`. */
export const rules = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const linter = await host.loadLinter({ log: logLevel(args, host), registry: undefined });
  const sorted = linter.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  host.stdout.write(args.value('format') === 'json' ? asJson(sorted) : asTable(sorted));
  return 0;
};

const asJson = (sorted: readonly Rule[]): string => {
  const listed = sorted.map(({ id, summary, why, category, severity, tier, online, aliases, options, links }) => ({
    id,
    summary,
    why,
    category,
    severity,
    tier,
    online: online === true,
    aliases,
    options,
    links,
  }));
  return `${JSON.stringify({ schemaVersion: 1, rules: listed }, undefined, 2)}\n`;
};

const asTable = (sorted: readonly Rule[]): string => {
  const rows = [
    ['RULE', 'SEVERITY', 'TIER', 'SUMMARY'],
    ...sorted.map(({ id, severity, tier, online, summary }) => [id, severity, online ? `${tier}, online` : tier, summary]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('');
};
