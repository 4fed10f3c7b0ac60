import type { RuleNames } from '../config/rule-names.ts';
import type { ParsedName } from './model.ts';

const GO_BOOLEANS: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);

export interface CheckOption {
  readonly names: readonly ParsedName[];
  /** What stands behind the first space: BuildKit takes no notice of it. */
  readonly rest: string;
}

/**
 * Reads `skip=A,B;error=true` as BuildKit does (frontend/dockerfile/linter/linter.go, ParseLintOptions): the value ends
 * at the first space, one bad option makes all of it count for nothing, names are taken by the letter.
 */
export const readCheckOption = (text: string, from: number, names: RuleNames): CheckOption | undefined => {
  const space = text.indexOf(' ', from);
  const end = space < 0 ? text.length : space;
  const skipped: ParsedName[] = [];
  let at = from;
  for (const option of text.slice(from, end).split(';')) {
    const equals = option.indexOf('=');
    const [key, value] = [option.slice(0, Math.max(equals, 0)).trim(), option.slice(equals + 1)];
    if (!isValid(key, value)) return undefined;
    if (key === 'skip') for (const name of readSkipped(value, at + equals + 1, names)) skipped.push(name);
    at += option.length + 1;
  }
  return { names: skipped, rest: text.slice(end) };
};

const isValid = (key: string, value: string): boolean =>
  key === 'skip' || key === 'experimental' || (key === 'error' && GO_BOOLEANS.has(value.trim()));

const readSkipped = (value: string, from: number, names: RuleNames): ParsedName[] => {
  if (value.trim() === 'all') return [{ text: 'all', at: { start: from, end: from + value.length }, rules: 'all' }];
  const found: ParsedName[] = [];
  let at = from;
  for (const part of value.split(',')) {
    const text = part.trim();
    if (text !== '') found.push({ text, at: { start: at, end: at + part.length }, rules: names.resolveExactly(text) });
    at += part.length + 1;
  }
  return found;
};
