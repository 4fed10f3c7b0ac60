import type { Instruction, ParseError, Stage } from './model.ts';
import { splitWords } from './words.ts';

const BEFORE_FROM: ReadonlySet<string> = new Set(['ARG']);

/** Groups the instructions into stages; instructions before the first FROM belong to none. */
export const findStages = (instructions: readonly Instruction[], length: number): { stages: Stage[]; errors: ParseError[] } => {
  const starts: number[] = [];
  for (const [index, { keyword }] of instructions.entries()) if (keyword === 'FROM') starts.push(index);
  const stages = starts.map((start, index) => {
    const members = instructions.slice(start, starts[index + 1] ?? instructions.length);
    const from = members[0] as Instruction;
    const end = instructions[starts[index + 1] ?? -1]?.span.start ?? length;
    return { index, from, name: stageName(from), instructions: members, span: { start: from.span.start, end } };
  });
  return { stages, errors: stageErrors(instructions, starts[0] ?? instructions.length) };
};

const stageName = (from: Instruction): string | undefined => {
  const words = splitWords(from.arguments);
  return words.length === 3 && words[1]?.text.toUpperCase() === 'AS' ? words[2]?.text.toLowerCase() : undefined;
};

const stageErrors = (instructions: readonly Instruction[], firstFrom: number): ParseError[] => {
  const stray = instructions.slice(0, firstFrom).find(({ keyword }) => !BEFORE_FROM.has(keyword));
  if (stray) return [{ span: stray.keywordSpan, message: 'no build stage in current context: only ARG may stand before the first FROM' }];
  return [];
};
