import { readFile } from 'node:fs/promises';
import type { Host } from '../../server/src/host.ts';

/** A host whose files are in memory and whose tables are the small frozen ones, on a fixed day. */
export const memoryHost = (files: Readonly<Record<string, string>> = {}, log: string[] = []): Host => ({
  today: () => '2026-01-20',
  log: (_, message) => void log.push(message),
  asset: (name) => readFile(new URL(`../knowledge/${name}`, import.meta.url), 'utf8').catch(() => undefined),
  files: {
    read: async (path) => files[path],
    list: async (folder) => [...new Set(Object.keys(files).flatMap((path) => entryOf(path, folder)))],
  },
});

const entryOf = (path: string, folder: string): string[] => {
  if (!path.startsWith(`${folder}/`)) return [];
  const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
  return [rest.length > 0 ? `${name}/` : name];
};
