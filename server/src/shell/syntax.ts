import { type ParsedScript, parse } from 'unbash';

/** Whether a shell would reject the script. */
export const hasErrors = (text: string): boolean => (parseScript(text).errors?.length ?? 0) > 0;

/** Large enough for the bodies of the files that an editor has open, small enough not to matter. */
const MAX_CACHED = 500;

const cache = new Map<string, ParsedScript>();

/**
 * The syntax tree of a shell script, empty for one that would take the parser too long; the same text gives the same tree again, as
 * keystrokes leave most RUN bodies alone.
 */
export const parseScript = (text: string): ParsedScript => {
  const known = cache.get(text);
  if (known) return known;
  const script = isReadable(text) ? parse(text) : parse('');
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value as string);
  cache.set(text, script);
  return script;
};

/** No script of a real Dockerfile comes near any of these. */
const MAX_LENGTH = 256 * 1024;
const MAX_HEREDOCS = 200;
const MAX_NESTING = 100;
const MAX_MEAN_NESTING = 4;
/** Below this length the mean says nothing. */
const MIN_LENGTH = 2000;

/** The parser reads a substitution again at every level it is nested in, and all here-documents for each of them. */
const isReadable = (text: string): boolean =>
  text.length <= MAX_LENGTH && text.split('<<', MAX_HEREDOCS + 1).length <= MAX_HEREDOCS && isShallow(text);

const NESTING = /\$?\(|\$\{|[)}]/g;
const PARTNER: Readonly<Record<string, string>> = { ')': '(', '}': '{' };

const isShallow = (text: string): boolean => {
  const open: string[] = [];
  let total = 0;
  let from = 0;
  for (const { 0: bracket, index } of text.matchAll(NESTING)) {
    total += open.length * (index - from);
    from = index;
    if (bracket.length > 1 || bracket === '(') open.push(bracket.at(-1) as string);
    else if (open.at(-1) === PARTNER[bracket]) open.pop();
    if (open.length > MAX_NESTING) return false;
  }
  return text.length < MIN_LENGTH || total + open.length * (text.length - from) <= MAX_MEAN_NESTING * text.length;
};
