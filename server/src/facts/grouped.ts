import type { DocumentNode, Download, Facts, PackageInstall } from './model.ts';

/** Items by a key of theirs, each group in the order given. */
export const grouped = <K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/** What is fetched in an instruction. */
export const downloadsIn = (node: DocumentNode, { downloads }: Facts): readonly Download[] =>
  byNode(downloads, (download) => download.node).get(node) ?? [];

/** What is installed in an instruction. */
export const installsIn = (node: DocumentNode, { installs }: Facts): readonly PackageInstall[] =>
  byNode(installs, ({ use }) => use.node).get(node) ?? [];

const known = new WeakMap<readonly unknown[], ReadonlyMap<DocumentNode, readonly unknown[]>>();

/** Worked out once for each list. */
const byNode = <T>(items: readonly T[], nodeOf: (item: T) => DocumentNode): ReadonlyMap<DocumentNode, readonly T[]> => {
  const groups = (known.get(items) as ReadonlyMap<DocumentNode, readonly T[]> | undefined) ?? grouped(items, nodeOf);
  known.set(items, groups);
  return groups;
};
