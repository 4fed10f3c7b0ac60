import { MappedText, type Piece } from '../text/mapped-text.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

const FENCE = /^[ \t>]*(`{3,}|~{3,})[ \t]*([\w-]*)/;
/** Blocks that hold what a terminal is given; one without a name may be anything. */
const TERMINAL = /^(?:|sh|bash|shell|zsh|console|shell-session|shellsession|terminal|powershell|pwsh|ps1?|cmd|text|txt|none|docker)$/i;
const INDENTED = /^(?: {4}|\t)/;
const PROMPT = /^[ \t]*(?:\$|#|%|>|PS[^>]*>)[ \t]+(?=\S)/;

/** The commands that a page says to type, in blocks of code. */
export const markdownScripts = (text: string): readonly MappedText[] => blocksIn(linesIn(text)).flatMap(commandsIn);

const linesIn = (text: string): readonly Line[] =>
  Array.from(text.matchAll(/^[^\r\n]*/gm), ({ 0: line, index }) => ({ text: line, start: index }));

/** Blocks between fences that a terminal is given, and those that are indented. */
const blocksIn = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const page = new Page();
  for (const line of lines) page.take(line);
  return page.blocks;
};

class Page {
  readonly blocks: Line[][] = [];
  /** The mark that the block begins with, until it ends. */
  #fence: string | undefined;
  #isOpen = false;

  take(line: Line): void {
    const [, mark, name = ''] = FENCE.exec(line.text) ?? [];
    if (this.#fence === undefined && mark !== undefined) this.#begin(mark, name);
    else if (this.#fence !== undefined && mark?.startsWith(this.#fence) && name === '') this.#end();
    else if (this.#fence === undefined) this.#takeOutside(line);
    else if (this.#isOpen) this.blocks.at(-1)?.push(line);
  }

  #begin(mark: string, name: string): void {
    this.#fence = mark;
    this.#isOpen = TERMINAL.test(name);
    this.blocks.push([]);
  }

  #end(): void {
    this.#fence = undefined;
    this.#isOpen = false;
  }

  #takeOutside(line: Line): void {
    const wasOpen = this.#isOpen;
    this.#isOpen = INDENTED.test(line.text);
    if (this.#isOpen && !wasOpen) this.blocks.push([]);
    if (this.#isOpen) this.blocks.at(-1)?.push(line);
  }
}

/** In a block that has prompts, what stands behind them; else all of it. */
const commandsIn = (block: readonly Line[]): readonly MappedText[] => {
  const hasPrompts = block.some(({ text }) => /^[ \t]*(?:\$|PS[^>]*>)[ \t]/.test(text));
  const pieces: Piece[] = [];
  let isContinued = false;
  for (const { text, start } of block) {
    const prompt = hasPrompts ? (PROMPT.exec(text)?.[0].length ?? 0) : 0;
    if (!hasPrompts || prompt > 0 || isContinued) pieces.push(...continued(text.slice(prompt), start + prompt));
    isContinued = (!hasPrompts || prompt > 0 || isContinued) && /[\\`^][ \t]*$/.test(text);
  }
  return pieces.length === 0 ? [] : [new MappedText(pieces)];
};

/** A line that ends in the mark by which PowerShell or cmd continue one goes on as it would in a shell. */
const continued = (line: string, start: number): readonly Piece[] => {
  const text = line.replace(/[ \t]+[`^][ \t]*$/, '').replace(/\\[ \t]+$/, '');
  if (text.length === line.length && !line.endsWith('\\')) return [{ text: line, start }, { text: '\n' }];
  return [{ text: text.replace(/\\$/, ''), start }, { text: ' ' }];
};
