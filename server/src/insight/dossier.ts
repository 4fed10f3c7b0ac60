import type { Facts, ImageUse } from '../facts/model.ts';
import { type Origin, originOf } from '../facts/origin.ts';
import { canonicalReference, familiarName } from '../image/reference.ts';
import { contains, type Span } from '../text/span.ts';

/** What is known of one image, for a hover. */
export interface Dossier {
  readonly at: Span;
  /** The whole reference, Docker's defaults filled in; `undefined` when a variable is not known. */
  readonly resolved: string | undefined;
  readonly unresolved: readonly string[];
  /** Who publishes it, in words. */
  readonly publisher: string;
  /** `YYYY-MM-DD` of the facts used; `undefined` when none was. */
  readonly asOf: string | undefined;
}

/** What is known of the image that is written at an offset; `undefined` where none is. */
export const dossierAt = (facts: Facts, offset: number): Dossier | undefined => {
  const image = facts.images.find(({ at }) => contains(at, { start: offset, end: offset }));
  return image && describe(image, facts);
};

const describe = ({ at, reference, unresolved }: ImageUse, { knowledge }: Facts): Dossier => {
  const origin = reference && originOf(reference, knowledge);
  return {
    at,
    resolved: reference && canonicalReference(reference),
    unresolved,
    publisher: reference && origin ? inWords(familiarName(reference), origin) : 'Publisher unknown.',
    asOf: origin?.asOf,
  };
};

const inWords = (name: string, { kind, publisher, alternative }: Origin): string => {
  const instead = alternative === undefined ? '' : ` Of the same software there is ${alternative}.`;
  switch (kind) {
    case 'distribution':
      return `${name} is a distribution's own image, one of the Docker Official Images.`;
    case 'official':
      return `${name} is a Docker Official Image.`;
    case 'maintainer':
      return `${name} is published by ${publisher}, who maintain the software.`;
    case 'vendor':
      return `${name} is published by the vendor ${publisher}.`;
    case 'mirror':
      return `${name} is a mirror kept by ${publisher}.${instead}`;
    case 'rebuild':
    case 'community':
      return `${name} is a ${kind === 'rebuild' ? 'rebuild' : 'community image'} by ${publisher}, not by the software's maintainers.${instead}`;
    default:
      return `The publisher of ${name} is not known to Plimsoll.${instead}`;
  }
};
