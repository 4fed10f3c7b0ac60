import type { Dossier } from '../insight/dossier.ts';
import { inWords } from '../insight/wording.ts';
import { isDay } from '../text/day.ts';
import { wrap } from '../text/wrap.ts';
import type { Arguments } from './arguments.ts';
import { type CliHost, type ExitCode, tell } from './host.ts';
import { logLevel } from './log-level.ts';
import { registryAccess } from './registry-access.ts';

const WIDTH = 96;

/** `plimsoll inspect <image...>`: each image is told of, also when another one is no reference. */
export const inspect = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const today = args.value('today');
  if (today !== undefined && !isDay(today)) {
    tell(host, `--today can't be "${today}"; it is a day as YYYY-MM-DD`);
    return 2;
  }
  const registry = registryAccess(args, { usual: 'off', freshness: 'recent' });
  const linter = await host.loadLinter({ log: logLevel(args, host), registry });
  const lookUps = registry && ({ from: 'registries' } as const);
  const dossiers: Dossier[] = [];
  for (const reference of args.positionals) {
    const found = await linter.inspect(reference, { ...(today !== undefined && { today }), ...(lookUps && { lookUps }) });
    if (typeof found === 'string') tell(host, `"${reference}" is no image reference: ${found}`);
    else dossiers.push(found);
  }
  host.stdout.write(args.value('format') === 'json' ? asJson(dossiers) : dossiers.map(asText).join('\n'));
  return dossiers.length === args.positionals.length ? 0 : 2;
};

const asText = (dossier: Dossier): string => {
  const [verdict = '', ...details] = inWords(dossier);
  const lines = details.flatMap((line) => wrap(line, WIDTH - 4).map((part, index) => `${index === 0 ? '  - ' : '    '}${part}`));
  const facts = dossier.asOf === undefined ? 'No facts at hand.' : `Facts of ${dossier.asOf}.`;
  const links = dossier.links.map(({ title, url }) => `  ${title}: ${url}`);
  return [...wrap(verdict, WIDTH), ...lines, `  ${dossier.reference}. ${facts}`, ...links, ''].join('\n');
};

const asJson = (dossiers: readonly Dossier[]): string => {
  const images = dossiers.map((dossier) => {
    const [verdict, ...details] = inWords(dossier);
    return { ...dossier, verdict, details };
  });
  return `${JSON.stringify({ schemaVersion: 1, images }, undefined, 2)}\n`;
};
