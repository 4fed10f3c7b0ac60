import { parseReference } from '../../image/reference.ts';
import { parseTag, type Tag } from '../../image/tag.ts';
import { officialTags } from '../../knowledge/official-tags.ts';
import type { Facts } from '../model.ts';
import { isOver, supportOf } from './end-of-life.ts';
import { knownTags } from './known-tags.ts';

/**
 * The tag of a successor that counts versions as the old image did, and that holds the same and is supported: of the same release and
 * distribution, with all flavours of the old tag that the successor could have and no others. `undefined` where none is listed, or the
 * successor is no official image.
 */
export const successorTag = (
  tag: string,
  successor: string,
  { knowledge, today }: Pick<Facts, 'knowledge' | 'today'>,
): string | undefined => {
  const { officialTags: table } = knowledge;
  const tags = table && officialTags(table, successor);
  const wanted = parseTag(tag);
  const isSupported = ({ text }: Tag): boolean => {
    const parsed = parseReference(`${successor}:${text}`);
    return 'reference' in parsed && !supportOf(parsed.reference, knowledge).some(({ cycle }) => isOver(cycle, today));
  };
  const [best] = (tags ? knownTags(tags).listed.all : [])
    .filter((other) => isSame(other, wanted) && isSupported(other))
    .toSorted((a, b) => flavours(b).length - flavours(a).length || a.text.length - b.text.length);
  return best?.text;
};

const isSame = (other: Tag, wanted: Tag): boolean => {
  const line = wanted.release?.components[0];
  // Of hundreds of tags few get past this, and the texts of releases take a while to make.
  if (line === undefined || other.release?.components[0] !== line || other.build) return false;
  const own = other.release.components.join('.');
  if (own !== line && own !== wanted.release?.components.join('.')) return false;
  const isOnSame = other.distribution?.family === (wanted.distribution?.family === 'alpine' ? 'alpine' : undefined);
  return isOnSame && other.distribution?.release === undefined && isSameVariant(flavours(other), flavours(wanted));
};

/** What another publisher need not have: a smaller image, and the name of the virtual machine that is the usual one. */
const OPTIONAL: ReadonlySet<string> = new Set(['slim', 'hotspot']);

const isSameVariant = (own: readonly string[], wanted: readonly string[]): boolean =>
  own.every((name) => wanted.includes(name)) && wanted.every((name) => own.includes(name) || OPTIONAL.has(name));

const flavours = ({ tokens }: Tag): string[] =>
  tokens.filter(({ kind }) => kind === 'flavour' || kind === 'unknown').map(({ name }) => name);
