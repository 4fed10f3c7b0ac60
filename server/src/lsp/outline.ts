import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Facts } from '../facts/model.ts';

/** What comments can speak of, and the comments that are there. */
export type Outline = Pick<Facts, 'text' | 'nodes' | 'comments' | 'directives'>;

/** The outline of a Dockerfile. */
export const outlineOf = (text: string): Outline => {
  const { instructions, comments, directives } = parseDockerfile(text);
  return { text, nodes: instructions, comments, directives };
};
