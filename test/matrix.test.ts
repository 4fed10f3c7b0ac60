import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forRule } from '../scripts/frozen-linter.ts';
import { ownRules } from '../server/src/engine/own-rules.ts';
import { rules } from '../server/src/rules/index.ts';
import { CELLS, type Cells, type Pair } from './matrix/cells.ts';
import { KINDS, type Kind, type Way } from './matrix/kinds.ts';

// Every rule in every kind of file: what it finds there and where, and what is nearly the same and is not found; or why it can't apply.

const kinds = Object.values(KINDS).flat();
const ids = [...rules, ...ownRules].map(({ id }) => id);

const WAYS: readonly Way[] = ['compose', 'pod', 'image', 'command'];

interface Cell {
  readonly frame: (element: string) => string;
  readonly pair: Pair;
}

const cellOf = ({ pairs, except }: Cells, { name, frames }: Kind): Cell | undefined => {
  const way = WAYS.find((one) => frames[one] && pairs[one]);
  const frame = way && frames[way];
  const pair = way && pairs[way];
  return frame && pair && except?.[name] === undefined ? { frame, pair } : undefined;
};

const findingsIn = async (id: string, text: string, { cells, kind }: { cells: Cells; kind: Kind }): Promise<string[]> => {
  const { linter, request } = forRule(id, { bad: text, path: kind.path, ...cells.config });
  const { findings } = await linter.lint(request);
  return findings.map(({ rule, at }) => `${rule}: ${text.slice(at.start, at.end).split('\n')[0]}`);
};

it('says something of every rule, and of no other', () => {
  assert.deepEqual(Object.keys(CELLS).sort(), [...ids].sort());
});

it('has a reason wherever a rule has no fixture', () => {
  const silent = kinds.flatMap((kind) =>
    ids.filter((id) => {
      const cells = CELLS[id] as Cells;
      return !cellOf(cells, kind) && cells.cannot === undefined && cells.except?.[kind.name] === undefined;
    }),
  );
  assert.deepEqual(silent, []);
});

for (const kind of kinds)
  describe(kind.name, () => {
    for (const id of ids) {
      const cells = CELLS[id];
      const cell = cells && cellOf(cells, kind);
      if (!cells || !cell) continue;
      it(id, async () => {
        const [bad, good] = cell.pair;
        const marked = cell.frame(bad);
        const found = cells.finds?.[kind.name] ?? /«(.*?)»/s.exec(marked)?.[1];
        assert.ok(found);
        assert.deepEqual(await findingsIn(id, marked.replace(/[«»]/g, ''), { cells, kind }), [`${id}: ${found}`]);
        assert.deepEqual(await findingsIn(id, cell.frame(good), { cells, kind }), []);
      });
    }
  });
