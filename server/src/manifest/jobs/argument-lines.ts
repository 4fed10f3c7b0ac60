import type { MappedText } from '../../text/mapped-text.ts';

/** A build argument of a text that has one in each line; without a value where none is written. */
export interface ArgumentLine {
  readonly name: string;
  readonly value: MappedText | undefined;
  /** All of the line that says something. */
  readonly line: MappedText;
}

const LINE = /[^\r\n]+/g;

/** The build arguments of a text that has `NAME=value` in each line, as Docker's actions take them. */
export const readArgumentLines = (text: MappedText): readonly ArgumentLine[] =>
  [...text.text.matchAll(LINE)].flatMap(({ 0: written, index }) => {
    const line = text.slice(index, index + written.length).trim();
    const [name = ''] = line.text.split('=', 1);
    const value = line.text.length > name.length ? line.slice(name.length + 1).trim() : undefined;
    return /^\w+$/.test(name.trim()) ? [{ name: name.trim(), value, line }] : [];
  });
