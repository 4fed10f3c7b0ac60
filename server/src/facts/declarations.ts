import type { Instruction, Stage } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readProperties, splitWords } from '../dockerfile/words.ts';
import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/span.ts';

/** Something that a Dockerfile gives a name, which those who build it may say. */
export interface Declaration {
  readonly kind: 'stage' | 'argument';
  /** As it is written. */
  readonly name: string;
  readonly at: Span;
}

/** The stages and build arguments that a Dockerfile declares, in order of place; stages without a name are called by their number. */
export const declarationsIn = /* @__PURE__ */ remembered((text: string): readonly Declaration[] => {
  const file = parseDockerfile(text);
  const argumentsOf = (instruction: Instruction): Declaration[] =>
    readProperties(instruction.arguments, instruction.keyword, file.escape).map(({ name }) => ({
      kind: 'argument',
      name: name.text,
      at: name.span(),
    }));
  const found = file.instructions.filter(({ keyword }) => keyword === 'ARG').flatMap(argumentsOf);
  return [...found, ...file.stages.map(stageDeclaration)].sort((a, b) => a.at.start - b.at.start);
});

const stageDeclaration = ({ index, name, from }: Stage): Declaration => {
  const word = name === undefined ? undefined : splitWords(from.arguments)[2];
  return { kind: 'stage', name: word?.text ?? String(index), at: word?.span() ?? from.span };
};

/** The declarations that a name means to those who build: the last stage of that name, each `ARG`. */
export const meantBy = (declarations: readonly Declaration[], kind: Declaration['kind'], name: string): readonly Declaration[] => {
  if (kind === 'argument') return declarations.filter((one) => one.kind === 'argument' && one.name === name);
  const stages = declarations.filter((one) => one.kind === 'stage');
  const named = stages.findLast((one) => one.name.toLowerCase() === name.toLowerCase());
  const meant = named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
  return meant ? [meant] : [];
};
