import { MappedText, type Piece } from '../../text/mapped-text.ts';

const RECIPE = /^(\t[ \t]*[-@+]*)((?:\\\r?\n|[^\r\n])+)/gm;
/** A variable that keeps a command. */
const KEPT =
  /^([ \t]*(?:export[ \t]+)?\w+[ \t]*[:?+]{0,2}=[ \t]*)((?:[^\s=]*\/)?(?:sudo|docker|podman|nerdctl)[ \t](?:\\\r?\n|[^\r\n])*)/gm;

/** The lines of a Makefile's recipes, and commands that it keeps in variables. */
export const makeScripts = (text: string): readonly MappedText[] =>
  [RECIPE, KEPT].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 1: head = '', 2: command = '', index }) => shellText(command, index + head.length)),
  );

const DOLLAR = /\$(?:\$|[({]([^(){}$\r\n]*)[)}])/g;

/** What the shell gets: `$$` is its own dollar, and a variable of make stands there as one of the shell. */
const shellText = (command: string, start: number): MappedText => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: written, 1: name, index } of command.matchAll(DOLLAR)) {
    const text = name === undefined ? '$' : `\${${name.trim().replace(/\W+/g, '_') || '_'}}`;
    pieces.push({ text: command.slice(from, index), start: start + from }, { text, start: start + index, width: written.length });
    from = index + written.length;
  }
  return new MappedText([...pieces, { text: command.slice(from), start: start + from }]);
};
