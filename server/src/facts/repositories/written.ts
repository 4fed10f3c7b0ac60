import type { Word } from '../../shell/model.ts';
import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import { grouped } from '../grouped.ts';
import type { CommandUse, DocumentNode, Stage } from '../model.ts';
import { pipeOf } from '../pipes.ts';

/** A line that a build writes to a file. */
export interface WrittenLine {
  readonly text: string;
  /** Where the first occurrence of a part of it stands; the whole line, or the word it is in, where that is not to be told. */
  locate(part: string): Span;
}

/** Lines that one instruction writes to one file. */
export interface WrittenText {
  /** Its path as far as known; empty where it isn't. */
  readonly file: string;
  readonly node: DocumentNode;
  readonly stage: Stage | undefined;
  readonly lines: readonly WrittenLine[];
}

/** What is written by the commands of a build, in the order of the commands. */
export const writtenTexts = (uses: readonly CommandUse[], document: string): WrittenText[] => {
  const pieces = uses.filter(({ when }) => when === 'build').flatMap((use) => writtenBy(use, document));
  return [...grouped(pieces, ({ node }) => node).values()].flatMap((ofNode) =>
    [...grouped(ofNode, ({ file }) => file).values()].map((ofFile) => ({
      ...(ofFile[0] as WrittenText),
      lines: ofFile.flatMap(({ lines }) => lines),
    })),
  );
};

const writtenBy = (use: CommandUse, document: string): WrittenText[] => {
  const { command, node, stage } = use;
  const read = Object.hasOwn(WRITERS, command.name) ? WRITERS[command.name] : undefined;
  const lines = read?.(command.arguments, document) ?? bodyLines(use);
  return lines.length === 0 ? [] : [{ file: fileOf(use), node, stage, lines }];
};

/** What the words of a writing command become. */
const WRITERS: Readonly<Record<string, (words: readonly Word[], document: string) => WrittenLine[]>> = {
  echo: (words, document) => {
    const said = words.slice(firstOperand(words, /^-[neE]+$/));
    return said.length === 0 ? [] : splitLines(said.map(({ value }) => value).join(' ')).map((text) => lineOf(text, said, document));
  },
  printf: (words, document) =>
    words.slice(firstOperand(words, /^--$/)).flatMap((word) => splitLines(word.value).map((text) => lineOf(text, [word], document))),
};

const firstOperand = (words: readonly Word[], option: RegExp): number => {
  const first = words.findIndex(({ value }) => !option.test(value));
  return first < 0 ? words.length : first;
};

/** `\n` is written by printf and `echo -e`, and by the echo of dash. */
const splitLines = (text: string): string[] => text.split(/\n|\\n/, MAX_LINES);

/** Ten times those of the longest list that people write by a command; each is looked for in the words of it. */
const MAX_LINES = 200;

const lineOf = (text: string, words: readonly Word[], document: string): WrittenLine => ({
  text,
  locate: (part) => {
    for (const { span } of words) {
      const at = document.slice(span.start, span.end).indexOf(part);
      if (at >= 0) return { start: span.start + at, end: span.start + at + part.length };
    }
    // A value that is put together stands in the word that is put together to it.
    return (words.find(({ value }) => value.includes(part)) ?? words[0])?.span ?? { start: 0, end: 0 };
  },
});

/** The here-documents of `cat` and `tee`. */
const bodyLines = ({ command: { name, redirects } }: CommandUse): WrittenLine[] =>
  name === 'cat' || name === 'tee' ? redirects.flatMap(({ body }) => (body ? linesOf(body) : [])) : [];

/** The lines of a text that stands in the document. */
export const linesOf = (body: MappedText): WrittenLine[] => {
  let from = 0;
  return body.text.split('\n').map((text) => {
    const start = from;
    from += text.length + 1;
    return {
      text,
      locate: (part) => {
        const at = text.indexOf(part);
        return at < 0 ? body.span(start, start + text.length) : body.span(start + at, start + at + part.length);
      },
    };
  });
};

/** The file that a command's output ends up in: by redirection, or through a `tee` behind it. */
const fileOf = ({ command }: CommandUse): string => {
  const pipe = pipeOf(command);
  for (const { name, arguments: words, redirects } of pipe) {
    const redirected = redirects.find(({ operator, target }) => /^>/.test(operator) && target?.value !== '/dev/null')?.target?.value;
    if (redirected !== undefined) return redirected;
    if (name === 'tee') return words.find(({ value }) => !value.startsWith('-'))?.value ?? '';
    if (name === 'dd') return words.find(({ value }) => value.startsWith('of='))?.value.slice('of='.length) ?? '';
  }
  return '';
};
