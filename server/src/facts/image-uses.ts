import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction, Stage as ParsedStage } from '../dockerfile/model.ts';
import { splitCommas, splitWords, withoutQuotes } from '../dockerfile/words.ts';
import { type ParsedReference, parseReference } from '../image/reference.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { ImageUse } from './model.ts';
import type { Variables } from './variables.ts';

/** What stands for an empty base, and for no image. */
export const NO_IMAGE = 'scratch';

/** As for commands, ten times those of the largest file: each is looked up and compared by every rule that speaks of images. */
export const MOST_IMAGES = 10_000;

/** What a FROM stands on: an image, an earlier stage, or nothing. */
export interface Base {
  readonly image: ImageUse | undefined;
  readonly parent: ParsedStage | undefined;
}

/** Reads the image of a FROM; names of earlier stages come before images, as in BuildKit. */
export const readBase = (stage: ParsedStage, earlier: ReadonlyMap<string, ParsedStage>, variables: Variables): Base => {
  const [word] = splitWords(stage.from.arguments);
  if (!word) return { image: undefined, parent: undefined };
  const platform = askedPlatform(stage.from, variables);
  const image = readImage({ word, node: stage.from, role: 'base', platform }, variables, variables.global);
  const name = image.resolved?.text.toLowerCase();
  const parent = name === undefined ? undefined : earlier.get(name);
  return { image: parent || name === NO_IMAGE ? undefined : image, parent };
};

/** Reads the images that COPY --from and RUN --mount=from= of a stage name. */
export const readCopiedImages = (stage: ParsedStage, { stageNames, scopeAt, variables }: CopyContext): ImageUse[] =>
  stage.instructions.flatMap((instruction) => {
    const effective = instruction.trigger ?? instruction;
    const isStage = (name: string): boolean => /^\d+$/.test(name) || stageNames.has(name.toLowerCase());
    return sourceWords(effective)
      .map(({ word, role }) =>
        readImage({ word, node: instruction, role, platform: platformOfBuild(variables) }, variables, scopeAt(instruction)),
      )
      .filter(({ resolved }) => !resolved || (resolved.text !== NO_IMAGE && resolved.text !== '' && !isStage(resolved.text)));
  });

interface CopyContext {
  /** Of all stages, for one that comes later is no image either. */
  readonly stageNames: ReadonlySet<string>;
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly variables: Variables;
}

interface Place {
  readonly word: MappedText;
  readonly node: Instruction;
  readonly role: ImageUse['role'];
  readonly platform: ImageUse['platform'];
}

/** `--platform` of a FROM, or else that of the build. A predefined argument in it is written nowhere, and depends on who builds. */
const askedPlatform = ({ flags }: Instruction, variables: Variables): ImageUse['platform'] => {
  const word = flags.find(({ name }) => name === 'platform')?.value;
  if (!word) return platformOfBuild(variables);
  const { value, unresolved, problem } = variables.expand(withoutQuotes(word), variables.global);
  const isWritten = problem === undefined && unresolved.length === 0 && value.pieces.every(({ start }) => start !== undefined);
  return { name: isWritten ? value.text : undefined };
};

const platformOfBuild = ({ platform }: Variables): ImageUse['platform'] => (platform === undefined ? undefined : { name: platform });

const sourceWords = (instruction: Instruction): Pick<Place, 'word' | 'role'>[] =>
  instruction.flags.flatMap(({ name, value }): Pick<Place, 'word' | 'role'>[] => {
    if (!value) return [];
    if (name === 'from' && instruction.keyword === 'COPY') return [{ word: withoutQuotes(value), role: 'copy-source' }];
    if (name !== 'mount' || instruction.keyword !== 'RUN') return [];
    const from = splitCommas(value).find(({ text }) => text.startsWith('from='));
    return from ? [{ word: from.slice('from='.length), role: 'mount-source' }] : [];
  });

const readImage = ({ word, node, role, platform }: Place, variables: Variables, scope: Scope): ImageUse => {
  const { value, unresolved, problem } = variables.expand(word, scope);
  const isKnown = unresolved.length === 0 && problem === undefined;
  const parsed = isKnown && value.text !== NO_IMAGE ? parsedOnce(value.text, variables) : undefined;
  return {
    role,
    ...(platform && { platform }),
    at: word.span(),
    node,
    written: word.text,
    resolved: isKnown ? value : undefined,
    unresolved,
    reference: parsed && 'reference' in parsed ? parsed.reference : undefined,
    problem: problem ?? (parsed && 'problem' in parsed ? parsed.problem : undefined),
  };
};

const references = new WeakMap<Variables, Map<string, ParsedReference>>();

/** A file may name one image thousands of times, and what is found of it hangs on its reference. */
const parsedOnce = (text: string, variables: Variables): ParsedReference => {
  const ofFile = references.get(variables) ?? new Map<string, ParsedReference>();
  references.set(variables, ofFile);
  const parsed = ofFile.get(text) ?? parseReference(text);
  ofFile.set(text, parsed);
  return parsed;
};
