import { MappedText, type Piece } from '../text/mapped-text.ts';
import { checkInstruction } from './check.ts';
import { DirectiveReader } from './directives.ts';
import { findHeredocs, readHeredoc } from './heredocs.ts';
import { parseInstruction } from './instruction.ts';
import type { Comment, Dockerfile, EscapeToken, Heredoc, Instruction, ParseError, Tile } from './model.ts';
import { type SourceLine, SourceLines } from './source-lines.ts';
import { findStages } from './stages.ts';
import { skipSpace } from './white-space.ts';

const BYTE_ORDER_MARK = '\ufeff';
const CAN_HOLD_HEREDOC = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;

/** Reads any text as a Dockerfile, by the rules of BuildKit's parser; what those reject is in `parseErrors`. Never throws. */
export const parseDockerfile = (text: string): Dockerfile => new DockerfileParser(text).parse();

class DockerfileParser {
  readonly #lines: SourceLines;
  readonly #directives = new DirectiveReader();
  readonly #comments: Comment[] = [];
  readonly #instructions: Instruction[] = [];
  readonly #errors: ParseError[] = [];
  readonly #tiles: Tile[] = [];

  constructor(text: string) {
    const mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    this.#lines = new SourceLines(text, mark);
    if (mark > 0) this.#tiles.push({ kind: 'byte-order-mark', span: { start: 0, end: mark } });
  }

  parse(): Dockerfile {
    while (!this.#lines.atEnd) this.#readTile();
    const { stages, errors } = findStages(this.#instructions, this.#lines.text.length);
    return {
      text: this.#lines.text,
      escape: this.#directives.escape,
      directives: this.#directives.directives,
      comments: this.#comments,
      instructions: this.#instructions,
      stages,
      parseErrors: [...this.#directives.errors, ...this.#errors, ...errors],
      tiles: this.#tiles,
    };
  }

  #readTile(): void {
    const line = this.#lines.read();
    const kind = this.#kindOf(line);
    if (kind === 'comment') this.#comments.push(commentOn(line));
    if (kind === 'instruction') this.#readInstruction(line);
    this.#tiles.push({ kind, span: { start: line.span.start, end: this.#lines.offset } });
  }

  #kindOf(line: SourceLine): Tile['kind'] {
    return this.#directives.take(line) ? 'directive' : lineKind(line.text);
  }

  #readInstruction(first: SourceLine): void {
    const { line, end, comments } = this.#readLogicalLine(first);
    const { heredocs, end: heredocEnd } = this.#readHeredocs(line);
    const start = first.span.start + skipSpace(first.text, 0);
    const span = { start, end: heredocEnd ?? end };
    const instruction = parseInstruction({ line, span, comments, heredocs, escape: this.#directives.escape });
    for (const comment of comments) this.#comments.push(comment);
    this.#instructions.push(instruction);
    for (const error of checkInstruction(instruction, this.#directives.escape)) this.#errors.push(error);
  }

  #readLogicalLine(first: SourceLine): { line: MappedText; end: number; comments: readonly Comment[] } {
    const pieces: Piece[] = [];
    let line = first;
    let end = first.span.end;
    let open = this.#addPiece(first, pieces);
    if (!open) return { line: new MappedText(pieces, first.span.start).trim(), end, comments: NO_COMMENTS };
    const comments: Comment[] = [];
    while (open && !this.#lines.atEnd) {
      line = this.#lines.read();
      const kind = lineKind(line.text);
      if (kind === 'comment') comments.push(commentOn(line));
      if (kind === 'instruction') {
        open = this.#addPiece(line, pieces);
        end = line.span.end;
      }
    }
    return { line: new MappedText(pieces, first.span.start).trim(), end, comments };
  }

  /** Whether the line goes on in the next one. */
  #addPiece(line: SourceLine, pieces: Piece[]): boolean {
    const end = continuationAt(line.text, this.#directives.escape);
    pieces.push({ text: end === undefined ? line.text : line.text.slice(0, end), start: line.span.start });
    return end !== undefined;
  }

  #readHeredocs(line: MappedText): { heredocs: readonly Heredoc[]; end?: number } {
    if (!line.text.includes('<<') || !CAN_HOLD_HEREDOC.test(line.text)) return { heredocs: NO_HEREDOCS };
    const read = findHeredocs(line.text).map((announced) => {
      const marker = line.span(announced.at.start, announced.at.end);
      const { heredoc, terminated } = readHeredoc(this.#lines, announced, marker);
      if (!terminated) this.#errors.push({ span: marker, message: `unterminated heredoc: no line is ${heredoc.name} alone` });
      return heredoc;
    });
    return read.length === 0 ? { heredocs: NO_HEREDOCS } : { heredocs: read, end: this.#endOfLastLine() };
  }

  #endOfLastLine(): number {
    const { text, offset } = this.#lines;
    let end = text[offset - 1] === '\n' ? offset - 1 : offset;
    while (text[end - 1] === '\r') end--;
    return end;
  }
}

const NO_HEREDOCS: readonly Heredoc[] = [];
const NO_COMMENTS: readonly Comment[] = [];

/** By its first character that is no white space. */
const lineKind = (text: string): 'comment' | 'blank' | 'instruction' => {
  const first = skipSpace(text, 0);
  if (first === text.length) return 'blank';
  return text.charCodeAt(first) === NUMBER_SIGN ? 'comment' : 'instruction';
};

const NUMBER_SIGN = 0x23;

const commentOn = (line: SourceLine): Comment => {
  const start = line.span.start + line.text.indexOf('#');
  return { span: { start, end: line.span.end }, text: line.text.slice(line.text.indexOf('#') + 1).trim() };
};

/** Continuation as BuildKit has it: the escape token, not itself escaped, before blanks at the end of the line. */
const continuationAt = (text: string, token: EscapeToken): number | undefined => {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return text[end - 1] === token && text[end - 2] !== token ? end - 1 : undefined;
};
