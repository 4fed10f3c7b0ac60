import type { CST } from 'yaml';

/**
 * Manifests nest a tenth of this. The composer calls itself for each level, and where the stack ends within a regular expression
 * that is yet to be compiled, the whole process ends with it.
 */
const DEEPEST = 200;

interface Level {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Where a text nests deeper than any manifest does; not by recursion, for there is no end to how deep a text nests. */
export const tooDeepAt = (token: CST.Token): number | undefined => {
  const open: Level[] = [{ token, depth: 0 }];
  for (let level = open.pop(); level; level = open.pop()) {
    if (level.depth > DEEPEST) return level.token.offset;
    for (const inner of partsOf(level.token)) open.push({ token: inner, depth: level.depth + 1 });
  }
  return undefined;
};

const partsOf = (token: CST.Token): readonly CST.Token[] => {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part): part is CST.Token => part !== undefined && part !== null));
};
