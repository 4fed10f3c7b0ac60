import { type Expansion, expand, type Scope } from '../dockerfile/expand.ts';
import type { Dockerfile, EscapeToken, Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import { readProperties } from '../dockerfile/words.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { BuildContext } from './model.ts';

const DEFAULT_PLATFORM = 'linux/amd64';

type Values = Map<string, MappedText | undefined>;

interface Entry {
  readonly at: number;
  readonly value: MappedText | undefined;
}

/** What a stage's variables are at each place in it. */
interface StageVariables {
  readonly entries: Map<string, Entry[]>;
  /** The variables that an ENV has set, which ARG can't change any more and later stages inherit. */
  readonly environment: Values;
}

/**
 * The variables of a Dockerfile by BuildKit's rules: ARGs before the first FROM are for FROM lines and for ARGs that take them up;
 * ENV beats ARG and is inherited by stages that stand on the stage; build arguments beat defaults.
 */
export class Variables {
  readonly #build: BuildContext;
  readonly #escape: EscapeToken;
  readonly #global: Values;
  readonly #predefined: Values;
  readonly #stages = new Map<ParsedStage, StageVariables>();

  constructor(file: Dockerfile, build: BuildContext) {
    this.#build = build;
    this.#escape = file.escape;
    this.#predefined = platformArguments(build.platform ?? DEFAULT_PLATFORM);
    const firstFrom = file.stages[0]?.span.start ?? file.text.length;
    this.#global = this.#readGlobal(file.instructions.filter(({ span }) => span.start < firstFrom));
  }

  /** For FROM lines. */
  readonly global: Scope = (name) => this.#global.get(name) ?? this.#predefined.get(name);

  /** Reads a stage's own variables, with those of the stage that it stands on, which is to be entered before. */
  enter(stage: ParsedStage, parent: ParsedStage | undefined): void {
    const inherited = parent && this.#stages.get(parent)?.environment;
    const variables: StageVariables = { entries: new Map(), environment: new Map(inherited) };
    for (const [name, value] of variables.environment) variables.entries.set(name, [{ at: -1, value }]);
    this.#stages.set(stage, variables);
    for (const instruction of stage.instructions) this.#define(instruction, variables);
  }

  /** For an instruction of a stage that was entered. */
  scope(stage: ParsedStage, at: Instruction): Scope {
    const entries = this.#stages.get(stage)?.entries;
    return (name) => entries?.get(name)?.findLast((entry) => entry.at < at.span.start)?.value;
  }

  /** The text with its variables replaced. */
  expand(text: MappedText, scope: Scope): Expansion {
    return expand(text, scope, this.#escape);
  }

  #readGlobal(instructions: readonly Instruction[]): Values {
    const values: Values = new Map();
    const scope: Scope = (name) => values.get(name) ?? this.#predefined.get(name);
    for (const { name, value } of instructions.flatMap((instruction) => this.#properties(instruction))) {
      values.set(
        name.text,
        this.#given(name.text, () => value && this.#known(value, scope)),
      );
    }
    return values;
  }

  /** A build argument beats the default. */
  #given(name: string, otherwise: () => MappedText | undefined): MappedText | undefined {
    return this.#build.arguments.has(name) ? this.#build.arguments.get(name) : otherwise();
  }

  #properties(instruction: Instruction): ReturnType<typeof readProperties> {
    return readProperties(instruction.arguments, instruction.keyword, this.#escape);
  }

  #known(text: MappedText, scope: Scope): MappedText | undefined {
    const { value, unresolved, problem } = expand(text, scope, this.#escape);
    return unresolved.length > 0 || problem !== undefined ? undefined : value;
  }

  #define(instruction: Instruction, variables: StageVariables): void {
    const { keyword, span } = instruction;
    if (keyword !== 'ARG' && keyword !== 'ENV') return;
    const scope: Scope = (name) => variables.entries.get(name)?.findLast((entry) => entry.at < span.start)?.value;
    for (const { name, value } of this.#properties(instruction)) {
      if (keyword === 'ARG' && variables.environment.has(name.text)) continue;
      const known = keyword === 'ENV' ? value && this.#known(value, scope) : this.#argument(name.text, value, scope);
      if (keyword === 'ENV') variables.environment.set(name.text, known);
      const entries = variables.entries.get(name.text) ?? [];
      entries.push({ at: span.start, value: known });
      variables.entries.set(name.text, entries);
    }
  }

  #argument(name: string, value: MappedText | undefined, scope: Scope): MappedText | undefined {
    return this.#given(name, () => (value ? this.#known(value, scope) : this.global(name)));
  }
}

/** The arguments that BuildKit predefines, for the platform that is built for and, taken to be the same, on. */
const platformArguments = (platform: string): Values => {
  const [os = '', architecture = '', variant = ''] = platform.split('/');
  const parts = { PLATFORM: platform, OS: os, ARCH: architecture, VARIANT: variant };
  return new Map(
    ['TARGET', 'BUILD'].flatMap((prefix) =>
      Object.entries(parts).map(([part, text]) => [prefix + part, new MappedText([{ text }])] as const),
    ),
  );
};
