import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import { readFlags } from './flags.ts';
import { JSON_FORM, parseJsonForm } from './json-form.ts';
import type { Comment, EscapeToken, Heredoc, Instruction } from './model.ts';

/** What the reader of lines hands over for one instruction. */
interface Source {
  readonly line: MappedText;
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly heredocs: readonly Heredoc[];
  readonly escape: EscapeToken;
}

const BLANK = /[\t\v\f\r ]/;
const HEALTHCHECK_TYPE = /^\S+\s+/;

/** Takes a logical line apart into keyword, flags, arguments, JSON form and, for ONBUILD, what it puts off. */
export const parseInstruction = (source: Source): Instruction => {
  const { instruction, argumentsAt } = takeApart(source);
  if (instruction.keyword !== 'ONBUILD' || instruction.arguments.text === '') return instruction;
  return { ...instruction, trigger: parseTrigger(source, instruction.arguments, argumentsAt) };
};

const takeApart = (source: Source): { instruction: Instruction; argumentsAt: number } => {
  const { line, span, comments, heredocs } = source;
  const blank = line.text.search(BLANK);
  const length = blank < 0 ? line.text.length : blank;
  const keyword = line.text.slice(0, length).toUpperCase();
  const { flags, end } = readFlags(line, length, source.escape);
  const rest = line.slice(end).trim();
  const json = jsonFormOf(keyword, rest);
  const keywordSpan = line.span(0, length);
  const instruction = { keyword, keywordSpan, span, line, flags, arguments: rest, comments, heredocs };
  return { instruction: json ? { ...instruction, json } : instruction, argumentsAt: line.text.length - rest.text.length };
};

/** What an ONBUILD in an ONBUILD puts off is not read: BuildKit refuses it. */
const parseTrigger = (source: Source, line: MappedText, at: number): Instruction => {
  const heredocs = source.heredocs.map((heredoc) => {
    const { start, end } = heredoc.markerInLine;
    return { ...heredoc, markerInLine: { start: start - at, end: end - at } };
  });
  const span = { start: line.span(0, 1).start, end: source.span.end };
  return takeApart({ ...source, line, span, heredocs, comments: [] }).instruction;
};

const jsonFormOf = (keyword: string, rest: MappedText): readonly MappedText[] | undefined => {
  if (JSON_FORM.has(keyword)) return parseJsonForm(rest);
  if (keyword !== 'HEALTHCHECK') return undefined;
  const type = HEALTHCHECK_TYPE.exec(rest.text)?.[0] ?? '';
  return parseJsonForm(rest.slice(type.length));
};
