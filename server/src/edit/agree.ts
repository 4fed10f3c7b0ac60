import type { ImageUse } from '../facts/model.ts';
import type { Piece } from '../text/mapped-text.ts';
import type { Edit, Location } from '../text/span.ts';
import type { Repinned } from './repin.ts';

/** What could be done to an image, the best first. */
export interface Wish {
  readonly image: ImageUse;
  readonly options: readonly Repinned[];
}

/** More rounds than any real file takes; what still disagrees then gets nothing. */
const MAX_ROUNDS = 200;

/**
 * For each wish one of its options such that all edits together give every image what is meant for it: images may share an ARG. Where two
 * disagree, the one with more options left takes its next one; who has none left gets nothing.
 */
export const agree = (wishes: readonly Wish[], images: readonly ImageUse[]): ReadonlyMap<ImageUse, Repinned> => {
  const groups = groupsOf(wishes);
  for (let round = 0; ; round++) {
    const chosen = new Map(groups.flatMap(({ members, next }) => members.flatMap((wish) => optionOf(wish, next))));
    const table = new EditTable(groups);
    const disputes = [...table.clashes(), ...images.flatMap((image) => table.disputeOver(image, chosen.get(image)?.text))];
    if (disputes.length === 0) return chosen;
    for (const group of new Set(disputes.flatMap((dispute) => (round < MAX_ROUNDS ? mostFlexible(dispute) : [...dispute])))) {
      group.next = round < MAX_ROUNDS ? group.next + 1 : group.options.length;
    }
  }
};

/** Wishes that are alike in all that they share with others, and so never disagree. */
interface Group {
  readonly members: readonly Wish[];
  readonly options: Wish['options'];
  next: number;
}

type Dispute = ReadonlySet<Group>;

const groupsOf = (wishes: readonly Wish[]): readonly Group[] => {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const key = JSON.stringify(wish.options.map(({ text, edits }) => [text, edits.filter((edit) => isShared(edit, wish.image))]));
    const members = groups.get(key) ?? [];
    groups.set(key, members);
    members.push(wish);
  }
  return [...groups.values()].map((members) => ({ members, options: (members[0] as Wish).options, next: 0 }));
};

const isShared = ({ path, span }: Edit, { at }: ImageUse): boolean => path !== undefined || span.start < at.start || span.end > at.end;

const optionOf = ({ image, options }: Wish, index: number): readonly (readonly [ImageUse, Repinned])[] => {
  const option = options[index];
  return option ? [[image, option]] : [];
};

/** The later of equals, so that what is written first keeps what it wants. */
const mostFlexible = (dispute: Dispute): readonly Group[] => {
  const left = ({ options, next }: Group): number => options.length - next;
  const most = Math.max(...[...dispute].map(left));
  return [...dispute].filter((group) => left(group) === most).slice(-1);
};

interface OwnedEdit extends Edit {
  readonly owners: Set<Group>;
}

const HERE = '';

/** All edits that are chosen, by file and in order of place, each once. */
class EditTable {
  readonly #byPath: ReadonlyMap<string, readonly OwnedEdit[]>;

  constructor(groups: readonly Group[]) {
    const edits = new Map<string, OwnedEdit>();
    for (const group of groups) {
      for (const edit of group.members.flatMap(({ options }) => options[group.next]?.edits ?? [])) {
        const key = JSON.stringify([edit.path, edit.span.start, edit.span.end, edit.text]);
        const known = edits.get(key) ?? { ...edit, owners: new Set() };
        edits.set(key, known);
        known.owners.add(group);
      }
    }
    this.#byPath = byPathInOrder([...edits.values()]);
  }

  /** Edits that lie over one another, or put different texts at one place. */
  *clashes(): Generator<Dispute> {
    for (const edits of this.#byPath.values())
      for (const [index, edit] of edits.entries()) {
        const before = edits[index - 1];
        if (before && (edit.span.start < before.span.end || edit.span.start === before.span.start))
          yield new Set([...before.owners, ...edit.owners]);
      }
  }

  /** Those who make of an image what it is not meant to be. */
  disputeOver({ resolved }: ImageUse, meant: string | undefined): readonly Dispute[] {
    if (!resolved) return [];
    const touching = new Set<Group>();
    const text = joined(resolved.pieces)
      .map((piece) => this.#edited(piece, touching))
      .join('');
    return text === (meant ?? resolved.text) || touching.size === 0 ? [] : [touching];
  }

  #edited({ text, start, path = HERE }: Piece, touching: Set<Group>): string {
    const edits = this.#byPath.get(path) ?? [];
    if (start === undefined || edits.length === 0) return text;
    const parts: string[] = [];
    let at = 0;
    for (let index = firstFrom(edits, start); index < edits.length; index++) {
      const { span, text: replacement, owners } = edits[index] as OwnedEdit;
      const [from, to] = [span.start - start, span.end - start];
      if (from > text.length) break;
      // What is put before a piece belongs to what stands there.
      if (to <= 0 || (from === text.length && to > from)) continue;
      for (const owner of owners) touching.add(owner);
      parts.push(text.slice(at, Math.max(from, at)), replacement);
      at = to;
    }
    return parts.join('') + text.slice(at);
  }
}

const byPathInOrder = (edits: readonly OwnedEdit[]): ReadonlyMap<string, readonly OwnedEdit[]> => {
  const byPath = new Map<string, OwnedEdit[]>();
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const found = byPath.get(edit.path ?? HERE) ?? [];
    byPath.set(edit.path ?? HERE, found);
    found.push(edit);
  }
  return byPath;
};

/** The first edit that may reach behind an offset: edits lie apart, or the choice is disputed anyway. */
const firstFrom = (edits: readonly Location[], offset: number): number => {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Location).span.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Pieces that follow one another in a document as one: an edit may reach over their border. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const follows = last?.start !== undefined && last.path === piece.path && last.start + last.text.length === piece.start;
    if (last && follows && last.width === undefined && piece.width === undefined)
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push(piece);
  }
  return runs;
};
