import { grouped } from './grouped.ts';
import type { ContainerSettings, Mount } from './model.ts';

/** What a message calls a container: by the name that a manifest gives it, for that of a command is its program's. */
export const calledIn = ({ name, by }: Pick<ContainerSettings, 'name' | 'by'>): string =>
  by === 'manifest' ? withArticle(name) : 'the container';

/** What a message calls the container that a mount is for. */
export const calledFor = ({ container }: Mount): string => (container === undefined ? 'the container' : withArticle(container));

/** One without a name of its own is the only one of its kind. */
const withArticle = (name: string): string => (name.includes('"') ? name : `the ${name}`);

const groups = new WeakMap<readonly ContainerSettings[], ReadonlyMap<string, readonly ContainerSettings[]>>();

/** The containers of a name; a file may have thousands, and each mount asks. */
export const containersNamed = (name: string, containers: readonly ContainerSettings[]): readonly ContainerSettings[] => {
  const known = groups.get(containers) ?? grouped(containers, (container) => container.name);
  groups.set(containers, known);
  return known.get(name) ?? [];
};
