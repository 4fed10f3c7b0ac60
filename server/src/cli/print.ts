import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report, RunError } from '../engine/model.ts';
import type { Format, FormatOptions } from '../formats/format.ts';
import { formatText } from '../formats/text.ts';
import { reasonOf } from './failures.ts';
import type { CliHost, Output } from './host.ts';
import type { FormatName, Settings } from './settings.ts';

/** Text is what most runs print; the other formats, and colours, are loaded when they are asked for. */
const FORMATS: Readonly<Record<FormatName, (colour: Colour) => Promise<Format>>> = {
  text: async (colour) => (colour === 'always' ? (await import('../formats/coloured-text.ts')).formatColouredText : formatText),
  json: async () => (await import('../formats/json.ts')).formatJson,
  sarif: async () => (await import('../formats/sarif.ts')).formatSarif,
  github: async () => (await import('../formats/github.ts')).formatGithub,
};

type Colour = 'always' | 'never';

const USUAL_WIDTH = 120;

export interface Printing {
  readonly settings: Settings;
  readonly host: CliHost;
  /** Where the report goes unless a file is named. */
  readonly stream: Output;
  readonly skipped: number;
}

/** Prints the report, or writes it to the file asked for; gives what went wrong when that can't be done. */
export const printReport = async (report: Report, { settings, host, stream, skipped }: Printing): Promise<RunError | undefined> => {
  const output = settings.output === undefined ? stream : undefined;
  const format = await FORMATS[settings.format](colourFor(settings.colour, host.env, output));
  const options: FormatOptions = {
    width: output?.columns ?? USUAL_WIDTH,
    suppressed: settings.suppressed,
    skipped,
    ...(settings.format === 'sarif' && { rootUri: pathToFileURL(`${host.cwd}/`).href }),
  };
  const text = format(report, options);
  if (settings.output !== undefined) return writeOutput(settings.output, text, host.cwd);
  stream.write(text);
  return undefined;
};

const writeOutput = (path: string, text: string, cwd: string): RunError | undefined => {
  try {
    writeFileSync(resolve(cwd, path), text);
    return undefined;
  } catch (error) {
    return { path, message: `the report could not be written: ${reasonOf(error)}` };
  }
};

/** `--color` first, then NO_COLOR and FORCE_COLOR, then whether somebody looks: a terminal, or the log of GitHub Actions. */
export const colourFor = (wish: string, env: CliHost['env'], output: Output | undefined): Colour => {
  if (wish === 'always' || wish === 'never') return wish;
  if (env.NO_COLOR) return 'never';
  if (env.FORCE_COLOR) return env.FORCE_COLOR === '0' ? 'never' : 'always';
  const isSeen = output !== undefined && (env.GITHUB_ACTIONS === 'true' || (output.isTerminal && env.TERM !== 'dumb'));
  return isSeen ? 'always' : 'never';
};
