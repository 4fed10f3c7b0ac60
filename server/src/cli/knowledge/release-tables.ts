import { DistributionTables } from '../../knowledge/build/distribution-tables.ts';
import type { Family, Release } from '../../knowledge/build/releases.ts';
import { readSelection } from '../../knowledge/build/selection.ts';
import type { ReleaseTable } from '../../knowledge/index.ts';
import { openTable, type Table } from '../../knowledge/table.ts';
import { isAhead } from '../clock.ts';
import { readRelease } from './index-files.ts';
import type { Mirror } from './mirror.ts';
import type { Keyring } from './signature.ts';

/** What tables are made of. */
export interface Ingredients {
  readonly releases: readonly Release[];
  readonly mirrors: readonly Mirror[];
  /** What must have signed a distribution's archive; `undefined`: whoever did. */
  readonly keyring: (family: Family) => Keyring | undefined;
  /** Whether a release that no mirror has is passed over. */
  readonly absent: 'passed over' | 'a problem';
  /** The text of a table that there is already; `package-selection` must be one. */
  readonly known: (name: string) => string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Hears what is done and what is doubtful. */
  readonly tell: (line: string) => void;
}

export type BuiltTables = { readonly texts: ReadonlyMap<ReleaseTable, string> } | { readonly problem: string };

/** Makes the tables of releases out of mirrors; a problem anywhere means no table at all. */
export const buildReleaseTables = async (ingredients: Ingredients): Promise<BuiltTables> => {
  const selection = openKnown('package-selection', ingredients);
  if (!selection) return { problem: 'the table package-selection can not be read' };
  const families = new Map<Family, DistributionTables>();
  for (const release of ingredients.releases) {
    const tables = families.get(release.family) ?? tablesOf(release.family, { ingredients, selection });
    const problem = await addRelease(release, { tables, ingredients });
    if (problem !== undefined) return { problem };
    if (tables.texts.size > 0) families.set(release.family, tables);
  }
  const texts = new Map([...families.values()].flatMap((tables) => [...tables.texts]));
  return texts.size > 0 ? { texts } : { problem: 'no release was found; a mirror has dists/<codename>/, or v3.<n>/ for Alpine' };
};

const tablesOf = (family: Family, { ingredients, selection }: { ingredients: Ingredients; selection: Table }): DistributionTables =>
  new DistributionTables(family, { selection: readSelection(selection, family), known: openKnown(`upstreams-${family}`, ingredients) });

const openKnown = (name: string, { known }: Ingredients): Table | undefined => {
  const text = known(name);
  return text === undefined ? undefined : openTable(text).table;
};

const addRelease = async (
  release: Release,
  { tables, ingredients }: { readonly tables: DistributionTables; readonly ingredients: Ingredients },
): Promise<string | undefined> => {
  const { mirrors } = ingredients;
  const read = await readRelease(release, { mirrors, keyring: ingredients.keyring(release.family) });
  if (read === 'missing' && ingredients.absent === 'passed over') return undefined;
  if (read === 'missing') return `${release.name}: none of the mirrors has it (${mirrors.map(({ name }) => name).join(', ')})`;
  if ('problem' in read) return `${release.name}: ${read.problem}`;
  if (isAhead(read.asOf))
    return `${release.name}: the day of its index, ${read.asOf}, is still to come; this machine's clock or the mirror's is wrong`;
  const count = tables.add(release.name, read);
  ingredients.tell(`packages-${release.name}: ${count} source packages as of ${read.asOf}`);
  if (read.unchecked !== undefined) ingredients.tell(`${release.name}: not checked who signed its index: ${read.unchecked}`);
  if (read.expired !== undefined && read.expired < ingredients.today)
    ingredients.tell(`${release.name}: the mirror is out of date; its index held until ${read.expired}`);
  return undefined;
};
