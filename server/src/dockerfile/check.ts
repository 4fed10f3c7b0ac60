import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import { checkFlags, isInstruction } from './check-flags.ts';
import { isArrayOfOtherThings, JSON_FORM } from './json-form.ts';
import type { EscapeToken, Instruction, ParseError } from './model.ts';
import { splitQuotedWords, splitWords } from './words.ts';

const NOT_IN_ONBUILD: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** What BuildKit rejects in one instruction, each at the word that is to blame. */
export const checkInstruction = (instruction: Instruction, escapeToken: EscapeToken): readonly ParseError[] => {
  if (!isInstruction(instruction.keyword)) return [unknownInstruction(instruction)];
  const inFlags = checkFlags(instruction);
  const problem = checkArguments(instruction, escapeToken);
  if (!problem && !instruction.trigger) return inFlags;
  const inTrigger = instruction.trigger ? checkTrigger(instruction.trigger, escapeToken) : [];
  return [...inFlags, ...(problem ? [problem] : []), ...inTrigger];
};

const unknownInstruction = ({ keyword, keywordSpan, span }: Instruction): ParseError =>
  keyword === ''
    ? { span, message: 'nothing follows the line continuation' }
    : { span: keywordSpan, message: `unknown instruction: ${keyword}` };

const checkTrigger = (trigger: Instruction, escapeToken: EscapeToken): readonly ParseError[] =>
  NOT_IN_ONBUILD.has(trigger.keyword)
    ? [{ span: trigger.keywordSpan, message: `${trigger.keyword} isn't allowed as an ONBUILD trigger` }]
    : checkInstruction(trigger, escapeToken);

const checkArguments = (instruction: Instruction, escapeToken: EscapeToken): ParseError | undefined => {
  const { keyword, keywordSpan, arguments: rest, json } = instruction;
  if (rest.text === '') return missing(keyword, keywordSpan);
  if (json === undefined && rest.text.startsWith('[') && JSON_FORM.has(keyword) && isArrayOfOtherThings(rest.text))
    return { span: rest.span(), message: 'when using JSON array syntax, arrays must be comprised of strings only' };
  return CHECKS[keyword]?.(instruction, escapeToken);
};

const missing = (keyword: string, span: Span): ParseError | undefined => {
  const mayBeEmpty = keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'RUN';
  return mayBeEmpty ? undefined : { span, message: `${keyword} requires at least one argument` };
};

type Check = (instruction: Instruction, escapeToken: EscapeToken) => ParseError | undefined;

const checkFrom: Check = ({ arguments: rest }) => {
  const words = splitWords(rest);
  if (words.length === 1 || (words.length === 3 && words[1]?.text.toUpperCase() === 'AS'))
    return checkStageName(words[2]?.text, rest.span());
  return { span: rest.span(), message: 'FROM requires either one or three arguments: FROM image [AS name]' };
};

const checkStageName = (name: string | undefined, span: Span): ParseError | undefined =>
  name === undefined || /^[a-z][a-z0-9\-_.]*$/i.test(name)
    ? undefined
    : {
        span,
        message: `invalid name for build stage: "${name}" has to begin with a letter and hold only letters, digits, ".", "_" and "-"`,
      };

const checkCopy: Check = ({ keyword, arguments: rest, json }) => {
  const count = json?.length ?? splitWords(rest).length;
  return count < 2 ? { span: rest.span(), message: `${keyword} requires at least two arguments, but only one was provided` } : undefined;
};

const checkShell: Check = ({ arguments: rest, json }) => {
  if (json?.length === 0) return { span: rest.span(), message: 'SHELL requires at least one argument' };
  return json ? undefined : { span: rest.span(), message: 'SHELL requires the arguments to be in JSON form' };
};

const checkVolume: Check = ({ arguments: rest, json }) =>
  json?.length === 0 ? { span: rest.span(), message: 'VOLUME requires at least one argument' } : undefined;

/** `name value` in the old form, else nothing but `name=value`. */
const checkNameValue: Check = ({ keyword, arguments: rest }, escapeToken) => {
  const words = splitQuotedWords(rest, escapeToken);
  if (words[0]?.text.includes('=') === false)
    return /[\t\v\f\r ]/.test(rest.text) ? undefined : { span: rest.span(), message: `${keyword} must have two arguments` };
  const bare = words.find(({ text }) => !text.includes('='));
  if (bare) return { span: bare.span(), message: `can't find = in "${bare.text}": it must be of the form name=value` };
  return blankName(words, keyword);
};

const checkArg: Check = ({ keyword, arguments: rest }, escapeToken) => blankName(splitQuotedWords(rest, escapeToken), keyword);

const blankName = (words: readonly MappedText[], keyword: string): ParseError | undefined => {
  const blank = words.find(({ text }) => text.startsWith('='));
  return blank && { span: blank.span(), message: `${keyword} names can not be blank` };
};

const checkHealthcheck: Check = ({ arguments: rest }) => {
  const type = (/^\S+/.exec(rest.text)?.[0] ?? '').toUpperCase();
  if (type === 'NONE' && rest.text.length > 4) return { span: rest.span(), message: 'HEALTHCHECK NONE takes no arguments' };
  if (type === 'CMD' && rest.text.length === 3) return { span: rest.span(), message: 'missing command after HEALTHCHECK CMD' };
  return type === 'NONE' || type === 'CMD' ? undefined : { span: rest.span(), message: `unknown type "${type}" in HEALTHCHECK (try CMD)` };
};

const CHECKS: Readonly<Record<string, Check>> = {
  FROM: checkFrom,
  COPY: checkCopy,
  ADD: checkCopy,
  SHELL: checkShell,
  ENV: checkNameValue,
  LABEL: checkNameValue,
  ARG: checkArg,
  VOLUME: checkVolume,
  HEALTHCHECK: checkHealthcheck,
};
