import type { Download } from '../facts/model.ts';
import type { Command, Word } from '../shell/model.ts';

/** A path that can stand between double quotes as it is written. */
const SIMPLE = /^(?:[\w./@%+,:~-]|\$\w+|\$\{\w+\})+$/;
/** Options that put files in a folder, take the name from the server, or go on with half a file. */
const ELSEWHERE =
  /^(?:-P|--directory-prefix|--output-dir|--content-disposition|--create-file-mode|-J|--remote-header-name|-i|--input-file|-r|--recursive|-x|--remote-name-all)(?:=|$)|^-[a-zA-Z]*J/;

const OUTPUT: Readonly<Record<'curl' | 'wget', RegExp>> = { curl: /^(?:-\w*o|--output)$/, wget: /^(?:-\w*O|--output-document)$/ };
const ATTACHED: Readonly<Record<'curl' | 'wget', RegExp>> = {
  curl: /^(?:--output=|-[fgiJkLOsSv#]*o)(.+)$/,
  wget: /^(?:--output-document=|-[cqv]*O)(.+)$/,
};

/** The file that a command saves a download to, as it is written; `undefined` where that is not plain. */
export const savedFile = ({ by, at, url }: Download, command: Command): string | undefined => {
  const { arguments: words, redirects } = command;
  if ((by !== 'curl' && by !== 'wget') || words.some(({ value }) => ELSEWHERE.test(value))) return undefined;
  const named = namedFile(words, by) ?? redirects.find(({ operator }) => operator === '>')?.target?.text;
  const source = words.find(({ span }) => span.start === at.start);
  const keepsName = by === 'wget' || words.some(({ value }) => /^-[a-zA-Z]*O$|^--remote-name$/.test(value));
  const file = named ?? (keepsName && !/[?#]/.test(url) ? lastPartOf(source) : undefined);
  const plain = file === undefined ? undefined : unquoted(file);
  return plain !== undefined && SIMPLE.test(plain) && !/^(?:-|~|\/dev\/)/.test(plain) ? plain : undefined;
};

const namedFile = (words: readonly Word[], by: 'curl' | 'wget'): string | undefined => {
  const flag = words.findIndex(({ value }) => OUTPUT[by].test(value));
  if (flag >= 0) return words[flag + 1]?.text;
  return words.map(({ text }) => ATTACHED[by].exec(text)?.[1]).find((name) => name !== undefined);
};

const lastPartOf = (word: Word | undefined): string | undefined => {
  const text = word && unquoted(word.text);
  return text?.slice(text.lastIndexOf('/') + 1) || undefined;
};

/** Without the quotes around it; what is half in quotes is not plain, and between single ones a `$` is no variable. */
export const unquoted = (text: string): string | undefined => {
  const inner = /^"([^"]*)"$/.exec(text)?.[1] ?? /^'([^'$]*)'$/.exec(text)?.[1] ?? text;
  return /["'`\\]/.test(inner) ? undefined : inner;
};
