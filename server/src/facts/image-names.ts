import { parseDockerfile } from '../dockerfile/parse.ts';
import { splitWords } from '../dockerfile/words.ts';
import { formOf } from './file-names.ts';
import { NO_IMAGE } from './image-uses.ts';

interface Named {
  readonly path: string;
  readonly text: string;
}

/** The names of the images that a file builds on or runs, without tag and digest, as far as they are written out. */
export const imageNamesIn = ({ path, text }: Named): readonly string[] => {
  const isDockerfile = (formOf(path, text) ?? 'dockerfile') === 'dockerfile';
  const words = isDockerfile ? wordsInDockerfile(text) : wordsInManifest(text);
  const names = words.flatMap((word) => (IS_PLAIN.test(word) ? (NAME.exec(word)?.[0] ?? []) : []));
  return [...new Set(names)].filter((name) => name !== NO_IMAGE);
};

const wordsInDockerfile = (text: string): readonly string[] => {
  const { stages } = parseDockerfile(text);
  const own = new Set(stages.map(({ name }) => name));
  const words = stages.flatMap(({ from }) => splitWords(from.arguments)[0]?.text ?? []);
  return words.filter((word) => !own.has(word.toLowerCase()));
};

const wordsInManifest = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:-\s+)?["']?(?:image|container)["']?\s*:\s+["']?([^\s"',#]+)/gm)].map(([, word = '']) => word);

const IS_PLAIN = /^[\w./:@-]+$/;

/** A colon before a slash is that of a port. */
const NAME = /^[^:@]+(?::\d+\/[^:@]+)?/;
