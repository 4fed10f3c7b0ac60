/** A file in an archive; the bytes of all are the characters of one string. */
export interface TarEntry {
  readonly name: string;
  readonly content: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

const BLOCK = 512;

/** The files of a tar archive whose bytes are the characters of a text (`latin1`); a text says what is wrong with it. */
export const readTar = (bytes: string): readonly TarEntry[] | string => {
  const entries: TarEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = bytes.slice(at, at + BLOCK);
    if (isEmpty(header)) return entries;
    const entry = readEntry(bytes, at);
    if (typeof entry === 'string') return entry;
    entries.push(entry);
    at += BLOCK + Math.ceil(entry.content.length / BLOCK) * BLOCK;
  }
  return entries;
};

const readEntry = (bytes: string, at: number): TarEntry | string => {
  const header = bytes.slice(at, at + BLOCK);
  if (header.length < BLOCK || !hasItsSum(header)) return 'it is no tar archive, or a damaged one';
  const size = numberAt(header, 124, 12);
  const content = bytes.slice(at + BLOCK, at + BLOCK + size);
  if (content.length < size) return 'the archive ends too early';
  const day = new Date(numberAt(header, 136, 12) * 1000).toISOString().slice(0, 10);
  return { name: header.slice(0, 100).replace(/\0.*$/s, ''), content, day };
};

const isEmpty = (header: string): boolean => /^\0+$/.test(header);

/** The sum of the header's bytes, its own field read as spaces. */
const hasItsSum = (header: string): boolean => {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : header.charCodeAt(i);
  return sum === numberAt(header, 148, 8);
};

const numberAt = (header: string, from: number, length: number): number =>
  Number.parseInt(header.slice(from, from + length).replace(/[\0 ].*$/s, '') || '0', 8) || 0;
