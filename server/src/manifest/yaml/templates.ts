import { type Document, isScalar, Scalar, visit } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { ManifestComment } from '../model.ts';

const MARK = /(?<!\$)\{\{|\{%|<%/;
const MARKS = /(?<!\$)\{\{/g;

/** What `sed`, CMake, Concourse and pipelines put something in the place of; elsewhere in a file it may be plain text. */
const PLACEHOLDER =
  /@[A-Za-z_][\w.-]*@|%[A-Za-z_]\w*%|<[A-Za-z_][\w .-]*>|__[A-Za-z]\w*__|\[\[ *\w[^[\]\n]*\]\]|\(\([^)\n]*\)\)|#\{[^}\n]*\}|\$\{\{[^}\n]*\}\}/;

/** Whether a text that is no YAML may become YAML by a template engine: it has marks of one anywhere, or a placeholder where the mistake is. */
export const mayBeTemplate = (text: string, mistake?: Span): boolean =>
  MARK.test(text) || (mistake !== undefined && PLACEHOLDER.test(linesAround(text, mistake)));

/** Longer lines are no template's. */
const LONGEST_LINE = 1000;

/** The lines that a mistake spans, and the one before: what is missing there shows behind it. */
const linesAround = (text: string, { start, end }: Span): string => {
  const first = text.lastIndexOf('\n', text.lastIndexOf('\n', Math.max(0, start - 1)) - 1) + 1;
  const last = text.indexOf('\n', end);
  return text.slice(Math.max(first, start - LONGEST_LINE), Math.min(last < 0 ? text.length : last, start + LONGEST_LINE));
};

/** A text, and where it begins in the file. */
interface Stretch {
  readonly text: string;
  readonly start: number;
}

/** Whether a document has to go through a template engine first: `{{` stands where YAML would have a map within a map. */
export const isTemplate = (
  { text, start }: Stretch,
  documents: readonly Document.Parsed[],
  comments: readonly Pick<ManifestComment, 'span'>[],
): boolean => {
  const marks = Array.from(text.matchAll(MARKS), ({ index }) => start + index);
  if (marks.length === 0) return false;
  const isWithin = inAnyOf([...comments.map(({ span }) => span), ...documents.flatMap(textsIn)]);
  const isInDocument = inAnyOf(documents.map(({ range }) => ({ start: range[0], end: range[2] })));
  return marks.some((mark) => isInDocument(mark) && !isWithin(mark));
};

/** Whether an offset lies in one of some stretches that have nothing in common, as comments and scalars have. */
const inAnyOf = (spans: readonly Span[]): ((offset: number) => boolean) => {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return (offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Span).start <= offset) low = middle + 1;
      else high = middle;
    }
    return (sorted[low - 1]?.end ?? 0) > offset;
  };
};

/** Where the scalars stand in which `{{` means nothing to YAML. */
const textsIn = (document: Document.Parsed): readonly Span[] => {
  const spans: Span[] = [];
  visit(document, {
    Scalar(_, node) {
      const [start = 0, end = 0] = node.range ?? [];
      if (isScalar(node) && !(node.type === Scalar.PLAIN && node.source?.startsWith('{{'))) spans.push({ start, end });
    },
  });
  return spans;
};
