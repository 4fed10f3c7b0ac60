import type { MappedText } from '../text/mapped-text.ts';
import type { Interpolated } from './compose/interpolation.ts';

const EXPRESSION = /\$\{\{\s*(.*?)\s*\}\}/g;
const VARIABLE = /\$[({]?([\w.:-]+)[)}]?/g;
/** What no name of an image has, and what something else is put in the place of: `<tag>`, `%VERSION%`, `[registry]`, `ko://package`. */
const PLACEHOLDER = /[<>{}[\]()%*\s$]|__|\.\.\.|:\/\/|^@|@$/;
/** A part of the name in capitals, which no repository has, is a word for one: `IMAGE_NAME`, `YOUR_REGISTRY/app:dev`. */
const WORD_FOR_NAME = /(?:^|\/)[A-Z][A-Z0-9_-]+(?=[/:@]|$)/;

/** Leaves a text alone that is what it says, and takes any other for one that something else will be put into. */
export const onlyLiteral = (text: MappedText): Interpolated => {
  if (!PLACEHOLDER.test(text.text) && !WORD_FOR_NAME.test(text.text)) return { value: text, unresolved: [] };
  const expressions = Array.from(text.text.matchAll(EXPRESSION), ([, inner = '']) => inner);
  const names = expressions.length > 0 ? expressions : Array.from(text.text.matchAll(VARIABLE), ([, name = '']) => name);
  return { value: undefined, unresolved: names.length > 0 ? names : [text.text] };
};
