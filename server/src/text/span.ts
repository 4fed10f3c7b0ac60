/** A half-open stretch of a document, in UTF-16 code units from its start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file; without a path, in the document at hand. */
export interface Location {
  readonly path?: string;
  readonly span: Span;
}

/** One replacement of text; without a path, in the document at hand. */
export interface Edit extends Location {
  readonly text: string;
}

/** Whether `inner` lies within `outer`, their borders included. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether two spans share a character, or an empty span lies inside the other. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** In order of place, what holds another before it. */
export const outerFirst = (a: { readonly span: Span }, b: { readonly span: Span }): number =>
  a.span.start - b.span.start || b.span.end - a.span.end;
