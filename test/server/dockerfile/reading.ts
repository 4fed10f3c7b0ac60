import type { Dockerfile, Instruction } from '../../../server/src/dockerfile/model.ts';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import type { Span } from '../../../server/src/text/span.ts';

/** What stands at a span. */
export const at = (text: string, { start, end }: Span): string => text.slice(start, end);

export const keywords = (file: Dockerfile): string[] => file.instructions.map(({ keyword }) => keyword);

export const messages = (text: string): string[] => parseDockerfile(text).parseErrors.map(({ message }) => message);

/** Each error as the text that it is at. */
export const blamed = (text: string): string[] => parseDockerfile(text).parseErrors.map(({ span }) => at(text, span));

/** The first instruction of a keyword. */
export function only(text: string, keyword = 'RUN'): Instruction {
  const found = parseDockerfile(text).instructions.find((instruction) => instruction.keyword === keyword);
  if (!found) throw new Error(`no ${keyword} in ${text}`);
  return found;
}

export const flagsOf = ({ flags }: Instruction): (readonly [string, string | undefined])[] =>
  flags.map(({ name, value }) => [name, value?.text] as const);
