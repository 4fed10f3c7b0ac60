/** What a terminal would obey rather than show: control characters and those that turn the direction of text. */
const UNSHOWABLE = /\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu;

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

/** The text on one line, with every character that could steer a terminal replaced by a picture of it. */
export const visible = (text: string): string => text.replace(UNSHOWABLE, picture);

const picture = (character: string): string => {
  if (character === '\t' || character === '\n' || character === '\r') return ' ';
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  return code === DELETE ? '\u2421' : '\ufffd';
};

/** One character as it is shown, the columns it takes and where it stands in the text. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly at: number;
}

const TAB = '    ';

/** Cuts a line into what a terminal shows of it. */
export const cellsOf = (line: string): Cell[] => {
  const cells: Cell[] = [];
  let at = 0;
  for (const character of line) {
    cells.push(cellAt(character, at));
    at += character.length;
  }
  return cells;
};

const cellAt = (character: string, at: number): Cell => {
  if (character === '\t') return { text: TAB, width: TAB.length, at };
  if (character >= ' ' && character <= '~') return { text: character, width: 1, at };
  const text = visible(character);
  return { text, width: widthOf(text), at };
};

const NO_WIDTH = /^[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]$/u;

/** East Asian wide and full-width characters and emoji, as ranges of code points. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const widthOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
};
