/** One table of dated facts: a line per key, looked up without reading the rest. */
export interface Table {
  readonly name: string;
  /** `YYYY-MM-DD`: the day of the oldest fact in the table. */
  readonly asOf: string;
  readonly source: string;
  readonly licence: string;
  /** Names of the cells of a row; the first one is the key. */
  readonly columns: readonly string[];
  /** The cells of a key's row, the key first; a row may be shorter than `columns`. */
  row(key: string): readonly string[] | undefined;
  keys(): Iterable<string>;
  /** The rows whose key begins so, in order. */
  rowsFrom(beginning: string): Iterable<readonly string[]>;
  /** The first row that has a word in a cell behind its key, words being separated by spaces. */
  rowNaming(word: string): readonly string[] | undefined;
}

/** A malformed table is told, not thrown: its rules are silent and the others go on. */
export type OpenedTable =
  | { readonly table: Table; readonly problem?: undefined }
  | { readonly table?: undefined; readonly problem: string };

type Header = ReadonlyMap<string, string>;

const REQUIRED = ['table', 'source', 'licence', 'asOf', 'columns'] as const;

/** Reads the header only; the rows stay one string until they are asked for. */
export function openTable(text: string): OpenedTable {
  const clean = normalise(text);
  const end = clean.indexOf('\n\n');
  if (end < 0) return { problem: 'no blank line ends the header' };
  const header = readHeader(clean.slice(0, end));
  if (typeof header === 'string') return { problem: header };
  return { table: tableOver(header, clean.slice(end + 2)) };
}

/** A checkout with CRLF or a BOM must not make a table unreadable. */
function normalise(text: string): string {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return body.includes('\r') ? body.replaceAll('\r\n', '\n') : body;
}

function readHeader(text: string): Header | string {
  const header = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon < 1) return `not a header line: ${JSON.stringify(line.slice(0, 60))}`;
    header.set(line.slice(0, colon), line.slice(colon + 2).trim());
  }
  const missing = REQUIRED.find((key) => !header.get(key));
  if (missing) return `the header lacks "${missing}"`;
  const asOf = header.get('asOf') ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? header : `asOf is no date: ${JSON.stringify(asOf.slice(0, 60))}`;
}

function tableOver(header: Header, body: string): Table {
  const parsed = new Map<string, readonly string[]>();
  const missing = new Set<string>();
  const field = (key: string) => header.get(key) ?? '';
  return {
    name: field('table'),
    asOf: field('asOf'),
    source: field('source'),
    licence: field('licence'),
    columns: field('columns').split(' '),
    row(key) {
      const known = parsed.get(key);
      if (known || missing.has(key)) return known;
      const row = findLine(body, key)?.split('\t');
      if (row) parsed.set(key, row);
      else remember(missing, key);
      return row;
    },
    keys: () => keysOf(body),
    rowsFrom: (beginning) => rowsFrom(body, beginning),
    rowNaming: (word) => findNaming(body, word)?.split('\t'),
  };
}

/** Misses come from documents, and would grow without bound. */
const MOST_MISSING = 500;

const remember = (missing: Set<string>, key: string): void => {
  if (missing.size >= MOST_MISSING) missing.clear();
  missing.add(key);
};

/** Binary search by offset, so that no index of lines has to be built. */
function findLine(body: string, key: string): string | undefined {
  const line = lineAt(body, lowerBound(body, key));
  return line !== '' && keyOf(line) === key ? line : undefined;
}

function* rowsFrom(body: string, beginning: string): Generator<readonly string[]> {
  for (let start = lowerBound(body, beginning); start < body.length; ) {
    const line = lineAt(body, start);
    if (!line.startsWith(beginning)) return;
    if (line !== '') yield line.split('\t');
    start += line.length + 1;
  }
}

/** The engine searches a text of half a megabyte in a tenth of the time that an index of its words takes to be made. */
function findNaming(body: string, word: string): string | undefined {
  if (word === '') return undefined;
  for (let at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + 1)) {
    const [before = '\n', after = '\n'] = [body[at - 1], body[at + word.length]];
    if ('\t '.includes(before) && '\t \n'.includes(after)) return lineAt(body, startOfLine(body, at));
  }
  return undefined;
}

/** Where the first line starts whose key is not below a key. */
function lowerBound(body: string, key: string): number {
  let low = 0;
  let high = body.length;
  while (low < high) {
    const start = startOfLine(body, Math.floor((low + high) / 2));
    const line = lineAt(body, start);
    if (keyOf(line) < key) low = start + line.length + 1;
    else high = start;
  }
  return low;
}

/** lastIndexOf takes a negative position for 0, where a line break may stand. */
function startOfLine(body: string, at: number): number {
  return at === 0 ? 0 : body.lastIndexOf('\n', at - 1) + 1;
}

function* keysOf(body: string): Generator<string> {
  for (let start = 0; start < body.length; ) {
    const line = lineAt(body, start);
    if (line !== '') yield keyOf(line);
    start += line.length + 1;
  }
}

function lineAt(body: string, start: number): string {
  const end = body.indexOf('\n', start);
  return body.slice(start, end < 0 ? body.length : end);
}

function keyOf(line: string): string {
  const tab = line.indexOf('\t');
  return tab < 0 ? line : line.slice(0, tab);
}
