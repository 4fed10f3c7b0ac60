import { readFileSync } from 'node:fs';

export { formatTable } from '../../server/src/knowledge/build/table-text.ts';

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
