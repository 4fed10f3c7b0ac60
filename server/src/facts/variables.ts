import { type Expansion, expand, type Scope, Unknown } from '../dockerfile/expand.ts';
import type { Dockerfile, EscapeToken, Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import { readProperties } from '../dockerfile/words.ts';
import { Allowance } from '../shell/allowance.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { BuildContext } from './model.ts';

const DEFAULT_PLATFORM = 'linux/amd64';

/** Stages that stand on one another in a longer chain than this are no Dockerfile. */
const MAX_ANCESTORS = 100;

/** In characters, for all variables of a file together: twice what the largest file has that is read at all. */
const MOST_REPLACED = 2_000_000;

type Values = Map<string, MappedText>;

interface Entry {
  readonly at: number;
  readonly value: MappedText;
}

/** What a stage's variables are at each place in it. */
interface StageVariables {
  /** By name, in the order of their places. */
  readonly entries: Map<string, Entry[]>;
  /** What its ENVs have set in the end, which later stages inherit. */
  readonly environment: Values;
  readonly parent: StageVariables | undefined;
}

const URL_LIKE = /^["']?(?:https?|ftp|git|ssh):\/\//i;

const DEFINING: ReadonlySet<string> = new Set(['ARG', 'ENV']);

/** Shared, for a file may have tens of thousands of stages. */
const NOTHING: Pick<StageVariables, 'entries' | 'environment'> = { entries: new Map(), environment: new Map() };

/**
 * The variables of a Dockerfile by BuildKit's rules (dockerfile2llb/convert.go): ARGs before the first FROM are for FROM lines and for
 * ARGs that take them up; in a stage the last ENV or ARG before the place counts; ENV is inherited by stages that stand on the stage,
 * ARG is not; build arguments beat defaults.
 */
export class Variables {
  readonly #build: BuildContext;
  readonly #escape: EscapeToken;
  readonly #global: Values;
  readonly #predefined: Values;
  readonly #stages = new Map<ParsedStage, StageVariables>();
  readonly #allowance = new Allowance(MOST_REPLACED);

  constructor(file: Dockerfile, build: BuildContext) {
    this.#build = build;
    this.#escape = file.escape;
    this.#predefined = predefinedArguments(build);
    const firstFrom = file.stages[0]?.span.start ?? file.text.length;
    this.#global = this.#readGlobal(file.instructions.filter(({ keyword, span }) => keyword === 'ARG' && span.start < firstFrom));
  }

  /** What is built for, where the build says so. */
  get platform(): string | undefined {
    return this.#build.platform;
  }

  /** For FROM lines. */
  get global(): Scope {
    return (name) => this.#bounded(this.#global.get(name) ?? this.#predefined.get(name));
  }

  /** Reads a stage's own variables; the stage that it stands on is to be entered before. */
  enter(stage: ParsedStage, parent: ParsedStage | undefined): void {
    const defining = stage.instructions.filter(({ keyword }) => DEFINING.has(keyword));
    const own = defining.length === 0 ? NOTHING : { entries: new Map(), environment: new Map() };
    const variables = { ...own, parent: parent && this.#stages.get(parent) };
    this.#stages.set(stage, variables);
    for (const instruction of defining) this.#define(instruction, variables);
  }

  /** For an instruction of a stage that was entered. */
  scope(stage: ParsedStage, at: Instruction): Scope {
    const variables = this.#stages.get(stage);
    return (name) => variables && this.#bounded(lastBefore(variables.entries.get(name) ?? [], at.span.start) ?? inherited(variables, name));
  }

  /** The text with its variables replaced. */
  expand(text: MappedText, scope: Scope): Expansion {
    return expand(text, scope, this.#escape);
  }

  #bounded(value: MappedText | undefined): MappedText | undefined {
    return value && !this.#allowance.grants(value) ? new Unknown() : value;
  }

  #readGlobal(instructions: readonly Instruction[]): Values {
    const values: Values = new Map();
    const scope: Scope = (name) => values.get(name) ?? this.#predefined.get(name);
    for (const { name, value } of instructions.flatMap((instruction) => this.#properties(instruction))) {
      const known = this.#given(name.text) ?? (value && this.#known(value, scope));
      if (known) values.set(name.text, known);
    }
    return values;
  }

  /** What a build argument sets. */
  #given(name: string): MappedText | undefined {
    return this.#build.arguments.has(name) ? (this.#build.arguments.get(name) ?? new Unknown()) : undefined;
  }

  #properties(instruction: Instruction): ReturnType<typeof readProperties> {
    return readProperties(instruction.arguments, instruction.keyword, this.#escape);
  }

  #known(text: MappedText, scope: Scope): MappedText {
    const { value, unresolved, problem } = expand(text, scope, this.#escape);
    if (unresolved.length === 0 && problem === undefined) return value;
    // The host of a URL says something by itself.
    return new Unknown(problem === undefined && URL_LIKE.test(text.text) ? this.#partly(text, scope) : '');
  }

  #partly(text: MappedText, scope: Scope): string {
    const written: Scope = (name) => {
      const value = scope(name);
      if (value && !(value instanceof Unknown)) return value;
      return new MappedText([{ text: value?.partly || `\${${name}}` }]);
    };
    return expand(text, written, this.#escape).value.text;
  }

  #define(instruction: Instruction, variables: StageVariables): void {
    const { keyword, span } = instruction;
    if (keyword === 'ENV') {
      this.#defineEnvironment(instruction, variables);
      return;
    }
    for (const { name, value } of this.#properties(instruction)) {
      const known = this.#given(name.text) ?? (value ? this.#known(value, latest(variables)) : this.global(name.text));
      if (known) addEntry(variables, name.text, { at: span.start, value: known });
    }
  }

  /** The variables of one ENV don't see one another. */
  #defineEnvironment(instruction: Instruction, variables: StageVariables): void {
    const scope = latest(variables);
    const values = this.#properties(instruction).map(({ name, value }) => ({ name: name.text, value: value && this.#known(value, scope) }));
    for (const { name, value } of values) {
      if (!value) continue;
      variables.environment.set(name, value);
      addEntry(variables, name, { at: instruction.span.start, value });
    }
  }
}

const addEntry = ({ entries }: StageVariables, name: string, entry: Entry): void => {
  const known = entries.get(name);
  if (known) known.push(entry);
  else entries.set(name, [entry]);
};

/** The variables as they are now, while the stage is read. */
const latest =
  (variables: StageVariables): Scope =>
  (name) =>
    variables.entries.get(name)?.at(-1)?.value ?? inherited(variables, name);

const inherited = ({ parent }: StageVariables, name: string): MappedText | undefined => {
  let ancestor = parent;
  for (let distance = 0; ancestor && distance < MAX_ANCESTORS; distance++) {
    const value = ancestor.environment.get(name);
    if (value) return value;
    ancestor = ancestor.parent;
  }
  return undefined;
};

const lastBefore = (entries: readonly Entry[], offset: number): MappedText | undefined => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as Entry).at < offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1]?.value;
};

/** The arguments that BuildKit predefines, for the platform that is built for and, taken to be the same, on. */
const predefinedArguments = ({ platform = DEFAULT_PLATFORM, target = 'default' }: BuildContext): Values => {
  const [os = '', architecture = '', variant = ''] = platform.split('/');
  const parts = { PLATFORM: platform, OS: os, OSVERSION: '', ARCH: architecture, VARIANT: variant };
  const platforms = ['TARGET', 'BUILD'].flatMap((prefix) => Object.entries(parts).map(([part, text]) => [prefix + part, text] as const));
  return new Map([...platforms, ['TARGETSTAGE', target] as const].map(([name, text]) => [name, new MappedText([{ text }])]));
};
