/** A mistake as the parser has it. */
interface YamlMistake {
  readonly code: string;
  readonly message: string;
}

/** The parser knows them as text; others end lines with them too. */
const OTHER_BREAKS = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** A comment behind a quote or bracket; a list as a key, at which the parser loses its way. */
const OWN_MISTAKE = /^(?:Comments must be separated|Map comment with trailing content)/;

const QUOTE = /^Missing closing (["'])/;

/**
 * Whether others may read what the parser rejects. The readers of Compose, Kubernetes and GitHub go back to libyaml, which lets brackets
 * and quotes go on in any column, and a comment follow either at once.
 */
export const isDoubtful = ({ code, message }: YamlMistake, text: string): boolean => {
  if (OTHER_BREAKS.test(text) || OWN_MISTAKE.test(message)) return true;
  const quote = QUOTE.exec(message)?.[1];
  if (quote !== undefined) return count(text.replace(/\\./g, ''), quote) % 2 === 0;
  return code === 'BAD_INDENT' && /^Flow /.test(message) && isBalanced(text);
};

/** As good as reading what stands in the brackets: where one is missing, something is left over. */
const isBalanced = (text: string): boolean => count(text, '[') === count(text, ']') && count(text, '{') === count(text, '}');

const count = (text: string, character: string): number => text.split(character).length - 1;
