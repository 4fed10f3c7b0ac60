import type { Dockerfile, Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { distributionOf } from './distribution.ts';
import { readBase } from './image-uses.ts';
import type { BuildContext, Stage } from './model.ts';
import type { Variables } from './variables.ts';

interface Context {
  readonly build: BuildContext;
  readonly knowledge: Knowledge;
}

/** The stages that the build reaches: up to its target, which may stand on any stage before it. */
export const readStages = (file: Dockerfile, variables: Variables, { build, knowledge }: Context): readonly Stage[] => {
  const all: StageInFile[] = [];
  const byName = new Map<string, ParsedStage>();
  for (const parsed of file.stages) {
    const base = readBase(parsed, byName, variables);
    if (parsed.name !== undefined) byName.set(parsed.name, parsed);
    all.push(new StageInFile(parsed, { image: base.image, parent: base.parent && all[base.parent.index], knowledge }));
    variables.enter(parsed, base.parent);
  }
  const target = all.findIndex(({ name }) => name !== undefined && name === build.target?.toLowerCase());
  return target < 0 ? all : all.slice(0, target + 1);
};

interface Ground extends Pick<Stage, 'image'> {
  readonly parent: StageInFile | undefined;
  readonly knowledge: Knowledge;
}

/** Its distribution is asked for by few files, and of few stages: it is told from the image at the bottom when it is. */
class StageInFile implements Stage {
  readonly index: number;
  readonly name: string | undefined;
  readonly span: Stage['span'];
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  readonly image: Stage['image'];
  readonly parent: StageInFile | undefined;
  readonly #bottom: StageInFile;
  readonly #knowledge: Knowledge;
  #distribution: { readonly value: Stage['distribution'] } | undefined;

  constructor({ index, name, span, from, instructions }: ParsedStage, { image, parent, knowledge }: Ground) {
    this.index = index;
    this.name = name;
    this.span = span;
    this.from = from;
    this.instructions = instructions;
    this.image = image;
    this.parent = parent;
    this.#bottom = parent ? parent.#bottom : this;
    this.#knowledge = knowledge;
  }

  get distribution(): Stage['distribution'] {
    return this.#bottom.#own();
  }

  #own(): Stage['distribution'] {
    this.#distribution ??= { value: this.image?.reference && distributionOf(this.image.reference, this.#knowledge) };
    return this.#distribution.value;
  }
}
