import type { Facts, ImageUse } from '../facts/model.ts';
import { contains, type Edit, type Span } from '../text/span.ts';
import { argumentsIn, variablesIn } from './argument-uses.ts';

type Document = Pick<Facts, 'kind' | 'nodes' | 'stages' | 'text'>;

/** A document and all that is known to be an image in it. */
export interface Readers {
  readonly document: Document;
  readonly images: readonly ImageUse[];
}

/**
 * The name of a variable that would be of another shape, a version no more or a longer one, once the edits of an image are made, and
 * which something reads that is no image: a command, a path, a label. `undefined` where there is none.
 */
export const readElsewhere = (edits: readonly Edit[], image: ImageUse, readers: Readers): string | undefined => {
  const { document } = readers;
  const shared = edits.filter((edit) => isShared(edit, image) && shapeOf(edit.text) !== shapeOf(textAt(edit, image, document)));
  const elsewhere = shared.some(({ path }) => path !== undefined) ? writtenNames(image, document) : [];
  if (document.kind !== 'dockerfile') return elsewhere.find((name) => readersOf(readers).isRead(name));
  const firstFrom = document.stages[0]?.from.span.start ?? document.text.length;
  const here = shared.filter(({ path }) => path === undefined);
  // Whatever an ARG or ENV of a stage holds is in the environment of its commands.
  if (here.some(({ span }) => span.start > firstFrom)) return argumentsIn(here, image, document)[0] ?? 'A variable of the stage';
  return [...argumentsIn(here, image, document), ...elsewhere].find((name) => readersOf(readers).isRead(name));
};

const isShared = ({ path, span }: Edit, { at }: ImageUse): boolean => path !== undefined || !contains(at, span);

/** Versions with as many numbers have the same. */
const shapeOf = (text: string): string => text.replace(/\d+/g, '0');

const textAt = ({ path, span }: Edit, { resolved }: ImageUse, { text }: Document): string => {
  if (path === undefined) return text.slice(span.start, span.end);
  const piece = resolved?.pieces.find((one) => one.path === path && one.start !== undefined && one.start <= span.start);
  return piece?.start === undefined ? '' : piece.text.slice(span.start - piece.start, span.end - piece.start);
};

const writtenNames = ({ at }: ImageUse, { text }: Document): readonly string[] => variablesIn(at, text).map(({ name }) => name);

const known = new WeakMap<readonly ImageUse[], VariableReaders>();

/** Found once for the images of a document. */
const readersOf = ({ document, images }: Readers): VariableReaders => {
  const found = known.get(images) ?? new VariableReaders(document, images);
  known.set(images, found);
  return found;
};

/** What reads variables: in a Dockerfile ARGs before the first FROM, FROMs, and stages that take them up; elsewhere anything. */
class VariableReaders {
  /** By variable, the ARGs whose defaults name it. */
  readonly #heirs = new Map<string, string[]>();
  readonly #read = new Set<string>();
  readonly #inImages: ReadonlySet<number>;
  readonly #text: string;

  constructor({ kind, nodes, stages, text }: Document, images: readonly ImageUse[]) {
    this.#text = text;
    this.#inImages = new Set(images.flatMap(({ at, resolved }) => (resolved ? variablesIn(at, text).map(({ span }) => span.start) : [])));
    if (kind !== 'dockerfile') this.#readAll({ start: 0, end: text.length });
    const froms = new Set(stages.map(({ from }) => from.span.start));
    const firstFrom = stages[0]?.from.span.start ?? text.length;
    for (const { span } of kind === 'dockerfile' ? nodes : []) {
      const declared = declaredIn(text.slice(span.start, span.end));
      if (froms.has(span.start)) this.#readAll(span);
      else if (span.start < firstFrom) this.#inherit(span, declared);
      else for (const name of declared) this.#read.add(name);
    }
  }

  /** Whether anything but an image reads it, directly or through other ARGs. */
  isRead(name: string, seen = new Set<string>()): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    return this.#read.has(name) || (this.#heirs.get(name) ?? []).some((heir) => this.isRead(heir, seen));
  }

  #readAll(span: Span): void {
    for (const { name, span: at } of variablesIn(span, this.#text)) if (!this.#inImages.has(at.start)) this.#read.add(name);
  }

  #inherit(span: Span, heirs: readonly string[]): void {
    for (const { name } of variablesIn(span, this.#text)) this.#heirs.set(name, [...(this.#heirs.get(name) ?? []), ...heirs]);
  }
}

/** The names that an ARG declares. */
const declaredIn = (instruction: string): readonly string[] =>
  /^ARG\s/i.test(instruction) ? [...instruction.slice('ARG'.length).matchAll(/(?<=\s)(\w+)(?==|\s|$)/g)].map(([, name = '']) => name) : [];
