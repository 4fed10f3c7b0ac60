import { readFileSync } from 'node:fs';

/** The text of a table: header, blank line, rows sorted by code unit. Throws on a key or a cell that the format can't hold. */
export function formatTable(header, rows) {
  const keys = new Set();
  for (const row of rows) {
    if (row[0] === '' || keys.has(row[0])) throw new Error(`empty or double key: ${row[0]}`);
    if (row.some((cell) => /[\t\r\n]/.test(cell))) throw new Error(`a cell of ${row[0]} holds a tab or a line break`);
    keys.add(row[0]);
  }
  const head = Object.entries(header).map(([key, value]) => `${key}: ${value}`);
  // The default order of sort() is by code unit, which is the order that readers search in.
  const lines = rows.map((row) => row.join('\t').replace(/\t+$/, '')).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${head.join('\n')}\n\n${lines.join('\n')}\n`;
}

export function readTable(path) {
  const [head, body = ''] = splitOnce(readFileSync(path, 'utf8'), '\n\n');
  const header = Object.fromEntries(head.split('\n').map((line) => splitOnce(line, ': ')));
  return { header, rows: readLines(body).map((line) => line.split('\t')) };
}

/** A hand-kept list: tab-separated, `#` starts a comment line. */
export function readList(path) {
  return readLines(readFileSync(path, 'utf8')).map((line) => line.split('\t'));
}

export function readJsonLines(path) {
  return readLines(readFileSync(path, 'utf8')).map((line) => JSON.parse(line));
}

function readLines(text) {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

const keyOf = (line) => line.split('\t', 1)[0];
