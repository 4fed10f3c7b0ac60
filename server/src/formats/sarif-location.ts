import { encoded, isAbsolute } from '../text/paths.ts';
import type { Span } from '../text/span.ts';
import { uriOf } from '../text/uris.ts';
import { type LinesByPath, placeAt, type SourceLines } from './source-lines.ts';

const ROOT = '%SRCROOT%';

/** The artifact at a path of the report; one on another drive is in no relation to where Plimsoll was started. */
export const artifactLocation = (path: string): unknown =>
  isAbsolute(path) ? { uri: uriOf(withoutSurrogates(path)) } : { uri: encoded(withoutSurrogates(path)), uriBaseId: ROOT };

/** Where the report's relative paths start; without a URI it is the consumer's to say. */
export const uriBases = (rootUri: string | undefined): unknown => ({
  [ROOT]: { ...(rootUri !== undefined && { uri: rootUri }), description: { text: 'The folder that Plimsoll was started in.' } },
});

/** A stretch of a file; in characters where the file's lines are not known. */
export const physicalLocation = (path: string, span: Span, lines: LinesByPath): unknown => ({
  artifactLocation: artifactLocation(path),
  region: regionOf(span, lines.get(path)),
});

/** A region: lines and columns count from 1 in UTF-16 code units, the end is the first place behind it. */
export const regionOf = (span: Span, lines: SourceLines | undefined): unknown => {
  if (!lines) return { charOffset: span.start, charLength: span.end - span.start };
  const start = placeAt(lines, span.start);
  const end = placeAt(lines, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
};

/** A lone surrogate has no percent encoding. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const withoutSurrogates = (path: string): string => path.replace(LONE_SURROGATE, '\ufffd');
