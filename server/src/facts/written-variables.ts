import type { Dockerfile, EscapeToken, Instruction } from '../dockerfile/model.ts';
import { readProperties, withoutQuotes } from '../dockerfile/words.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { EnvironmentEntry, Facts } from './model.ts';

/** A variable with the value that the file gives it. */
export interface WrittenVariable {
  readonly at: Span;
  readonly name: string;
  readonly value: MappedText;
  /** `build`: a manifest gives it to the build of an image. */
  readonly by: 'ARG' | 'ENV' | 'container' | 'build';
  /** The container that is given it, as messages call it. */
  readonly container?: string;
}

const DEFINING: ReadonlySet<string> = new Set(['ARG', 'ENV']);

/** The variables whose values are written in the file: by ENV and ARG, and those that containers and builds are given. */
export const writtenVariables = (facts: Facts): WrittenVariable[] => [
  ...(facts.kind === 'dockerfile' ? facts.nodes.flatMap((node) => definedIn(node as Instruction, escapeOf(facts))) : []),
  ...facts.containers.flatMap(({ name: container, environment, buildArguments = [] }) => [
    ...environment.flatMap((entry) => literal(entry, { by: 'container', container })),
    ...buildArguments.flatMap((entry) => literal(entry, { by: 'build', container })),
  ]),
];

/** What an `.env` file has is not written here: such files are there for what is not checked in. */
const literal = ({ at, name, value, from }: EnvironmentEntry, to: Pick<WrittenVariable, 'by' | 'container'>): WrittenVariable[] =>
  from === 'literal' && value?.pieces.every(({ path }) => path === undefined) ? [{ at, name, value, ...to }] : [];

/** The variables whose values a Dockerfile writes. */
export const variablesIn = (file: Dockerfile): readonly WrittenVariable[] =>
  file.instructions.flatMap((instruction) => definedIn(instruction, file.escape));

const escapeOf = ({ directives }: Facts): EscapeToken =>
  directives.some(({ name, value }) => name === 'escape' && value === '`') ? '`' : '\\';

const definedIn = (instruction: Instruction, escapeToken: EscapeToken): WrittenVariable[] => {
  const { keyword, arguments: rest } = instruction.trigger ?? instruction;
  if (!DEFINING.has(keyword)) return [];
  return readProperties(rest, keyword, escapeToken).flatMap(({ name, value }): WrittenVariable[] => {
    if (value === undefined || value.text === '') return [];
    const at = { start: name.span().start, end: value.span().end };
    return [{ at, name: name.text, value: withoutQuotes(value), by: keyword === 'ARG' ? 'ARG' : 'ENV' }];
  });
};
