import type { MappedText } from '../text/mapped-text.ts';
import { splitCommas } from './words.ts';

const TYPES: ReadonlySet<string> = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
const ALONE: ReadonlySet<string> = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);
const KEYS: ReadonlySet<string> = new Set([
  ...ALONE,
  'type',
  'from',
  'source',
  'src',
  'target',
  'dst',
  'destination',
  'size',
  'id',
  'sharing',
  'mode',
  'uid',
  'gid',
  'env',
]);

/** What BuildKit rejects in the value of `--mount=` (instructions/commands_runmount.go); variables may stand for anything. */
export const checkMount = (value: MappedText): string | undefined => {
  for (const { text } of splitCommas(value)) {
    const problem = checkField(text);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const checkField = (field: string): string | undefined => {
  const equals = field.indexOf('=');
  const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
  const value = equals < 0 ? '' : field.slice(equals + 1);
  if (equals < 0 && !ALONE.has(key)) return `"${field}" in --mount must be key=value`;
  if (!KEYS.has(key)) return `--mount has no "${key}"`;
  if (key === 'type' && !value.includes('$') && !TYPES.has(value.toLowerCase())) return `unsupported mount type "${value}"`;
  if (key === 'from' && /\$./.test(value)) return 'variables are not expanded in from=: give the image a stage of its own with FROM';
  return undefined;
};
