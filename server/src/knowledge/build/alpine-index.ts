import { readTar } from './tar.ts';

export interface AlpineIndex {
  readonly text: string;
  /** `YYYY-MM-DD`: the day that the index was made. */
  readonly day: string;
}

/**
 * The index in an unpacked `APKINDEX.tar.gz`, bytes as characters; a text says why there is none. The archive signs itself with a key that
 * only Alpine's own systems have, so what is checked is that it is signed and whole, not by whom.
 */
export const readAlpineIndex = (bytes: string): AlpineIndex | string => {
  const entries = readTar(bytes);
  if (typeof entries === 'string') return entries;
  if (!entries[0]?.name.startsWith('.SIGN.')) return 'the index is not signed';
  const index = entries.find(({ name }) => name === 'APKINDEX');
  if (!index) return 'the archive holds no APKINDEX';
  return /^[A-Za-z]:/.test(index.content) ? { text: index.content, day: index.day } : 'its APKINDEX lists no package';
};
