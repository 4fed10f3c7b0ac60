import { MappedText, type Piece } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

/** A block of code of a page. */
interface Block {
  /** What its fence calls it; empty where nothing does. */
  readonly name: string;
  readonly lines: readonly Line[];
}

const FENCE = /^[ \t>]*(`{3,}|~{3,})[ \t]*\{?\.?([\w-]*)/;
/** Blocks that hold what a terminal is given; one without a name may be anything. */
const TERMINAL = /^(?:|sh|bash|shell|zsh|console|shell-session|shellsession|terminal|powershell|pwsh|ps1?|cmd|text|txt|none|docker)$/i;
const INDENTED = /^(?: {4}|\t)/;
const PROMPT = /^[ \t]*(?:\$|#|%|>|PS[^>]*>|[\w.-]+@[\w.-]+:[^\s$#]*[$#])[ \t]+(?=\S)/;
const SURE_PROMPT = /^[ \t]*(?:\$|PS[^>]*>|[\w.-]+@[\w.-]+:[^\s$#]*[$#])[ \t]/;

/** The commands that a page says to type, in blocks of code. */
export const markdownScripts = (text: string): readonly MappedText[] =>
  blocksIn(text)
    .filter(({ name }) => TERMINAL.test(name))
    .flatMap(({ lines }) => commandsIn(lines));

/** The blocks of a page and where each is written, its indentation included. */
export const blockSpans = (text: string): readonly { readonly name: string; readonly span: Span }[] =>
  blocksIn(text).flatMap(({ name, lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return first && last ? [{ name, span: { start: first.start, end: last.start + last.text.length } }] : [];
  });

const linesIn = (text: string): readonly Line[] =>
  Array.from(text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g), ({ 1: line = '', index }) => ({ text: line, start: index }));

/** Blocks between fences, and those that are indented. */
const blocksIn = (text: string): readonly Block[] => {
  const page = new Page();
  for (const line of linesIn(text)) page.take(line);
  return page.blocks;
};

class Page {
  readonly blocks: { readonly name: string; readonly lines: Line[] }[] = [];
  /** The mark that the block begins with, until it ends. */
  #fence: string | undefined;
  #isIndented = false;

  take(line: Line): void {
    const [, mark, name = ''] = FENCE.exec(line.text) ?? [];
    if (this.#fence === undefined && mark !== undefined) this.#begin(mark, name);
    else if (this.#fence !== undefined && mark?.startsWith(this.#fence) && name === '') this.#end();
    else if (this.#fence === undefined) this.#takeOutside(line);
    else this.blocks.at(-1)?.lines.push(line);
  }

  #begin(mark: string, name: string): void {
    this.#fence = mark;
    this.#isIndented = false;
    this.blocks.push({ name, lines: [] });
  }

  #end(): void {
    this.#fence = undefined;
  }

  #takeOutside(line: Line): void {
    const wasIndented = this.#isIndented;
    this.#isIndented = INDENTED.test(line.text);
    if (this.#isIndented && !wasIndented) this.blocks.push({ name: '', lines: [] });
    if (this.#isIndented) this.blocks.at(-1)?.lines.push(line);
  }
}

/** In a block that has prompts, what stands behind them; else all of it. */
const commandsIn = (block: readonly Line[]): readonly MappedText[] => {
  const hasPrompts = block.some(({ text }) => SURE_PROMPT.test(text));
  const pieces: Piece[] = [];
  let isContinued = false;
  for (const { text, start } of block) {
    const prompt = hasPrompts ? (PROMPT.exec(text)?.[0].length ?? 0) : 0;
    const isCommand: boolean = !hasPrompts || prompt > 0 || isContinued;
    const line = text.replace(REMARK, '\\');
    if (isCommand) pieces.push(...continued(line.slice(prompt), start + prompt));
    isContinued = isCommand && /[\\`^][ \t]*$/.test(line);
  }
  return pieces.length === 0 ? [] : [new MappedText(pieces)];
};

/** A remark behind a continuation, which a shell would not take for one. */
const REMARK = /\\[ \t]+#.*$/;

/** A line that ends in the mark by which PowerShell or cmd continue one goes on as it would in a shell. */
const continued = (line: string, start: number): readonly Piece[] => {
  const text = line.replace(/[ \t]+[`^][ \t]*$/, '').replace(/\\[ \t]+$/, '');
  if (text.length === line.length && !line.endsWith('\\')) return [...filledIn(line, start), { text: '\n' }];
  return [...filledIn(text.replace(/\\$/, ''), start), { text: ' ' }];
};

const PLACEHOLDER = /<([A-Za-z][\w. -]*)>/g;

/** What the reader is to put in the place of `<name>`, which a shell would take for a file to read, is a word. */
const filledIn = (line: string, start: number): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: written, 1: name = '', index } of line.matchAll(PLACEHOLDER)) {
    pieces.push({ text: line.slice(from, index), start: start + from });
    pieces.push({ text: name.replace(/\W/g, '_'), start: start + index, width: written.length });
    from = index + written.length;
  }
  return [...pieces, { text: line.slice(from), start: start + from }];
};
