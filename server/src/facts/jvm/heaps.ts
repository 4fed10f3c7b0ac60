import { readProperties } from '../../dockerfile/words.ts';
import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { CommandUse, Stage } from '../elements.ts';

/** One option of a JVM where it is written. */
export interface JvmOption {
  readonly at: Span;
  readonly text: string;
}

/** What a JVM is told of its memory in one place. */
export interface JvmOptions {
  /** The variable that holds them; `undefined` for those of a command. */
  readonly variable?: string;
  /** The `-Xmx`, or its long name, with a number. */
  readonly most: JvmOption | undefined;
  /** The `-Xms`, or its long name, with a number. */
  readonly least: JvmOption | undefined;
  readonly all: readonly JvmOption[];
}

/** Variables whose options JVMs, or the scripts that start them, take up. Those of build tools are none of them. */
export const VARIABLES: ReadonlySet<string> = new Set([
  'JAVA_OPTS',
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  '_JAVA_OPTIONS',
  'CATALINA_OPTS',
]);

/** Launchers hand on to the JVM what stands behind `-J`. */
const MOST = /^(?:-J)?-(?:Xmx|XX:MaxHeapSize=)\d+[kmgt]?$/i;
const LEAST = /^(?:-J)?-(?:Xms|XX:InitialHeapSize=)\d+[kmgt]?$/i;

/** The options that a container starts its JVMs with, one entry for each place; of the stages the last stands on the ones before it. */
export const jvmOptionsOf = (stages: readonly Stage[], commands: readonly CommandUse[], text: string): readonly JvmOptions[] => [
  ...environmentOptions(stages),
  ...startingCommands(stages, commands).map((use) => group(commandOptions(use, text))),
];

/** The last ENV of a name counts. */
const environmentOptions = (stages: readonly Stage[]): readonly JvmOptions[] => {
  const values = new Map<string, MappedText>();
  for (const { keyword, arguments: rest } of instructionsOf(stages)) {
    if (keyword !== 'ENV') continue;
    for (const { name, value } of readProperties(rest, keyword, '\\')) if (value && VARIABLES.has(name.text)) values.set(name.text, value);
  }
  return [...values].map(([variable, value]) => ({ variable, ...group(optionsIn(value)) }));
};

const instructionsOf = (stages: readonly Stage[]): readonly Stage['from'][] => stages.flatMap(({ instructions }) => instructions);

/** The options in the value of a variable. */
export const optionsIn = (value: MappedText): JvmOption[] =>
  [...value.text.matchAll(/[^\s"'\\]+/g)].map(({ 0: text, index }) => ({ text, at: value.span(index, index + text.length) }));

/** Those of the last CMD and of the last ENTRYPOINT: the ones before have no effect. */
export const startingCommands = (stages: readonly Stage[], commands: readonly CommandUse[]): readonly CommandUse[] => {
  const instructions = instructionsOf(stages);
  const last = ['CMD', 'ENTRYPOINT'].map((keyword) => instructions.findLast((one) => one.keyword === keyword));
  return commands.filter(({ node }) => last.some((one) => one === node));
};

/** Those that a command is given. */
export const commandOptions = ({ command: { name, arguments: words, assignments } }: CommandUse, text: string): readonly JvmOption[] => {
  const given = words.filter(({ value }) => name === 'java' || value.startsWith('-J-'));
  const assigned = assignments.flatMap((one) => (one.value && VARIABLES.has(one.name) ? one.value : []));
  return [...given, ...assigned].flatMap(({ span }) => written(span, text));
};

/** Read where it is written, so that a value from a variable, which can be set for each container, is no number. */
const written = (span: Span, text: string): JvmOption[] =>
  [...text.slice(span.start, span.end).matchAll(/[^\s"'\\]+/g)].map((match) => ({
    text: match[0],
    at: { start: span.start + match.index, end: span.start + match.index + match[0].length },
  }));

/** What options come to: of several the JVM takes the last. */
export const group = (all: readonly JvmOption[]): JvmOptions => ({
  most: all.findLast(({ text }) => MOST.test(text)),
  least: all.findLast(({ text }) => LEAST.test(text)),
  all,
});
