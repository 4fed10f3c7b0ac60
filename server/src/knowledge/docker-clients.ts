import type { Table } from './table.ts';

/** What a program that talks to Docker needs of its API. */
export interface DockerClient {
  /** `all` where it starts containers, or runs commands in them: with that it is root on the host. */
  readonly needs: readonly string[] | 'all';
  /** How it is told where the daemon is: `NAME=form` or `--argument=form`, with `{host}` for the host; empty where its Compose file can't say so. */
  readonly way: string;
  /** What a variable or an argument begins with that shows that it is configured in that way; empty where none need be there. */
  readonly given: string;
  /** What it needs besides where its service has a word. */
  readonly more: readonly { readonly word: string; readonly needs: readonly string[] | 'all' }[];
  readonly isKnown: boolean;
}

/** What the client of an image needs, by its familiar name without a tag; `undefined` where that is not known. */
export function dockerClientOf(table: Table, image: string): DockerClient | undefined {
  const row = table.row(image);
  if (!row) return undefined;
  const [, needs = '', way = '', given = '', more = ''] = row;
  return { needs: sectionsIn(needs), way, given, more: more.split(' ').flatMap(addition), isKnown: true };
}

const sectionsIn = (cell: string): DockerClient['needs'] => (cell === 'all' ? 'all' : cell.split(','));

function addition(cell: string): DockerClient['more'] {
  const equals = cell.lastIndexOf('=');
  return equals < 1 ? [] : [{ word: cell.slice(0, equals), needs: sectionsIn(cell.slice(equals + 1)) }];
}
