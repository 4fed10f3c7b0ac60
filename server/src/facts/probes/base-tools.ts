import { type Tool, toolsOf } from '../../knowledge/image-tools.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { ImageUse, Stage } from '../elements.ts';
import { NO_IMAGE } from '../image-uses.ts';
import { officialNameOf } from '../images/official-name.ts';

/** What the image at the bottom of a stage brings along. */
export interface BaseTools {
  /** The image as it is written. */
  readonly name: string;
  readonly tools: ReadonlySet<Tool>;
  readonly hasShell: boolean;
}

const NO_TOOLS: BaseTools = { name: NO_IMAGE, tools: new Set(), hasShell: false };

/** Images of these hold the software and its libraries only. */
const WITHOUT_SHELL = 'gcr.io/distroless/';

/** `undefined` where that is not known. */
export const baseToolsOf = ({ image, from }: Stage, knowledge: Knowledge): BaseTools | undefined => {
  if (image) return imageToolsOf(image, knowledge);
  return from.arguments.text.split(/\s/)[0] === NO_IMAGE ? NO_TOOLS : undefined;
};

/** Those of an image that nothing is added to. */
export const imageToolsOf = (image: ImageUse, { imageTools }: Knowledge): BaseTools | undefined => {
  const { reference } = image;
  if (!reference || !imageTools || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const place = `${reference.registry}/${reference.repository}`;
  const tools = toolsOf(imageTools, officialNameOf(reference) ?? place, reference.tag ?? '');
  return tools && { name: image.resolved?.text ?? image.written, tools, hasShell: !place.startsWith(WITHOUT_SHELL) };
};
