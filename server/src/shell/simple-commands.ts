import type { Redirection, Assignment as SyntaxAssignment, Command as SyntaxCommand, Word as SyntaxWord } from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import type { Assignment, Command, Redirect, Word } from './model.ts';
import { partsOf, readValue, readWord, type Value, type Values } from './words.ts';
import { baseName, unwrap } from './wrappers.ts';

/** What the words of a command say by themselves. */
export type Simple = Pick<Command, 'name' | 'program' | 'arguments' | 'assignments' | 'redirects'>;

/** Reads a command without what is around it; `undefined` for one that only sets variables. */
export const readSimple = (node: SyntaxCommand, source: MappedText, values: Values): Simple | undefined => {
  if (!node.name) return undefined;
  const word = (one: SyntaxWord): Word => readWord(one, source, values);
  const assignment = (one: SyntaxAssignment): Assignment => ({
    name: one.name,
    value: one.value.type === 'Word' ? word(one.value) : undefined,
  });
  const argument = (one: SyntaxAssignment): Word => {
    const { value } = assignment(one);
    return {
      span: source.span(one.pos, one.end),
      text: one.text,
      value: `${one.name}=${value?.value ?? ''}`,
      isKnown: value?.isKnown ?? false,
    };
  };
  const suffix = node.suffix.flatMap((part) => {
    if (part.type === 'Word') return word(part);
    return part.type === 'Assignment' ? argument(part) : [];
  });
  const [program, ...rest] = unwrap([...partsOf(word(node.name)), ...suffix]) as [Word, ...Word[]];
  const assignments = node.prefix.flatMap((part) => (part.type === 'Assignment' ? assignment(part) : []));
  const redirects = node.redirects.map((redirect) => readRedirect(redirect, source, word));
  return { name: baseName(program.value), program, arguments: rest, assignments, redirects };
};

const readRedirect = (node: Redirection, source: MappedText, word: (one: SyntaxWord) => Word): Redirect => {
  if (node.type === 'HereDoc') return { operator: node.operator, target: undefined, body: source.slice(node.body.pos, node.body.end) };
  return { operator: node.operator, target: node.target && word(node.target) };
};

/** What an assignment sets its variable to; `undefined` for a list. */
export const assignedValue = ({ value }: SyntaxAssignment, values: Values): Value | undefined =>
  value.type === 'Word' ? readValue(value, values) : undefined;
