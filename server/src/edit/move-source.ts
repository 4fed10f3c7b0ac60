import type { LookUps, SumAlgorithm } from '../facts/look-ups.ts';
import type { Download, Facts } from '../facts/model.ts';
import { isOfRepository, type NamedRelease, namedRelease, releaseInUrl, writtenUrl } from '../facts/releases/named-release.ts';
import { hasTag } from '../facts/releases/newer-releases.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { Edit, Location } from '../text/span.ts';
import { afterEdits, editsFor, merged, replaced } from './moved-text.ts';
import { ReleaseChange } from './release-change.ts';
import { releaseMentions } from './release-mentions.ts';
import { imagesSharing } from './shared-pieces.ts';

/** How a download gets another release. */
export interface MovedSource {
  readonly edits: readonly Edit[];
  /** The sum that has to move along: where the old one stands, and the file that the new one is of. */
  readonly checksum?: MovedSum;
}

export interface MovedSum {
  readonly at: Location;
  readonly algorithm: SumAlgorithm;
  readonly url: string;
}

/** Longer files nobody has written, and each move looks at all of it. */
const MAX_TEXT = 100_000;

/** What a download is moved to. */
export interface Destination {
  readonly tag: string;
  /** What is known of what other downloads would come to; that of the facts unless given. */
  readonly lookUps?: LookUps;
}

/**
 * Edits that let a download take another release: in its address or its `--branch`, in the defaults of the ARGs that these are put together
 * from, and wherever else the file names the old one. `undefined` where text alone can't do it, where another download or an image would
 * change without anybody knowing whether there is such a thing, or where a sum would not move along that can't be told where it stands.
 */
export const moveSource = (download: Download, { tag, lookUps }: Destination, facts: Facts): MovedSource | undefined => {
  const named = facts.text.length > MAX_TEXT ? undefined : namedRelease(download, facts);
  const change = named && ReleaseChange.between(named.tag, tag);
  const own = change && ownEdits(download, named, change);
  const mentions = own && releaseMentions({ download, named, edits: own.edits, change }, facts);
  const edits = mentions && merged([...own.edits, ...mentions]);
  if (!edits || edits.length === 0 || isShared({ download, named, edits, tag, lookUps: lookUps ?? facts.lookUps }, facts)) return undefined;
  const checksum = movedSum(download, own.url);
  return checksum === 'lost' ? undefined : { edits, ...(checksum && { checksum }) };
};

interface OwnEdits {
  readonly edits: readonly Edit[];
  /** The address from then on. */
  readonly url: string;
}

/** What names the release itself: of a repository that is cloned the tag alone, of a file all of its address. */
const ownEdits = (download: Download, { written, within, tag }: NamedRelease, change: ReleaseChange): OwnEdits | undefined => {
  if (isOfRepository(download)) {
    const replacements = change
      .replacementsIn(tag)
      .map(({ start, end, text }) => ({ start: start + within.start, end: end + within.start, text }));
    const edits = replacements.length === 1 ? editsFor(written, replacements) : undefined;
    return edits && { edits, url: download.url };
  }
  if (change.leavesPartsIn(written.text)) return undefined;
  const replacements = change.replacementsIn(written.text);
  const edits = editsFor(written, replacements);
  return edits && { edits, url: replaced(written.text, replacements) };
};

interface Move {
  readonly download: Download;
  readonly named: NamedRelease;
  readonly edits: readonly Edit[];
  readonly tag: string;
  readonly lookUps: LookUps;
}

/** Whether something else would change that is not known to be there, or that is compared with a sum of its own. */
const isShared = (move: Move, facts: Facts): boolean =>
  move.edits.some((edit) => imagesSharing(edit, facts.images).size > 0) ||
  facts.downloads.some((other) => other !== move.download && !isFollowing(other, move, facts));

/** Whether another download stays as it is, or goes along to a release that there is. */
const isFollowing = (other: Download, { named, edits, tag, lookUps }: Move, facts: Facts): boolean => {
  const own = namedRelease(other, facts);
  const written = own?.written ?? writtenUrl(other);
  if (!written) return !edits.some(({ path, span }) => path === undefined && span.start < other.at.end && other.at.start < span.end);
  const text = afterEdits(written, edits);
  if (text === written.text) return true;
  if (other.verification?.by === 'checksum' && other.verification.weakness !== 'same-host') return false;
  const then = own && thenOf(own, text, isOfRepository(other) ? 'tag' : 'address');
  if (!then) return false;
  return then.repository === named.repository && then.tag === tag ? true : hasTag(then, then.tag, lookUps);
};

/** What a text names once it has changed: behind and before the tag of a repository nothing has. */
const thenOf = (own: NamedRelease, text: string, form: 'tag' | 'address'): Pick<NamedRelease, 'repository' | 'tag'> | undefined => {
  if (form === 'address') return releaseInUrl(new MappedText([{ text }]));
  const { written, within, repository } = own;
  return { repository, tag: text.slice(within.start, text.length - (written.text.length - within.end)) };
};

/** The sums that a server offers beside its files move by themselves. */
const movedSum = ({ verification, isKnown }: Download, url: string): MovedSum | 'lost' | undefined => {
  if (verification?.by !== 'checksum') return undefined;
  if (verification.sum) return isKnown ? { ...verification.sum, url } : 'lost';
  return verification.weakness === 'same-host' ? undefined : 'lost';
};
