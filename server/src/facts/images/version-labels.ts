import type { ImageReference } from '../../image/reference.ts';
import { isWhole, parseTag } from '../../image/tag.ts';

type Labels = Readonly<Record<string, string>>;

/** What two builds of one tag are to each other, as far as labels and the tag itself tell. */
export type Comparison = { readonly is: 'same' | 'untold' } | { readonly is: 'other'; readonly before: string; readonly after: string };

const LABEL = 'org.opencontainers.image.';
/** What nobody takes for anything but a version. */
const VERSION = /^v?\d[\w.+~-]{0,63}$/;

/** Compares the versions that labels give to two builds. Where labels are silent, a tag that names a whole release stands for one version. */
export const compareVersions = (reference: ImageReference, earlier: Labels, later: Labels): Comparison => {
  const [before, after] = [versionIn(earlier, reference), versionIn(later, reference)];
  if (before !== undefined && after !== undefined) return before === after ? { is: 'same' } : { is: 'other', before, after };
  return { is: isWhole(parseTag(reference.tag ?? 'latest')) ? 'same' : 'untold' };
};

/**
 * The version that labels give to an image; `undefined` where they were left by the image that it stands on, as Ubuntu's are in all
 * that is built on it: those name another image, or another version than the tag does.
 */
export const versionIn = (labels: Labels, { repository, tag = 'latest' }: ImageReference): string | undefined => {
  const [version, of] = [labels[`${LABEL}version`], labels[`${LABEL}ref.name`]];
  if (version === undefined || !VERSION.test(version)) return undefined;
  if (of !== undefined && of.split(':')[0] !== repository.slice(repository.lastIndexOf('/') + 1)) return undefined;
  const wanted = parseTag(tag).release?.components ?? [];
  const own = parseTag(version).release?.components ?? [];
  return wanted.every((component, index) => component === own[index]) ? version : undefined;
};
