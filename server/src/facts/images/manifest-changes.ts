import { normalPlatform } from '../../image/platform.ts';
import type { ManifestAnswer } from '../look-ups.ts';

/** One image of an index, or the one that stands alone; that one's manifest does not tell its platform. */
export interface Entry {
  readonly platform: string | undefined;
  readonly digest: string;
}

/** The images that a manifest stands for. */
export const entriesOf = ({ form, platforms, digest }: ManifestAnswer): readonly Entry[] =>
  form === 'index' ? platforms : [{ platform: undefined, digest }];

export interface Changes {
  readonly changed: readonly Entry[];
  /** Whether no image is the same. */
  readonly isAll: boolean;
}

/**
 * The images of a manifest that another one does not hold, of one platform where it is known which one counts: what was added, and
 * what is said of how they were built, is no change. `undefined` where there is nothing to compare.
 */
export const changedPlatforms = (before: ManifestAnswer, after: ManifestAnswer, platform: string | undefined): Changes | undefined => {
  // The same content whose layers were packed anew.
  if (before.config !== undefined && before.config === after.config) return { changed: [], isAll: false };
  const kept = new Set(entriesOf(after).map(({ digest }) => digest));
  const all = entriesOf(before).filter((entry) => platform === undefined || isFor(entry, platform));
  const changed = all.filter(({ digest }) => !kept.has(digest));
  return all.length === 0 ? undefined : { changed, isAll: changed.length === all.length };
};

const isFor = ({ platform }: Entry, wanted: string): boolean => platform === undefined || normalPlatform(platform) === wanted;
