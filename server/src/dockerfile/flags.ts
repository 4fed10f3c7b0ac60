import type { MappedText } from '../text/mapped-text.ts';
import type { Flag } from './model.ts';

const SPACE = /\s/;

/**
 * Reads the leading `--name=value` words of an instruction (BuildKit, parser/split_command.go): quotes group, `--` alone ends
 * them, and a word that does not begin with `--` ends them too.
 */
export const readFlags = (line: MappedText, from: number): { flags: Flag[]; end: number } => {
  const flags: Flag[] = [];
  const { text } = line;
  let at = from;
  for (;;) {
    while (at < text.length && SPACE.test(text[at] as string)) at++;
    if (!text.startsWith('--', at)) return { flags, end: at };
    const end = flagEnd(text, at);
    if (end - at === 2) return { flags, end };
    flags.push(parseFlag(line, at, end));
    at = end;
  }
};

const flagEnd = (text: string, start: number): number => {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (SPACE.test(character)) return at;
  }
  return text.length;
};

const parseFlag = (line: MappedText, start: number, end: number): Flag => {
  const raw = line.text.slice(start, end);
  const equals = raw.indexOf('=');
  return {
    name: (equals < 0 ? raw : raw.slice(0, equals)).slice(2),
    value: equals < 0 ? undefined : line.slice(start + equals + 1, end),
    span: line.span(start, end),
  };
};
