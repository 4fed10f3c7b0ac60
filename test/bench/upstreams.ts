import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Resolution, resolvePackage } from '../../server/src/facts/packages/resolve.ts';
import { readSource } from '../../server/src/facts/upstream.ts';
import type { Knowledge } from '../../server/src/knowledge/index.ts';
import { openPackageIndex, type PackageIndex } from '../../server/src/knowledge/package-index.ts';
import { openTable, type Table } from '../../server/src/knowledge/table.ts';

/**
 * Where Dockerfiles get software from, and the source packages of Debian that ship it, by hand. `research`: of an earlier study;
 * `corpus`: of the Dockerfiles that the curated table was made with; `unseen`: of repositories that were looked at afterwards.
 */
export interface Label {
  readonly set: 'research' | 'corpus' | 'unseen';
  readonly url: string;
  readonly sources: readonly string[];
}

/** How often a release's package is found, and how often the one that is found is right. */
export interface Score {
  readonly high: number;
  readonly highRight: number;
  readonly medium: number;
  readonly mediumRight: number;
  /** Upstreams that the release ships, and those of them that are found. */
  readonly shipped: number;
  readonly found: number;
  /** What is wrong, for people to look at. */
  readonly wrong: readonly string[];
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

const tableOf = (name: string): Table => {
  const { table, problem } = openTable(read(`../../server/src/knowledge/tables/${name}.txt`));
  if (!table) throw new Error(problem);
  return table;
};

export const readLabels = (): readonly Label[] =>
  read('../labels/upstreams.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label);

/** Resolves labelled upstreams on a release of Debian with the tables that are shipped. */
export const scoreUpstreams = (labels: readonly Label[], release: string): Score => {
  const index = openPackageIndex({ packages: tableOf(`packages-debian-${release}`), upstreams: tableOf('upstreams-debian') });
  const knowledge: Knowledge = { packages: tableOf('packages'), packageIndexes: new Map([[`debian-${release}` as const, index]]) };
  const answers = labels.map((label) => {
    const found = resolvePackage(readSource(label.url), { family: 'debian', release }, knowledge);
    const isShipped = label.sources.some((name) => index.source(name)?.version !== undefined);
    return { label, found, isShipped, isRight: found !== undefined && isOf(found, label, index) };
  });
  const count = (isCounted: (answer: (typeof answers)[number]) => boolean): number => answers.filter(isCounted).length;
  return {
    high: count(({ found }) => found?.tier === 'high'),
    highRight: count(({ found, isRight }) => found?.tier === 'high' && isRight),
    medium: count(({ found }) => found?.tier === 'medium'),
    mediumRight: count(({ found, isRight }) => found?.tier === 'medium' && isRight),
    shipped: count(({ isShipped }) => isShipped),
    found: count(({ isShipped, isRight }) => isShipped && isRight),
    wrong: answers.flatMap(({ label, found, isRight }) => (found && !isRight ? `${label.url}: ${found.source}` : [])),
  };
};

/** Metapackages are of a source of their own: it is right when any of the packages is of the software. */
const isOf = ({ source, programs, dev }: Resolution, { sources }: Label, index: PackageIndex): boolean =>
  [source, ...[...programs, ...dev].map((name) => index.binary(name)?.name)].some((name) => name !== undefined && sources.includes(name));
