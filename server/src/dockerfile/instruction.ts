import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import { readFlags } from './flags.ts';
import { parseJsonForm } from './json-form.ts';
import type { Comment, EscapeToken, Heredoc, Instruction } from './model.ts';

/** What the reader of lines hands over for one instruction. */
interface Source {
  readonly line: MappedText;
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly heredocs: readonly Heredoc[];
  readonly escape: EscapeToken;
}

const JSON_FORM: ReadonlySet<string> = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);
const HEALTHCHECK_TYPE = /^\S+\s+/;

/** Takes a logical line apart into keyword, flags, arguments, JSON form and, for ONBUILD, what it puts off. */
export const parseInstruction = (source: Source): Instruction => {
  const { line, span, comments, heredocs } = source;
  const length = /^\S*/.exec(line.text)?.[0].length ?? 0;
  const keyword = line.text.slice(0, length).toUpperCase();
  const { flags, end } = readFlags(line, length);
  const rest = line.slice(end).trim();
  const trigger = keyword === 'ONBUILD' && rest.text !== '' ? parseTrigger(source, rest) : undefined;
  const json = jsonFormOf(keyword, rest);
  return {
    keyword,
    keywordSpan: line.span(0, length),
    span,
    line,
    flags,
    arguments: rest,
    comments,
    heredocs,
    ...(json && { json }),
    ...(trigger && { trigger }),
  };
};

const parseTrigger = (source: Source, line: MappedText): Instruction =>
  parseInstruction({ ...source, line, span: { start: line.span(0, 1).start, end: source.span.end }, comments: [] });

const jsonFormOf = (keyword: string, rest: MappedText): readonly MappedText[] | undefined => {
  if (JSON_FORM.has(keyword)) return parseJsonForm(rest);
  if (keyword !== 'HEALTHCHECK') return undefined;
  const type = HEALTHCHECK_TYPE.exec(rest.text)?.[0] ?? '';
  return parseJsonForm(rest.slice(type.length));
};
