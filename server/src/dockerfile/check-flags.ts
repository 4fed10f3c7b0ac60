import { checkMount } from './check-mounts.ts';
import type { Flag, Instruction, ParseError } from './model.ts';

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
const BOOLEAN: ReadonlySet<string> = new Set(['link', 'keep-git-dir', 'unpack', 'parents']);
/** `$NAME` or `${NAME}`; a lone `$` is none. */
const VARIABLE = /\$[\w{]/;

/** Whether BuildKit knows the instruction. */
export const isInstruction = (keyword: string): boolean => Object.hasOwn(FLAGS, keyword);

/** What BuildKit rejects in the flags of an instruction. */
export const checkFlags = (instruction: Instruction): readonly ParseError[] => {
  const { keyword } = instruction;
  if (instruction.flags.length === 0) return NONE;
  const known = FLAGS[keyword] ?? [];
  const seen = new Set<string>();
  const errors: ParseError[] = [];
  for (const flag of instruction.flags) {
    const { name, span } = flag;
    const message = known.includes(name) ? checkValue(flag, keyword) : `unknown flag: ${keyword} takes no --${name}`;
    if (message !== undefined) errors.push({ span, message });
    else if (seen.has(name) && !REPEATABLE.has(name)) errors.push({ span, message: `duplicate flag: --${name}` });
    seen.add(name);
  }
  return errors;
};

const NONE: readonly ParseError[] = [];

const checkValue = ({ name, value }: Flag, keyword: string): string | undefined => {
  if (BOOLEAN.has(name)) return checkBoolean(name, value?.text);
  if (value === undefined) return `missing a value on flag: --${name}`;
  if (name === 'mount') return checkMount(value);
  if (name === 'from' && keyword === 'COPY' && VARIABLE.test(value.text))
    return 'variables are not expanded in --from: give the image a stage of its own with FROM';
  return undefined;
};

const checkBoolean = (name: string, value: string | undefined): string | undefined => {
  if (value === undefined || /^(?:true|false)$/i.test(value)) return undefined;
  return value === '' ? `missing a value on flag: --${name}` : `--${name} is true or false, not "${value}"`;
};
