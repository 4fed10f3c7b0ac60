import { grouped } from '../facts/grouped.ts';
import type { Mention } from '../linter.ts';
import { nameOf } from '../text/paths.ts';

/** Those of one file who build a Dockerfile, or start from a Compose file. */
export interface Builders {
  /** The file that says so. */
  readonly path: string;
  /** All of them, and the name of the file. */
  readonly words: string;
  /** The place of the first of them. */
  readonly at: Mention['at'];
}

const DOES: Partial<Readonly<Record<Mention['kind'], string>>> = { build: 'Built by', use: 'Used by' };

/** Who builds or uses a document, by the files that say so. */
export const buildersIn = (mentions: readonly Mention[]): readonly Builders[] => {
  const builds = mentions.filter(({ kind }) => DOES[kind] !== undefined);
  return [...grouped(builds, ({ path }) => path)].flatMap(([path, [first, ...others]]) => {
    if (!first) return [];
    const names = [first, ...others].map(({ name }) => name);
    return [{ path, at: first.at, words: `${DOES[first.kind]} ${inWords([...new Set(names)])} in ${nameOf(path)}` }];
  });
};

const MOST_NAMES = 3;

const inWords = (names: readonly string[]): string => {
  const shown = names.slice(0, names.length > MOST_NAMES + 1 ? MOST_NAMES : MOST_NAMES + 1);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} and ${last}`;
};
