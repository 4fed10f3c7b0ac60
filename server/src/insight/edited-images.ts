import type { Repinned } from '../edit/repin.ts';
import type { Download, Facts, ImageUse } from '../facts/model.ts';
import { contains } from '../text/span.ts';
import { plannedImages } from './planned-images.ts';

const MISREAD = 'No edit makes the image what is meant: its variables are more than put together.';
const CHECKED = 'A file that is checked by a sum would change with it.';

/** What is meant for the images of a document, and what became of it. */
export interface EditedImages {
  readonly images: readonly ImageUse[];
  readonly chosen: ReadonlyMap<ImageUse, Repinned>;
  readonly before: readonly Facts[];
  readonly after: readonly Facts[];
}

/** The images that must not be edited so, and why: they, or others, are not what is meant, or something else is not what it was. */
export const refusedEdits = (edited: EditedImages): ReadonlyMap<ImageUse, string> => {
  const wrong = misread(edited);
  if (wrong.length > 0) return new Map(wrong.map((image) => [image, MISREAD]));
  const shared = [...edited.chosen].flatMap(([image, { edits }]) => (edits.every((edit) => isOwn(edit, image)) ? [] : [image]));
  return new Map(shared.length > 0 && changesChecked(edited) ? shared.map((image) => [image, CHECKED]) : []);
};

/** Those that are to be changed, where it can't be told which of them make others wrong. */
const misread = ({ images, chosen, after }: EditedImages): readonly ImageUse[] => {
  const found = plannedImages(after);
  const textMeant = (image: ImageUse): string | undefined => chosen.get(image)?.text ?? image.resolved?.text;
  const wrong = images.filter((image, index) => found[index]?.resolved?.text !== textMeant(image));
  const culprits = wrong.filter((image) => chosen.has(image));
  return wrong.length > 0 && culprits.length === 0 ? [...chosen.keys()] : culprits;
};

const isOwn = ({ path, span }: Repinned['edits'][number], { at }: ImageUse): boolean => path === undefined && contains(at, span);

/** Whether a file is fetched from elsewhere that still has to have the sum that is written. */
const changesChecked = ({ before: [before], after: [after] }: EditedImages): boolean =>
  before?.downloads.some((download, index) => isChecked(download) && download.url !== after?.downloads[index]?.url) ?? false;

const isChecked = ({ verification }: Download): boolean => verification?.by === 'checksum' && verification.weakness !== 'same-host';
