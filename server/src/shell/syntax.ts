import { type ParsedScript, parse } from 'unbash';

/** Whether a shell would reject the script. */
export const hasErrors = (text: string): boolean => (parseScript(text).errors?.length ?? 0) > 0;

/** Large enough for the bodies of the files that an editor has open, small enough not to matter. */
const MAX_CACHED = 500;

const cache = new Map<string, ParsedScript>();

/** The syntax tree of a shell script; the same text gives the same tree again, as keystrokes leave most RUN bodies alone. */
export const parseScript = (text: string): ParsedScript => {
  const known = cache.get(text);
  if (known) return known;
  const script = parse(text);
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value as string);
  cache.set(text, script);
  return script;
};
