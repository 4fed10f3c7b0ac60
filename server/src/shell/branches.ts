import type { Case, CompoundList, For, PipelineNode, Statement, Command as SyntaxCommand, Word as SyntaxWord } from 'unbash';
import { type Truth, truthOfExpression, truthOfTest } from './conditions.ts';
import type { ListItem, Value, Word } from './model.ts';
import { firstOf, type Values } from './words.ts';

type ReadWord = (word: SyntaxWord) => Word;

/** What a condition comes to, where it is nothing but one test. */
export const truthOfClause = (clause: CompoundList, read: ReadWord): Truth => {
  const [only] = clause.commands;
  if (!only || clause.commands.length > 1) return undefined;
  return only.command.type === 'AndOr' ? undefined : truthOf(only.command, read);
};

/** What one test comes to; `undefined` for any other command. */
export const truthOf = (node: PipelineNode, read: ReadWord): Truth => {
  if (node.type === 'TestCommand') return truthOfExpression(node.expression, read);
  return node.type === 'Command' && isTest(node) ? truthOfTest(wordsOf(node).map(read)) : undefined;
};

const isTest = ({ name, prefix }: SyntaxCommand): boolean => prefix.length === 0 && (name?.text === '[' || name?.text === 'test');

const wordsOf = ({ suffix }: SyntaxCommand): SyntaxWord[] => suffix.filter((part): part is SyntaxWord => part.type === 'Word');

/** The variables that a condition, as it is written, asks about. */
export const namesIn = (guard: string): string[] => [...guard.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);

/** Whether a condition asks for something that moves: another branch then takes the version that is wanted. */
export const asksForMoving = (guard: string): boolean =>
  /\b(?:latest|master|main|nightly|edge|dev|develop|head|trunk|unstable|git)\b/i.test(guard);

/** For each item of a `case`, whether it can't be the one that is taken. */
export const deadItems = ({ word, items }: Case, read: ReadWord): boolean[] => {
  const { value, isKnown } = read(word);
  let isTaken = false;
  return items.map(({ pattern, terminator }) => {
    if (!isKnown || terminator === ';&' || terminator === ';;&') return false;
    const patterns = pattern.map(read);
    const isDead = isTaken || patterns.every((one) => one.isKnown && !/[*?[]/.test(one.text) && one.value !== value);
    isTaken ||= patterns.some((one) => one.isKnown && one.value === value);
    return isDead;
  });
};

/** One item of a list with what joins it to the next. */
export interface Item {
  readonly node: PipelineNode;
  readonly operator: ListItem['operator'];
}

/** The items of statements as one list, whatever joins them. */
export const itemsOf = (statements: readonly Statement[]): Item[] =>
  statements.flatMap(({ command }): Item[] =>
    command.type === 'AndOr'
      ? command.commands.map((node, index) => ({ node, operator: command.operators[index] }))
      : [{ node: command, operator: undefined }],
  );

/** In a loop over words its variable may be any of them: it is taken for the first. Without words it goes over the parameters. */
export const loopValue = (wordlist: For['wordlist'], values: Values): Value | undefined => {
  const [first] = wordlist ?? [];
  const value = first ? firstOf(first, values) : values('1');
  if (!value || value.certainty === 'unknown') return undefined;
  const isOnly = wordlist?.length === 1 && !/[\s$`*?[{]/.test(first?.text ?? '');
  return isOnly ? value : { ...value, certainty: 'possible' };
};
