import { type PackagedBase, packagedBase, packagedVersion } from '../facts/images/packaged-base.ts';
import type { DocumentNode, Facts, ImageUse, Stage } from '../facts/model.ts';
import { contains, type Edit } from '../text/span.ts';
import { isInstruction } from './builds/script.ts';
import { installCommand } from './packages.ts';
import { replaceReference } from './replace-reference.ts';
import type { ReviewFix } from './review-fix.ts';

/**
 * The fix that stands on the distribution and installs its package, instead of on an official image that compiles the same program; none where
 * the stage speaks of places that only that image has.
 */
export const packagedBaseFixes = (image: ImageUse, facts: Facts): readonly ReviewFix[] => {
  const found = image.reference && packagedBase(image.reference, facts.knowledge);
  const version = found && packagedVersion(found, facts.knowledge);
  if (!found || version === undefined || speaksOfPlaces(image, facts)) return [];
  const edits = editsFor(image, found, facts.text);
  const title = `Use ${found.base} with its ${found.package} ${version} instead of the compiled ${found.compiled}: paths, configuration, user and command differ`;
  return edits ? [{ title, safety: 'review', edits }] : [];
};

/** Where official images install what they compile, and the files that they bring along. */
const PLACES = /\/usr\/local\b|docker-entrypoint/;

const speaksOfPlaces = ({ node }: ImageUse, { stages }: Facts): boolean =>
  stageOn(node, stages)?.instructions.some(({ line }) => PLACES.test(line.text)) ?? true;

const known = new WeakMap<Facts['stages'], ReadonlyMap<DocumentNode, Stage>>();

/** Looked for once for all images: thousands of stages may stand on one. */
const stageOn = (node: DocumentNode, stages: Facts['stages']): Stage | undefined => {
  const byNode = known.get(stages) ?? new Map(stages.map((stage) => [stage.from, stage]));
  known.set(stages, byNode);
  return byNode.get(node);
};

const editsFor = (image: ImageUse, { base, package: name }: PackagedBase, text: string): readonly Edit[] | undefined => {
  const { node, at } = image;
  const replaced = replaceReference(image, base);
  if (!isInstruction(node) || !replaced?.every(({ path, span }) => path === undefined && contains(at, span))) return undefined;
  const { end } = node.span;
  const lineEnd = text.startsWith('\r\n', end) ? '\r\n' : '\n';
  return [...replaced, { span: { start: end, end }, text: `${lineEnd}RUN ${installCommand('apt-get', [name])}` }];
};
