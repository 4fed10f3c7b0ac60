import type { TestExpression } from 'unbash';
import type { Word } from './model.ts';

/** What a condition comes to with the values known here; `undefined` where that is open. */
export type Truth = boolean | undefined;

/** What `[ … ]` and `test` come to. */
export const truthOfTest = (words: readonly Word[]): Truth => {
  const all = words.at(-1)?.value === ']' ? words.slice(0, -1) : words;
  const [first] = all;
  if (first?.value === '!' && first.text === '!') return negated(truthOfTest(all.slice(1)));
  const [left, operator, right] = all;
  if (all.length === 1 && first?.isKnown) return first.value !== '';
  if (all.length === 2 && left && operator?.isKnown) return ofUnary(left.value, operator.value);
  return all.length === 3 && left?.isKnown && right?.isKnown ? ofBinary(operator?.value ?? '', left.value, right.value) : undefined;
};

/** What `[[ … ]]` comes to. */
export const truthOfExpression = (expression: TestExpression, read: (word: TestWord) => Word): Truth => {
  if (expression.type === 'TestNot') {
    const inner = truthOfExpression(expression.operand, read);
    return expression.negations.length % 2 === 1 ? negated(inner) : inner;
  }
  if (expression.type === 'TestGroup') return truthOfExpression(expression.expression, read);
  if (expression.type === 'TestUnary') {
    const operand = read(expression.operand);
    return operand.isKnown ? ofUnary(expression.operator, operand.value) : undefined;
  }
  if (expression.type !== 'TestBinary') return undefined;
  const [left, right] = [read(expression.left), read(expression.right)];
  const isPattern = /[*?[]/.test(right.text);
  return left.isKnown && right.isKnown && !isPattern ? ofBinary(expression.operator, left.value, right.value) : undefined;
};

type TestWord = Extract<TestExpression, { readonly type: 'TestUnary' }>['operand'];

const negated = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

const ofUnary = (operator: string, value: string): Truth => {
  if (operator === '-n') return value !== '';
  return operator === '-z' ? value === '' : undefined;
};

const ofBinary = (operator: string, left: string, right: string): Truth => {
  if (operator === '=' || operator === '==') return left === right;
  return operator === '!=' ? left !== right : undefined;
};
