import { isScalar } from 'yaml';

/**
 * Compose puts values in the place of variables before a builder sees the text, and the end of a here-document must not be indented: what has
 * either is another Dockerfile than the one that stands there.
 */
const NOT_AS_WRITTEN = /\$|<</;

/** The Dockerfile of a literal block, each character where the block stands in the text, behind nothing but blanks: indentation means nothing to it. */
export const inlineDockerfile = (node: unknown, text: string): string | undefined => {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !node.range) return undefined;
  const [header, end] = node.range;
  const start = text.indexOf('\n', header) + 1;
  const block = text.slice(start, end);
  return start === 0 || NOT_AS_WRITTEN.test(block) ? undefined : text.slice(0, start).replace(/[^\r\n]/g, ' ') + block;
};
