import type { Span } from '../text/span.ts';

/** A piece of a tag as it is written, before anything is known of its meaning. Between two pieces stand only separators, or nothing. */
export interface Piece {
  readonly form: 'number' | 'word' | 'date' | 'hash' | 'other';
  readonly span: Span;
  /** What stands between the piece and the one before. */
  readonly separator: string;
  /** In lower case, without the number behind it; for a date what its parts are joined with; empty for numbers. */
  readonly name: string;
  /** The number, that of a word included: `['3', '18']` for `alpine3.18`, `['20260805', '1']` for a date with a serial. */
  readonly components: readonly string[];
  /** A `v` stands before it, outside the span. */
  readonly hasV: boolean;
}

const SEPARATORS = /[-_.+]+/y;
const NUMBER = /\d+(?:\.\d+)*/y;
const DIGITS = /\d+/y;
const LETTERS = /[A-Za-z]+/y;
const ARCHITECTURE =
  /(?:amd64|x86[-_]64|arm64v8|arm64|arm32v\d|armv\d[a-z]*|aarch64|i386|i686|ppc64le|s390x|riscv64|mips64le|win64|x64|x86)(?![A-Za-z0-9])/y;
const WINDOWS_HALF_YEAR = /2[0-9][Hh][12](?![A-Za-z0-9])/y;
const HEXADECIMAL = /[0-9a-f]+/y;
const WORD_CHARACTER = /[A-Za-z0-9]/;
const DASHED_DATE = /(\d\d\d\d)-(\d\d)-(\d\d)(?:T\d\d[-.]?\d\d[-.]?\d\dZ?)?(?![A-Za-z0-9])/y;
const SERIAL = /(?:T\d\d\d\d\d\dZ?|(?:\.\d+)+)?(?![A-Za-z0-9])/y;
const OTHER = /[^-_.+A-Za-z0-9]+/y;
/** The pattern is long, and takes a while to be made ready: most words are told by two letters to be none. */
const BEGIN_ARCHITECTURE: ReadonlySet<string> = new Set(['aa', 'am', 'ar', 'i3', 'i6', 'mi', 'pp', 'ri', 's3', 'wi', 'x6', 'x8']);
const MIN_HASH = 7;
const MAX_HASH = 40;
const DIGEST = 64;
const YEAR = 4;
/** YYYYMM, YYYYMMDD, and with hours and minutes, and seconds. */
const DATE_LENGTHS: ReadonlySet<number> = new Set([6, 8, 12, 14]);

/** Cuts a tag into pieces, from left to right, each character looked at a bounded number of times. */
export const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const separator = match(SEPARATORS, text, at);
    at += separator.length;
    if (at >= text.length) break;
    const piece = readPiece({ text, at, separator, isFree: separator !== '' || pieces.length === 0 });
    pieces.push(piece);
    at = piece.span.end;
  }
  return pieces;
};

/** A place where a piece begins; it is free when no letter or digit stands before it. */
interface Place {
  readonly text: string;
  readonly at: number;
  readonly separator: string;
  readonly isFree: boolean;
}

const readPiece = (place: Place): Piece => {
  const { text, at } = place;
  if (place.isFree && isV(text, at)) return { ...readNumber({ ...place, at: at + 1 }), hasV: true };
  const hash = place.isFree ? hashLength(text, at) : 0;
  if (hash > 0) return piece(place, 'hash', at + hash);
  const halfYear = place.isFree && text[at] === '2' ? match(WINDOWS_HALF_YEAR, text, at) : '';
  if (halfYear !== '') return { ...piece(place, 'word', at + halfYear.length), name: halfYear.toLowerCase() };
  if (isDigit(text, at)) return readNumber(place);
  const letters = match(LETTERS, text, at).length;
  if (letters > 0) return readWord(place, at + letters);
  const other = match(OTHER, text, at);
  return { ...piece(place, 'other', at + other.length), name: other };
};

