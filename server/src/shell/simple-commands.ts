import type { Redirection, Assignment as SyntaxAssignment, Command as SyntaxCommand, Word as SyntaxWord } from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import type { Assignment, Command, Redirect, Value, Word } from './model.ts';
import { partsOf, readValue, readWord, type Values } from './words.ts';
import { baseName, unwrap } from './wrappers.ts';

/** What the words of a command say by themselves. */
export type Simple = Pick<Command, 'name' | 'program' | 'arguments' | 'assignments' | 'redirects'>;

/** The text that a script's tree was made of, and what its variables are by now. */
export interface Reading {
  readonly source: MappedText;
  readonly values: Values;
}

/** Reads a command without what is around it; `undefined` for one that only sets variables. */
export const readSimple = (node: SyntaxCommand, reading: Reading): Simple | undefined => {
  if (!node.name) return undefined;
  const words = partsOf(wordOf(node.name, reading));
  for (const part of node.suffix) {
    if (part.type === 'Word') words.push(wordOf(part, reading));
    else if (part.type === 'Assignment') words.push(argument(part, reading));
  }
  const [program, ...rest] = unwrap(words) as [Word, ...Word[]];
  const assignments = node.prefix.flatMap((part) => (part.type === 'Assignment' ? assignment(part, reading) : []));
  const redirects = node.redirects.map((redirect) => readRedirect(redirect, reading));
  return { name: baseName(program.value), program, arguments: rest, assignments, redirects };
};

const wordOf = (word: SyntaxWord, { source, values }: Reading): Word => readWord(word, source, values);

const assignment = ({ name, value }: SyntaxAssignment, reading: Reading): Assignment => ({
  name,
  value: value.type === 'Word' ? wordOf(value, reading) : undefined,
});

const argument = (node: SyntaxAssignment, reading: Reading): Word => {
  const { name, value } = assignment(node, reading);
  const span = reading.source.span(node.pos, node.end);
  return { span, text: node.text, value: `${name}=${value?.value ?? ''}`, isKnown: value?.isKnown ?? false };
};

const readRedirect = (node: Redirection, reading: Reading): Redirect => {
  if (node.type === 'HereDoc')
    return { operator: node.operator, target: undefined, body: reading.source.slice(node.body.pos, node.body.end) };
  return { operator: node.operator, target: node.target && wordOf(node.target, reading) };
};

/** What an assignment sets its variable to; `undefined` for a list. */
export const assignedValue = ({ value }: SyntaxAssignment, values: Values): Value | undefined =>
  value.type === 'Word' ? readValue(value, values) : undefined;
