import { driftInWords, listed } from '../facts/images/drift-in-words.ts';
import type { Dossier } from './dossier.ts';
import type { RegistrySide } from './registry-side.ts';

/** What its registry says of an image, a sentence or two each. */
export const registryInWords = (side: RegistrySide, { name, digest }: Pick<Dossier, 'name' | 'digest'>): readonly string[] => [
  ...standingInWords(side),
  ...pinInWords(side, name),
  ...(side.digest === undefined || digest !== undefined ? [] : [`The tag is ${side.digest} (asked on ${side.askedOn}).`]),
  ...(side.platforms.length === 0 ? [] : [`For ${side.platforms.join(', ')}.`]),
  ...sizeInWords(side),
  ...labelsInWords(side),
  ...side.unanswered,
];

const standingInWords = ({ tag, registry }: RegistrySide): string[] => {
  if (tag === 'no-tag') return [`${registry} has no such tag.`];
  return tag === 'no-repository' ? [`${registry} has no such image, or does not show it with the login at hand.`] : [];
};

const pinInWords = ({ pin, registry }: RegistrySide, name: string): string[] => {
  switch (pin?.kind) {
    case 'current':
      return [`The pinned digest is what the tag has (asked on ${pin.askedOn}).`];
    case 'republished':
      return [`The tag has another digest for the same images (asked on ${pin.askedOn}).`];
    case 'tag-gone':
      return ['The tag is gone; the pinned digest is still there.'];
    default: {
      const words = pin && driftInWords({ name, registry }, pin);
      return words === undefined ? [] : [words];
    }
  }
};

const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

const sizeInWords = ({ size }: RegistrySide): string[] =>
  size === undefined ? [] : [`${amountOf(size.bytes)} to pull${size.platform === undefined ? '' : ` for ${size.platform}`}.`];

const amountOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / KILOBYTE))} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** Whose words they are is said, for nobody checks them. */
const labelsInWords = ({ labels: { version, source, base } }: RegistrySide): string[] => {
  const said = [
    ...(version === undefined ? [] : [`version ${version}`]),
    ...(source === undefined ? [] : [`source ${source}`]),
    ...(base === undefined ? [] : [`built on ${base.name}`]),
  ];
  return said.length === 0 ? [] : [`Its labels say: ${listed(said)}.`];
};
