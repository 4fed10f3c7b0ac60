import type { Table } from './table.ts';

/** How the one who publishes an image stands to the software in it. */
export type Relation = 'maintainer' | 'vendor' | 'rebuild' | 'community' | 'mirror';

/** What is known against an image that still can be pulled. */
export type PublisherStatus = 'archived' | 'deprecated' | 'frozen' | 'moved' | 'unmaintained';

/** On what the row rests: the publisher's own repository, docker-library/docs, a mapping data set, general knowledge. */
export type Evidence = 'own-repo' | 'docs' | 'mapping' | 'general';

export interface Publisher {
  readonly name: string;
  readonly relation: Relation;
  readonly upstream?: string;
  /** The official or the maintainer's image of the same software, or where a moved image went. */
  readonly alternative?: string;
  /** The alternative has each tag of the image, and the same content under it. */
  readonly isAlternativeSame?: true;
  readonly status?: PublisherStatus;
  readonly evidence: Evidence;
  /** The key that answered: the image itself, or a namespace such as `bitnami/*`. */
  readonly matched: string;
}

export const RELATIONS: readonly Relation[] = ['maintainer', 'vendor', 'rebuild', 'community', 'mirror'];
export const PUBLISHER_STATUSES: readonly PublisherStatus[] = ['archived', 'deprecated', 'frozen', 'moved', 'unmaintained'];
export const EVIDENCE: readonly Evidence[] = ['own-repo', 'docs', 'mapping', 'general'];

/** Registries take no longer repository name; a longer one only costs time. */
const LONGEST_NAME = 255;

/**
 * Who publishes an image outside `library/`. `repository` is the familiar name: no tag, no digest, Docker Hub without host.
 * The exact image first, since a relation belongs to an image; then its namespace, the narrowest first.
 */
export function publisherOf(table: Table, repository: string): Publisher | undefined {
  if (repository.length > LONGEST_NAME || repository.endsWith('*')) return undefined;
  const exact = table.row(repository);
  if (exact) return readRow(exact, '');
  for (let slash = repository.lastIndexOf('/'); slash > 0; slash = repository.lastIndexOf('/', slash - 1)) {
    const row = table.row(`${repository.slice(0, slash)}/*`);
    if (row) return readRow(row, repository.slice(slash + 1));
  }
  return undefined;
}

const namesakes = new WeakMap<Table, ReadonlyMap<string, string>>();

/**
 * The maintainers' own image of the software that an image is called after: `grafana/grafana` for the last part `grafana`. Only where
 * one project alone has an image of that name and is called so itself; `server` or `web` name no software.
 */
export function maintainersNamesake(table: Table, lastPart: string): string | undefined {
  let known = namesakes.get(table);
  if (!known) {
    known = indexMaintainers(table);
    namesakes.set(table, known);
  }
  return known.get(lastPart);
}

function indexMaintainers(table: Table): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const image of table.keys()) {
    const row = table.row(image);
    const publisher = row && readRow(row, '');
    const [name = '', namespace = ''] = image.split('/').toReversed();
    if (publisher?.relation !== 'maintainer' || publisher.status || !isCalledAfter(name, namespace, publisher.upstream)) continue;
    found.set(name, found.has(name) ? undefined : image);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What many projects call one of their images. */
const GENERIC: ReadonlySet<string> = new Set(['*', 'app', 'base', 'runtime', 'sdk', 'server', 'serving', 'web']);

function isCalledAfter(name: string, namespace: string, upstream = ''): boolean {
  const project = upstream.toLowerCase().replace(/\/$/, '');
  return !GENERIC.has(name) && (name === namespace || project.endsWith(`/${name}`));
}

/** Marks an alternative that is the same to the tag. */
const SAME = '=';

/** `rest` is the part of the repository that a namespace's `*` stands for; an alternative's `*` means the same part. */
function readRow(row: readonly string[], rest: string): Publisher | undefined {
  const [matched = '', relation, name = '', upstream, alternative, status, evidence] = row;
  const known = RELATIONS.find((one) => one === relation);
  if (!known) return undefined;
  const standing = PUBLISHER_STATUSES.find((one) => one === status);
  return {
    name,
    relation: known,
    ...(upstream && { upstream }),
    ...(alternative && { alternative: alternative.replace(SAME, '').replace('*', () => rest) }),
    ...(alternative?.startsWith(SAME) && { isAlternativeSame: true }),
    ...(standing && { status: standing }),
    evidence: EVIDENCE.find((one) => one === evidence) ?? 'general',
    matched,
  };
}
