import type { Dockerfile, Flag, Instruction } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { Span } from '../text/span.ts';
import { formOf } from './file-names.ts';

/** A place in a document where an image is named, or is about to be. */
export interface ImagePlace {
  /** What is written there, which may be nothing. */
  readonly span: Span;
  readonly text: string;
  /** How much of it stands before the offset in question. */
  readonly before: number;
  /** Names of stages that may stand there instead. */
  readonly stages: readonly string[];
}

/** The place of an image at an offset; `undefined` where none can stand, or where variables say which. */
export const imagePlaceAt = ({ path, text }: Named, offset: number): ImagePlace | undefined => {
  const isDockerfile = (formOf(path, text) ?? 'dockerfile') === 'dockerfile';
  return isDockerfile ? inDockerfile(parseDockerfile(text), offset) : inManifest(text, offset);
};

interface Named {
  readonly path: string;
  readonly text: string;
}

/** A key whose value is an image in manifests of all kinds. Half-typed YAML says little as a whole: `image: node:` is none. */
const IMAGE_KEY = /^\s*(?:-\s+)?["']?(?:image|container)["']?\s*:\s+["']?/;

const inManifest = (text: string, offset: number): ImagePlace | undefined => {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(lineStart)) ?? [];
  const key = IMAGE_KEY.exec(line);
  const start = lineStart + (key?.[0].length ?? 0);
  const [written = ''] = /^[^\s"',#]*/.exec(line.slice(start - lineStart)) ?? [];
  const isPlain = key !== null && !/[$[{&*|>]/.test(written) && !line.slice(start - lineStart).startsWith('#');
  if (!isPlain || offset < start || offset > start + written.length) return undefined;
  return { span: { start, end: start + written.length }, text: written, before: offset - start, stages: [] };
};

const inDockerfile = (dockerfile: Dockerfile, offset: number): ImagePlace | undefined => {
  const { text, comments } = dockerfile;
  const found = dockerfile.instructions.find(({ span }) => span.start <= offset && offset <= span.end);
  const instruction = found?.trigger ?? found;
  const isIn = (span: Span): boolean => span.start < offset && offset <= span.end;
  if (!instruction || comments.some(({ span }) => isIn(span)) || instruction.heredocs.some(({ bodySpan }) => isIn(bodySpan)))
    return undefined;
  const span = READERS[instruction.keyword]?.({ instruction, text, offset });
  const written = span && text.slice(span.start, span.end);
  if (!span || written === undefined || !IS_PLAIN.test(written)) return undefined;
  return { span, text: written, before: offset - span.start, stages: stagesFor(dockerfile, instruction) };
};

/** Neither variables nor quotes, and all on one line. */
const IS_PLAIN = /^[^\s$"'`\\,]*$/;

interface Cursor {
  readonly instruction: Instruction;
  readonly text: string;
  readonly offset: number;
}

/** The first word behind the flags, or the gap before what can be no image. */
const inFrom = ({ instruction, text, offset }: Cursor): Span | undefined => {
  const { arguments: rest, flags, keywordSpan } = instruction;
  const start = flags.at(-1)?.span.end ?? keywordSpan.end;
  const word = splitWords(rest)[0]?.span();
  if (word && word.start <= offset && offset <= word.end) return word;
  const isGap = offset > start && /\s/.test(text[offset - 1] ?? '') && (!word || offset < word.start || isAs(text, word));
  return isGap && (!word || offset <= word.start) ? { start: offset, end: offset } : undefined;
};

const isAs = (text: string, { start, end }: Span): boolean => text.slice(start, end).toUpperCase() === 'AS';

const inCopy = ({ instruction, text, offset }: Cursor): Span | undefined => {
  const flag = flagAt(instruction, 'from', offset);
  return flag && valueIn({ start: flag.span.start, end: flag.span.end }, { text, offset });
};

/** The part of a mount's value that begins with `from=`. */
const inMount = ({ instruction, text, offset }: Cursor): Span | undefined => {
  const flag = flagAt(instruction, 'mount', offset);
  if (!flag) return undefined;
  const { start, end } = flag.span;
  const before = text.slice(start, offset);
  const from = start + Math.max(before.lastIndexOf(','), before.indexOf('=')) + 1;
  const comma = text.indexOf(',', offset);
  const part = { start: from, end: comma < 0 || comma > end ? end : comma };
  return text.startsWith('from=', part.start) ? valueIn(part, { text, offset }) : undefined;
};

const flagAt = ({ flags }: Instruction, name: string, offset: number): Flag | undefined =>
  flags.find((flag) => flag.name === name && flag.span.start < offset && offset <= flag.span.end);

const valueIn = ({ start, end }: Span, { text, offset }: Pick<Cursor, 'text' | 'offset'>): Span | undefined => {
  const value = text.indexOf('=', start) + 1;
  return value > start && value <= offset && value <= end ? { start: value, end } : undefined;
};

const READERS: Readonly<Record<string, (cursor: Cursor) => Span | undefined>> = { FROM: inFrom, COPY: inCopy, RUN: inMount };

/** A stage may stand on those before it, and copy from them. */
const stagesFor = ({ stages }: Dockerfile, { span }: Instruction): readonly string[] =>
  stages.flatMap(({ name, span: own, from }) => (name !== undefined && own.end <= span.start && from.span !== span ? name : []));
