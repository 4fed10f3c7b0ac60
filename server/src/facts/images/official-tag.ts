import { type OfficialTags, officialTags, type TagBuild, type TagHistory } from '../../knowledge/official-tags.ts';
import { officialNameOf } from './official-name.ts';
import { perReference } from './per-reference.ts';

/** A tag of a Docker Official Image, as the manifests have it. */
export interface OfficialTag {
  /** The bare name, such as `node`. */
  readonly name: string;
  /** `latest` where none is written. */
  readonly tag: string;
  readonly tags: OfficialTags;
  /** Today's build; `undefined` when the tag is not listed. */
  readonly build: TagBuild | undefined;
  /** `undefined` when the tag was never listed. */
  readonly history: TagHistory | undefined;
  /** `YYYY-MM-DD`: the day of these facts. */
  readonly asOf: string;
}

/** What the manifests say of the tag that a reference names; `undefined` where it names no official image, or only a digest. */
export const officialTagOf = perReference((reference, { officialTags: table }): OfficialTag | undefined => {
  const name = officialNameOf(reference);
  if (!table || name === undefined || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const tags = officialTags(table, name);
  return tags && keptTag(tags, { tag: reference.tag ?? 'latest', asOf: table.asOf });
});

const kept = new WeakMap<OfficialTags, Map<string, OfficialTag>>();

/** More tags of one image than any file names; a hostile one must not fill the memory. */
const MOST_KEPT = 500;

/** The same tag is asked for in file after file, and what is found of it hangs on this. */
const keptTag = (tags: OfficialTags, { tag, asOf }: Pick<OfficialTag, 'tag' | 'asOf'>): OfficialTag => {
  const known = kept.get(tags) ?? new Map<string, OfficialTag>();
  kept.set(tags, known);
  const found = known.get(tag) ?? { name: tags.image, tag, tags, build: tags.buildOf(tag), history: tags.historyOf(tag), asOf };
  if (known.size >= MOST_KEPT) known.clear();
  known.set(tag, found);
  return found;
};