const readNumber = (place: Place): Piece => {
  const { text, at } = place;
  const date = place.isFree ? dateAt(text, at) : undefined;
  if (date) return { ...piece(place, 'date', date.end), ...date.reading };
  const number = match(NUMBER, text, at);
  return { ...piece(place, 'number', at + number.length), components: number.split('.') };
};

const readWord = (place: Place, end: number): Piece => {
  const { text, at } = place;
  const architecture = BEGIN_ARCHITECTURE.has(text.slice(at, at + 2)) ? match(ARCHITECTURE, text, at) : '';
  if (architecture !== '') return { ...piece(place, 'word', at + architecture.length), name: architecture };
  const name = text.slice(at, end).toLowerCase();
  const start = numberBehind(text, end);
  const number = start === undefined ? '' : match(NUMBER, text, start);
  if (start === undefined || number === '') return { ...piece(place, 'word', end), name };
  return { ...piece(place, 'word', start + number.length), name, components: number.split('.') };
};

/** Where the number of a word begins: right behind it (`alpine3.18`), or behind a dot or underscore (`rc.4`, `scala_2.12`). */
const numberBehind = (text: string, end: number): number | undefined => {
  if (isDigit(text, end)) return end;
  const next = text[end];
  if ((next !== '.' && next !== '_') || !isDigit(text, end + 1)) return undefined;
  return dateAt(text, end + 1) || hashLength(text, end + 1) > 0 ? undefined : end + 1;
};

const piece = ({ at, separator }: Place, form: Piece['form'], end: number): Piece => ({
  form,
  span: { start: at, end },
  separator,
  name: '',
  components: [],
  hasV: false,
});

/** The length of a commit or digest here: lower-case hexadecimal digits, letters as well as digits, with git's `g` before it or not. */
const hashLength = (text: string, at: number): number => {
  const prefix = text[at] === 'g' ? 1 : 0;
  if (!isHexadecimal(text, at + prefix + MIN_HASH - 1)) return 0;
  const hash = match(HEXADECIMAL, text, at + prefix);
  const isLength = (hash.length >= MIN_HASH && hash.length <= MAX_HASH) || hash.length === DIGEST;
  const isMixed = isLength && /[a-f]/.test(hash) && /\d/.test(hash);
  const end = at + prefix + hash.length;
  return isMixed && !WORD_CHARACTER.test(text[end] ?? '') ? end - at : 0;
};

interface DateAt {
  readonly end: number;
  readonly reading: Pick<Piece, 'name' | 'components'>;
}

const dateAt = (text: string, at: number): DateAt | undefined => {
  if (!isDigit(text, at + YEAR - 1)) return undefined;
  const digits = match(DIGITS, text, at);
  if (digits.length === YEAR) return dashedDate(text, at);
  if (!DATE_LENGTHS.has(digits.length) || !isDay(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8) || '01')) return undefined;
  SERIAL.lastIndex = at + digits.length;
  const serial = SERIAL.exec(text)?.[0];
  const isMonthOfVersion = digits.length === 6 && serial !== '';
  if (serial === undefined || isMonthOfVersion) return undefined;
  const parts = serial.split(/[.TZ]/).filter((part) => part !== '');
  return { end: at + digits.length + serial.length, reading: { name: '', components: [digits, ...parts] } };
};

const dashedDate = (text: string, at: number): DateAt | undefined => {
  DASHED_DATE.lastIndex = at;
  const found = DASHED_DATE.exec(text);
  const [all = '', year = '', month = '', day = ''] = found ?? [];
  if (!found || !isDay(year, month, day)) return undefined;
  const time = all.slice(10).replace(/\D/g, '');
  return { end: at + all.length, reading: { name: '-', components: [year + month + day, ...(time === '' ? [] : [time])] } };
};

/** Whether the texts are a year since 1990, a month and a day. */
export const isDay = (year: string, month: string, day: string): boolean =>
  /^(?:199|20\d)\d$/.test(year) && /^(?:0[1-9]|1[0-2])$/.test(month) && /^(?:0[1-9]|[12]\d|3[01])$/.test(day);

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

const isHexadecimal = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102);
};

const isV = (text: string, at: number): boolean => text[at] === 'v' && isDigit(text, at + 1);

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};
