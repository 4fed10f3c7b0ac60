import type { Outline, OutlineEntry } from '../../manifest/outline.ts';
import type { Edit } from '../../text/span.ts';
import { columnOf, indented, insertLines, lineBehind, type Page, removeLines } from './page.ts';

/** A field that a map has itself. */
export const fieldOf = (map: Outline | undefined, name: string): OutlineEntry | undefined =>
  map?.entries.find((entry) => entry.name === name);

/** A map or a list below its key, one entry a line, with the column of the entries. */
export interface Block {
  readonly outline: Outline;
  readonly column: number;
}

/** `undefined` for what is written otherwise, is shared with other places, or has nothing in it. */
export const blockOf = (page: Page, outline: Outline | undefined): Block | undefined => {
  const first = outline?.entries[0];
  if (!first || !outline || outline.isFlow || outline.isNamed) return undefined;
  const column = columnOf(page, first.span.start);
  const isStraight = outline.entries.every(({ span }) => columnOf(page, span.start) === column);
  return column !== undefined && isStraight ? { outline, column } : undefined;
};

/** Where a line can be added to a block. */
export const endOfBlock = (page: Page, { outline }: Block): number =>
  lineBehind(page, outline.entries.at(-1)?.span.end ?? outline.span.end);

/** Adds lines behind the last entry, in its column. */
export const append = (page: Page, block: Block, lines: readonly string[]): Edit =>
  insertLines(
    page,
    endOfBlock(page, block),
    lines.map((line) => indented(block.column, line)),
  );

/** Adds an item to a list in brackets, behind its last one. */
export const appendInBrackets = (list: Outline, item: string): Edit | undefined => {
  const end = list.entries.at(-1)?.span.end;
  return end === undefined || list.isNamed ? undefined : { span: { start: end, end }, text: `, ${item}` };
};

/** Takes an entry away, with the lines that it has for itself; `undefined` where it shares one with others. */
export const removeEntry = (page: Page, { outline, column }: Block, entry: OutlineEntry): Edit | undefined => {
  const edit = removeLines(page, entry.span, column);
  const others = outline.entries.filter((other) => other !== entry);
  const isAlone = others.every(({ span }) => span.end <= edit.span.start || span.start >= edit.span.end);
  const before = outline.entries[outline.entries.indexOf(entry) - 1];
  // A comment that comes to stand behind a block of text, as far in as that, would become a part of it.
  const next = /^(?:[ \t]*\r?\n)*( *)#/.exec(page.text.slice(edit.span.end))?.[1] ?? '';
  const joins = edit.text === '' && next.length > column && endsInBlockOfText(page, before?.value);
  return isAlone && !joins ? edit : undefined;
};

const endsInBlockOfText = ({ text }: Page, outline: Outline | undefined): boolean => {
  let last = outline;
  for (let inner = last; inner; inner = inner.entries.at(-1)?.value) last = inner;
  return last?.form === 'scalar' && /[|>]/.test(text[last.span.start] ?? '');
};

/** The mark that the scalars of a list are quoted with. */
export const quoteOf = ({ text }: Page, { entries }: Outline): string => {
  const last = entries.at(-1)?.value;
  const mark = last?.form === 'scalar' ? (text[last.span.start] ?? '') : '';
  return mark === '"' || mark === "'" ? mark : '';
};
