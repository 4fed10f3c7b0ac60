import { parseArgs } from 'node:util';
import { orOf } from '../text/prose.ts';
import type { CommandSpec, OptionSpec } from './commands/model.ts';
import { suggestion } from './suggestion.ts';

/** The arguments behind a command, checked against its options. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>, positionals: readonly string[]) {
    this.#values = values;
    this.positionals = positionals;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value given last; empty for a flag. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

export type Parsed = { readonly arguments: Arguments } | { readonly problem: string };

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** Reads a command's arguments; a problem is one line that says what to do. */
export const parseArguments = (args: readonly string[], command: CommandSpec): Parsed => {
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokensOf(args, command)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = command.options.find(({ name }) => name === token.name);
    const problem = spec ? optionProblem(token, spec, values) : unknownOption(token, command);
    if (problem !== undefined) return { problem };
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  const problem = values.has('help') ? undefined : positionalProblem(positionals, command);
  return problem === undefined ? { arguments: new Arguments(values, positionals) } : { problem };
};

/** Not strict, because our own messages say more than Node's. */
const tokensOf = (args: readonly string[], { options }: CommandSpec): readonly Token[] => {
  const known = options.map(({ name, takes, short }) => {
    const type: 'string' | 'boolean' = takes === 'value' ? 'string' : 'boolean';
    return [name, { type, ...(short !== undefined && { short }) }] as const;
  });
  const parsed = parseArgs({ args: [...args], options: Object.fromEntries(known), strict: false, allowPositionals: true, tokens: true });
  return parsed.tokens;
};

const optionProblem = (token: OptionToken, spec: OptionSpec, values: ReadonlyMap<string, readonly string[]>): string | undefined => {
  const { rawName, value } = token;
  if (values.has(spec.name) && !spec.isRepeatable && spec.takes === 'value') return `${rawName} is given twice; give it once`;
  if (spec.takes === 'nothing') return value === undefined ? undefined : `${rawName} takes no value; leave out "=${value}"`;
  if (spec.takes === 'either' && value === undefined) return undefined;
  const isMissing = value === undefined || value === '' || (!token.inlineValue && value.startsWith('-') && value !== '-');
  if (isMissing) return `${rawName} needs a value: ${wanted(spec)}`;
  if (spec.choices && !spec.choices.includes(value))
    return `${rawName} can't be "${value}"; it is ${wanted(spec)}${suggestion(value, spec.choices)}`;
  return undefined;
};

const wanted = ({ choices, value }: OptionSpec): string => (choices ? orOf(choices) : `${value ?? 'VALUE'}`);

const unknownOption = ({ rawName }: OptionToken, { name, options }: CommandSpec): string => {
  const known = options.map((option) => `--${option.name}`);
  const found = rawName.startsWith('--') ? suggestion(rawName, known) : '';
  return `unknown option ${rawName}${found} (see plimsoll ${name} --help)`;
};

const positionalProblem = (positionals: readonly string[], { positionals: { min, max }, usage }: CommandSpec): string | undefined => {
  if (positionals.length < min) return `something is missing; usage: ${usage}`;
  const extra = positionals[max];
  return extra === undefined ? undefined : `"${extra}" is one argument too many; usage: ${usage}`;
};
