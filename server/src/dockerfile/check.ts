import type { Span } from '../text/span.ts';
import { isArrayOfOtherThings } from './json-form.ts';
import type { Instruction, ParseError } from './model.ts';
import { splitWords } from './words.ts';

const JSON_FORM = ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME'];
const NOT_IN_ONBUILD: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** The flags that each instruction takes (BuildKit, frontend/dockerfile/instructions/parse.go). */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  ADD: ['chown', 'chmod', 'link', 'keep-git-dir', 'checksum', 'exclude', 'unpack'],
  ARG: [],
  CMD: [],
  COPY: ['chown', 'chmod', 'from', 'link', 'parents', 'exclude'],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ['platform'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
  RUN: ['mount', 'network', 'security', 'device'],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
};

const REPEATABLE: ReadonlySet<string> = new Set(['mount', 'exclude', 'device']);

/** What BuildKit rejects in one instruction, each at the word that is to blame. */
export const checkInstruction = (instruction: Instruction): ParseError[] => {
  const known = FLAGS[instruction.keyword];
  if (!known) return [{ span: instruction.keywordSpan, message: `unknown instruction: ${instruction.keyword}` }];
  const problem = checkArguments(instruction);
  return [
    ...checkFlags(instruction, known),
    ...(problem ? [problem] : []),
    ...(instruction.trigger ? checkTrigger(instruction.trigger) : []),
  ];
};

const checkTrigger = (trigger: Instruction): ParseError[] =>
  NOT_IN_ONBUILD.has(trigger.keyword)
    ? [{ span: trigger.keywordSpan, message: `${trigger.keyword} isn't allowed as an ONBUILD trigger` }]
    : checkInstruction(trigger);

const checkFlags = (instruction: Instruction, known: readonly string[]): ParseError[] => {
  const seen = new Set<string>();
  const errors: ParseError[] = [];
  for (const { name, span } of instruction.flags) {
    if (!known.includes(name)) errors.push({ span, message: `unknown flag: ${instruction.keyword} takes no --${name}` });
    else if (seen.has(name) && !REPEATABLE.has(name)) errors.push({ span, message: `duplicate flag: --${name}` });
    seen.add(name);
  }
  return errors;
};

const checkArguments = (instruction: Instruction): ParseError | undefined => {
  const { keyword, keywordSpan, arguments: rest } = instruction;
  if (rest.text === '') return missing(keyword, keywordSpan, instruction);
  if (JSON_FORM.includes(keyword) && isArrayOfOtherThings(rest.text))
    return { span: rest.span(), message: 'when using JSON array syntax, arrays must be comprised of strings only' };
  return CHECKS[keyword]?.(instruction);
};

const missing = (keyword: string, span: Span, instruction: Instruction): ParseError | undefined => {
  const mayBeEmpty = keyword === 'CMD' || keyword === 'ENTRYPOINT' || (keyword === 'RUN' && instruction.heredocs.length > 0);
  return mayBeEmpty ? undefined : { span, message: `${keyword} requires at least one argument` };
};

type Check = (instruction: Instruction) => ParseError | undefined;

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

const checkCopy: Check = ({ keyword, arguments: rest, json, heredocs }) => {
  const count = json?.length ?? splitWords(rest).length;
  return count < 2 && heredocs.length === 0
    ? { span: rest.span(), message: `${keyword} requires at least two arguments, but only one was provided` }
    : undefined;
};

const checkShell: Check = ({ arguments: rest, json }) =>
  json ? undefined : { span: rest.span(), message: 'SHELL requires the arguments to be in JSON form' };

const checkNameValue: Check = ({ keyword, arguments: rest }) =>
  /^[^\s=]+\s*$/.test(rest.text) ? { span: rest.span(), message: `${keyword} must have two arguments` } : undefined;

const checkHealthcheck: Check = ({ arguments: rest }) => {
  const type = (/^\S+/.exec(rest.text)?.[0] ?? '').toUpperCase();
  if (type === 'NONE' && rest.text.length > 4) return { span: rest.span(), message: 'HEALTHCHECK NONE takes no arguments' };
  return type === 'NONE' || type === 'CMD' ? undefined : { span: rest.span(), message: `unknown type "${type}" in HEALTHCHECK (try CMD)` };
};

const CHECKS: Readonly<Record<string, Check>> = {
  FROM: checkFrom,
  COPY: checkCopy,
  ADD: checkCopy,
  SHELL: checkShell,
  ENV: checkNameValue,
  LABEL: checkNameValue,
  HEALTHCHECK: checkHealthcheck,
};
