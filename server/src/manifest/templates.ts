import { type Document, isScalar, Scalar, visit } from 'yaml';
import type { ManifestComment } from './model.ts';

const MARK = /(?<!\$)\{\{|\{%|<%/;
const MARKS = /(?<!\$)\{\{/g;

/** Whether a text that is no YAML may become YAML by a template engine. */
export const mayBeTemplate = (text: string): boolean => MARK.test(text);

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
  const within = [...comments.map(({ span }) => span), ...documents.flatMap(textsIn)];
  const ranges = documents.flatMap(({ range }) => ({ start: range[0], end: range[2] }));
  const isIn = (offset: number, { start, end }: { readonly start: number; readonly end: number }): boolean =>
    start <= offset && offset < end;
  return marks.some((mark) => ranges.some((range) => isIn(mark, range)) && !within.some((span) => isIn(mark, span)));
};

/** Where the scalars stand in which `{{` means nothing to YAML. */
const textsIn = (document: Document.Parsed): { readonly start: number; readonly end: number }[] => {
  const spans: { start: number; end: number }[] = [];
  visit(document, {
    Scalar(_, node) {
      const [start = 0, end = 0] = node.range ?? [];
      if (isScalar(node) && !(node.type === Scalar.PLAIN && node.source?.startsWith('{{'))) spans.push({ start, end });
    },
  });
  return spans;
};
