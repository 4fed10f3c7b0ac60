import type { Facts, ImageUse } from '../facts/model.ts';
import { officialTagOf } from '../facts/official-tag.ts';
import { parseReference } from '../image/reference.ts';
import { contains, type Edit, type Location } from '../text/span.ts';
import { otherUses, type RetaggedImage, retag } from './retag.ts';

/** A tag to go to, and how the fix that goes there is called. */
export interface Target {
  readonly tag: string;
  readonly title: string;
}

/** A fix for a person to review, in the shape of the rules' contract. */
export interface RetagFix {
  readonly title: string;
  readonly safety: 'review';
  readonly edits: readonly Edit[];
}

/**
 * The fix that gives an image another tag: one, or none where its parts can't be edited, or where an ARG that it shares with other
 * images would give one of those a tag that is not listed or not known.
 */
export const retagFix = (image: ImageUse, { tag, title }: Target, facts: Facts): readonly RetagFix[] => {
  const retagging = retag(image, tag, facts);
  if (!retagging?.images.every((changed) => changed.image === image || isListed(changed, facts))) return [];
  const { edits } = retagging;
  const others = otherUses(edits, image, facts);
  const isRisky = others.some((use) => isInUnknownImage(use, facts));
  const isMisplaced = others.length > 0 && edits.some((edit) => isReshaping(edit, image, facts));
  return isRisky || isMisplaced ? [] : [{ title, safety: 'review', edits }];
};

/** What becomes of an image is not known when another of its variables is not. */
const isInUnknownImage = ({ span }: Location, { images }: Facts): boolean =>
  images.some(({ resolved, at }) => !resolved && contains(at, span));

/** A variable that held a bare version and is used elsewhere must not hold a variant as well from now on. */
const isReshaping = ({ path, span, text }: Edit, { at }: ImageUse, facts: Facts): boolean =>
  path === undefined && !contains(at, span) && span.end > span.start && dashes(facts.text.slice(span.start, span.end)) !== dashes(text);

const dashes = (text: string): number => text.split('-').length;

/** An image whose tags are not known might lose its own. */
const isListed = ({ text }: RetaggedImage, { knowledge }: Facts): boolean => {
  const parsed = parseReference(text);
  return 'reference' in parsed && officialTagOf(parsed.reference, knowledge)?.build !== undefined;
};

/** Where else the ARGs are used that a fix changes, for a finding to show. */
export const usesBeside = (
  image: ImageUse,
  fixes: readonly RetagFix[],
  facts: Facts,
): readonly (Location & { readonly message: string })[] =>
  (fixes[0] ? otherUses(fixes[0].edits, image, facts) : []).map((location) => ({
    ...location,
    message: 'The fix changes what is used here, too.',
  }));
