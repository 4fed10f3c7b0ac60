import { remembered } from '../../text/remembered.ts';
import { readYaml } from './source.ts';
import { YamlTree } from './tree.ts';

/** A folder may have many files that are read with one another, and each is read with all the others around it. */
const MOST_KEPT = 64;
/** In characters; longer ones are few. */
const LONG = 32 * 1024;

const readTree = (text: string): YamlTree | undefined => {
  const { documents, parseErrors } = readYaml(text);
  const [document] = documents;
  return document && parseErrors.length === 0 ? new YamlTree(document, text) : undefined;
};

const shortTree = /* @__PURE__ */ remembered(readTree, MOST_KEPT);
const longTree = /* @__PURE__ */ remembered(readTree);

/** The first document of a text that others are read with, which is kept for them; `undefined` of one with mistakes. */
export const firstDocument = (text: string): YamlTree | undefined => (text.length > LONG ? longTree(text) : shortTree(text));
