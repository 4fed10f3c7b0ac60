import type { ImageReference } from '../../image/reference.ts';
import { dayOf } from '../../text/day.ts';
import { type AnswerTo, answered, type ManifestAnswer, type Question } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import { exactTagsAt } from './exact-tag-online.ts';
import { changedPlatforms, type Entry, entriesOf } from './manifest-changes.ts';
import { configOf, isAskable, taggedImage } from './on-registry.ts';
import { type Comparison, compareVersions } from './version-labels.ts';

type Manifest = AnswerTo<Extract<Question, { readonly ask: 'manifest' }>>;

/** One build of an image, as its publisher describes it. */
export interface Build {
  readonly digest: string;
  /** `YYYY-MM-DD`. */
  readonly created: string | undefined;
}

/** How an image that is pinned by digest stands to what its tag points at. */
export type Drift =
  /** The tag points at the digest, or at an index that holds the very same images. */
  | { readonly kind: 'current' | 'republished'; readonly digest: string; readonly askedOn: string }
  /** The registry does not have the digest; `digest` is what the tag has, if there is one. */
  | { readonly kind: 'gone'; readonly digest: string | undefined }
  /** The tag is gone, and the digest is not. */
  | { readonly kind: 'tag-gone' }
  /** The digest is that of one of the images which the tag holds for several platforms. */
  | {
      readonly kind: 'one-platform';
      readonly digest: string;
      readonly askedOn: string;
      readonly platform: string;
      readonly others: readonly string[];
    }
  | Moved;

/** The tag has other content. */
export interface Moved {
  /** `other-content`: nothing tells whether it is the same version. */
  readonly kind: 'rebuilt' | 'new-version' | 'other-content';
  readonly digest: string;
  readonly askedOn: string;
  readonly before: Build;
  readonly after: Build;
  readonly versions: Extract<Comparison, { readonly is: 'other' }> | undefined;
  /** The platforms whose images changed, where some did not. */
  readonly onlyFor: readonly string[];
}

/** What is pinned, and for which platform it is built where that is known. */
export interface Pinned {
  readonly reference: ImageReference;
  readonly platform: string | undefined;
}

/** How a pin stands to its tag, as registries tell; `undefined` for what is no pin with a tag, and while too little is known. */
export const driftOf = ({ reference, platform }: Pinned, { lookUps }: Pick<Facts, 'lookUps'>): Drift | undefined => {
  const { registry, repository, tag, digest } = reference;
  if (tag === undefined || digest === undefined || !isAskable(digest)) return undefined;
  const now = lookUps.answerTo({ ask: 'digest', of: taggedImage(reference) });
  if (now === undefined) return undefined;
  if (now !== 'not-found' && now.digest === digest) return { kind: 'current', digest, askedOn: dayOf(now.askedAt) };
  const pinned = lookUps.answerTo({ ask: 'manifest', of: { registry, repository, digest } });
  if (pinned === 'not-found') return { kind: 'gone', digest: now === 'not-found' ? undefined : now.digest };
  if (now === 'not-found') return pinned && { kind: 'tag-gone' };
  const current = answered(lookUps, { ask: 'manifest', of: { registry, repository, digest: now.digest } });
  if (!pinned || !current) return undefined;
  return compare({ reference, platform, pinned, current, askedOn: dayOf(now.askedAt) }, lookUps);
};

interface Pair extends Pinned {
  readonly pinned: Manifest;
  readonly current: Manifest;
  readonly askedOn: string;
}

const compare = (pair: Pair, lookUps: Facts['lookUps']): Drift | undefined => {
  const { pinned, current, platform, askedOn } = pair;
  const own = entriesOf(current).find(({ digest }) => digest === pinned.digest);
  if (own) return childOf(pair, own);
  const changes = changedPlatforms(pinned, current, platform);
  if (!changes) return undefined;
  if (changes.changed.length === 0) return { kind: 'republished', digest: current.digest, askedOn };
  return movedFrom(pair, changes, lookUps);
};

/** A pin of one platform's image does no harm where that platform is the one that is built for, or the only one. */
const childOf = ({ current, platform, askedOn }: Pair, own: Entry): Drift => {
  const { digest } = current;
  const others = platformsOf(current).filter((other) => other !== own.platform);
  if (own.platform === undefined || platform !== undefined || others.length === 0) return { kind: 'republished', digest, askedOn };
  return { kind: 'one-platform', digest, askedOn, platform: own.platform, others };
};

const platformsOf = ({ platforms }: ManifestAnswer): readonly string[] => [...new Set(platforms.map(({ platform }) => platform))];

const USUAL = 'linux/amd64';

const movedFrom = (
  { reference, platform, pinned, current, askedOn }: Pair,
  { changed, isAll }: { readonly changed: readonly Entry[]; readonly isAll: boolean },
  lookUps: Facts['lookUps'],
): Moved => {
  const names = changed.flatMap((entry) => entry.platform ?? []);
  const looked = platform ?? (names.includes(USUAL) ? USUAL : names[0]);
  const { registry, repository } = reference;
  const [before, after] = [pinned, current].map(({ digest }) => configOf({ registry, repository, digest }, looked, { lookUps }));
  const labelled = before && after && compareVersions(reference, before.labels, after.labels);
  const versions =
    labelled?.is === 'untold' ? compareExactTags({ reference, before: pinned.digest, after: current.digest }, lookUps) : labelled;
  return {
    kind: kindOf(versions),
    digest: current.digest,
    askedOn,
    before: { digest: pinned.digest, created: before?.created?.slice(0, 10) },
    after: { digest: current.digest, created: after?.created?.slice(0, 10) },
    versions: versions?.is === 'other' ? versions : undefined,
    onlyFor: isAll ? [] : names,
  };
};

const kindOf = (versions: Comparison | undefined): Moved['kind'] => {
  if (versions?.is === 'other') return 'new-version';
  return versions?.is === 'same' ? 'rebuilt' : 'other-content';
};

interface Digests {
  readonly reference: ImageReference;
  readonly before: string;
  readonly after: string;
}

/** Where labels do not tell the versions, the exact tags of both builds may. */
const compareExactTags = ({ reference, before, after }: Digests, lookUps: Facts['lookUps']): Comparison => {
  const [was] = exactTagsAt(reference, before, { lookUps });
  const [is] = exactTagsAt(reference, after, { lookUps });
  return was === undefined || is === undefined ? { is: 'untold' } : { is: 'other', before: was, after: is };
};
