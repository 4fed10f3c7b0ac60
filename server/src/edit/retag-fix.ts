import { officialTagOf } from '../facts/images/official-tag.ts';
import { repositoryTagsOf } from '../facts/images/repository-tags.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { parseReference } from '../image/reference.ts';
import { contains, type Edit, type Location } from '../text/span.ts';
import { argumentsIn, otherUses, variablesIn } from './argument-uses.ts';
import { type RetaggedImage, retag } from './retag.ts';
import type { ReviewFix } from './review-fix.ts';

/** A tag to go to, and how the fix that goes there is called. */
export interface Target {
  readonly tag: string;
  readonly title: string;
}

/**
 * The fix that gives an image another tag: one, or none where its parts can't be edited, or where an ARG that it shares with other
 * images would give one of those a tag that is not listed or not known.
 */
export const retagFix = (image: ImageUse, { tag, title }: Target, facts: Facts): readonly ReviewFix[] => {
  const retagging = retag(image, tag, facts);
  if (!retagging || unlistedAmong(retagging.sharing, facts).some((changed) => changed.image !== image)) return [];
  const { edits } = retagging;
  const names = argumentsIn(edits, image, facts);
  const isRisky = names.some((name) => unknownNames(facts).has(name));
  const isMisplaced = edits.some((edit) => isReshaping(edit, image, facts)) && !otherUses(edits, image, facts).next().done;
  return isRisky || isMisplaced ? [] : [{ title, safety: 'review', edits }];
};

/** The variables of images that are not known, for others of theirs have no value: what would become of those can't be told. */
const unknownNames = ({ images, text }: Facts): ReadonlySet<string> => {
  const names =
    unknown.get(images) ?? new Set(images.flatMap(({ resolved, at }) => (resolved ? [] : variablesIn(at, text).map(({ name }) => name))));
  unknown.set(images, names);
  return names;
};

const unknown = new WeakMap<Facts['images'], ReadonlySet<string>>();

/** A variable that held a bare version and is used elsewhere must not hold a variant as well from now on. */
const isReshaping = (edit: Edit, image: ImageUse, facts: Facts): boolean => {
  const { path, span, text } = edit;
  const isOwn = path === undefined ? contains(image.at, span) : facts.kind === 'dockerfile';
  return !isOwn && span.end > span.start && dashes(replacedBy(edit, image, facts)) !== dashes(text);
};

const replacedBy = ({ path, span }: Edit, { resolved }: ImageUse, { text }: Facts): string =>
  path === undefined
    ? text.slice(span.start, span.end)
    : (resolved?.pieces.find((piece) => piece.path === path && piece.start === span.start)?.text ?? '');

const dashes = (text: string): number => text.split('-').length;

const unlisted = new WeakMap<readonly RetaggedImage[], readonly RetaggedImage[]>();

/** Looked for once in the same list: thousands of images may share an ARG. */
const unlistedAmong = (images: readonly RetaggedImage[], facts: Facts): readonly RetaggedImage[] => {
  const found = unlisted.get(images) ?? images.filter((image) => !isListed(image, facts));
  unlisted.set(images, found);
  return found;
};

/** An image whose tags are not known might lose its own. */
const isListed = ({ text }: RetaggedImage, facts: Facts): boolean => {
  const parsed = parseReference(text);
  if ('problem' in parsed) return false;
  const { reference } = parsed;
  const found = repositoryTagsOf(reference, facts);
  if (found?.complete) return found.list.has(reference.tag ?? 'latest');
  return officialTagOf(reference, facts.knowledge)?.build !== undefined;
};

/** More than anybody goes through. */
const MOST_USES = 20;

/** Where else the ARGs are used that a fix changes, for a finding to show. */
export const usesBeside = (
  image: ImageUse,
  fixes: readonly ReviewFix[],
  facts: Facts,
): readonly (Location & { readonly message: string })[] => {
  const shown: (Location & { readonly message: string })[] = [];
  for (const location of fixes[0] ? otherUses(fixes[0].edits, image, facts) : []) {
    if (shown.length >= MOST_USES) break;
    shown.push({ ...location, message: 'The fix changes what is used here, too.' });
  }
  return shown;
};
