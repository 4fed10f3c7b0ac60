import type { Dockerfile, EscapeToken, Instruction } from '../dockerfile/model.ts';
import { readProperties, withoutQuotes } from '../dockerfile/words.ts';
import { MappedText } from '../text/mapped-text.ts';
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
    ...environment.flatMap((entry) => given(entry, facts.text, { by: 'container', container })),
    ...buildArguments.flatMap((entry) => given(entry, facts.text, { by: 'build', container })),
  ]),
];

const given = (entry: EnvironmentEntry, text: string, to: Pick<WrittenVariable, 'by' | 'container'>): WrittenVariable[] => {
  const { at, name, from } = entry;
  const value = from === 'literal' ? writtenValue(entry, text) : undefined;
  return value ? [{ at, name, value, ...to }] : [];
};

/** What stands in for a variable, as the last of a value. */
const FALLBACK = /\$\{\w+:?-([^${}]+)\}["']?$/;

/** What an `.env` file has is not written here, for such files are there for what is not checked in; what is taken without one is. */
const writtenValue = ({ at, value }: EnvironmentEntry, text: string): MappedText | undefined => {
  if (value?.pieces.every(({ path }) => path === undefined)) return value;
  const match = FALLBACK.exec(text.slice(at.start, at.end));
  const fallback = match?.[1];
  return match && fallback !== undefined ? MappedText.verbatim(fallback, at.start + match.index + match[0].indexOf(fallback)) : undefined;
};

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
