export type Row = readonly string[];

/** The text of a table: header, blank line, rows sorted by code unit. Throws on a key or a cell that the format can't hold. */
export function formatTable(header: Readonly<Record<string, string>>, rows: readonly Row[]): string {
  const keys = new Set<string>();
  for (const row of rows) checkRow(row, keys);
  const head = Object.entries(header).map(([key, value]) => `${key}: ${value}`);
  // Readers search in the order of code units, which is that of `<`.
  const sorted = rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return `${head.join('\n')}\n\n${sorted.map((row) => row.join('\t').replace(/\t+$/, '')).join('\n')}\n`;
}

const checkRow = (row: Row, keys: Set<string>): void => {
  const [key = ''] = row;
  if (key === '' || keys.has(key)) throw new Error(`empty or double key: ${key}`);
  if (row.some((cell) => /[\t\r\n]/.test(cell))) throw new Error(`a cell of ${key} holds a tab or a line break`);
  keys.add(key);
};
