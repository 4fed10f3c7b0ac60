import type { ImageUse } from '../facts/model.ts';
import type { ImageReference } from '../image/reference.ts';
import type { MappedText, Piece } from '../text/mapped-text.ts';
import { contains, type Edit, type Span } from '../text/span.ts';
import { pieceEdits } from './piece-edits.ts';

/** What stands behind the name of an image. */
export interface Pin {
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** How an image is pinned anew. */
export interface Repinned {
  readonly edits: readonly Edit[];
  /** The image's reference once the edits are made. */
  readonly text: string;
}

/** Why text alone can't do it: one sentence. */
export interface Refused {
  readonly refusal: string;
}

/** An image whose reference is known, in parts. */
interface Known {
  readonly resolved: MappedText;
  readonly reference: ImageReference;
}

/**
 * Edits that give an image a tag and a digest, made where these are written: in the reference, or in the defaults of ARGs. A digest is
 * put only where it goes away with the tag that it belongs to: behind a variable, it would make a build argument do nothing.
 */
export const repin = ({ resolved, reference, at }: ImageUse, pin: Pin): Repinned | Refused => {
  if (!resolved || !reference) return { refusal: 'It is not known what the image is.' };
  const known = { resolved, reference };
  const edits = pin.digest !== undefined && reference.digest === undefined ? withDigest(known, pin, at) : replaced(known, pin);
  return Array.isArray(edits) ? { edits, text: textOf(known, pin) } : (edits as Refused);
};

/** What stands behind a name, as it is written. */
const suffixOf = ({ tag, digest }: Pin): string => `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;

const textOf = ({ resolved, reference }: Known, pin: Pin): string => resolved.text.slice(0, reference.offsets.nameEnd) + suffixOf(pin);

type Edits = readonly Edit[] | Refused;

const withDigest = (known: Known, pin: Pin, at: Span): Edits => {
  const { resolved, reference } = known;
  const { tagStart, nameEnd } = reference.offsets;
  const refusal = refusalOfDigest(known, at);
  if (refusal !== undefined) return { refusal };
  if (pin.tag !== reference.tag && tagStart !== undefined)
    return replacing(resolved, { start: tagStart, end: resolved.text.length }, `${pin.tag}@${pin.digest}`);
  return inserting(resolved, tagStart === undefined ? suffixOf(pin) : `@${pin.digest}`, tagStart === undefined ? nameEnd : undefined);
};

const COMPOSITE = 'The tag is put together from parts, and a digest behind it would silently undo a build argument.';
const RENAMED = 'A build argument can give the image another name, to which the digest would not belong.';

/** Name and tag are written together, or a variable holds the whole tag and nothing else of the image. */
const refusalOfDigest = ({ resolved, reference }: Known, at: Span): string | undefined => {
  const { tagStart, nameEnd } = reference.offsets;
  const { text } = resolved;
  const lastName = text.lastIndexOf('/', nameEnd - 1) + 1;
  const isElsewhere = resolved.slice(0, lastName).pieces.some((piece) => isChoice(piece, at));
  if (isElsewhere && !resolved.isVerbatim(0, lastName + 1)) return RENAMED;
  if (resolved.isVerbatim(lastName, text.length)) return undefined;
  if (tagStart === undefined || !resolved.isVerbatim(tagStart, text.length)) return COMPOSITE;
  const name = resolved.isVerbatim(lastName, nameEnd) ? resolved.locate(lastName, nameEnd) : undefined;
  return name && name.path === undefined && contains(at, name.span) ? undefined : RENAMED;
};

/** Whether a variable holds more than the registry, of which a mirror has the same digests. */
const isChoice = ({ text, start, path }: Piece, at: Span): boolean =>
  /[a-z0-9]/i.test(text) &&
  !/[.:]|^localhost/.test(text) &&
  (start === undefined || path !== undefined || !contains(at, { start, end: start + text.length }));

/** Tag and digest each where it stands, and neither where there is none. */
const replaced = ({ resolved, reference }: Known, pin: Pin): Edits => {
  const { tagStart, digestStart } = reference.offsets;
  const edits: Edit[] = [];
  if (pin.tag !== reference.tag) {
    const end = digestStart === undefined ? resolved.text.length : digestStart - 1;
    const changed =
      tagStart === undefined ? addedTag(resolved, reference, pin) : retagged(resolved, { start: tagStart, end }, pin.tag ?? '');
    if ('refusal' in changed) return changed;
    edits.push(...changed);
  }
  if (pin.digest === reference.digest || digestStart === undefined) return edits;
  const changed = replacing(resolved, { start: digestStart, end: resolved.text.length }, pin.digest ?? '');
  return 'refusal' in changed ? changed : [...edits, ...changed];
};

const addedTag = (resolved: MappedText, { offsets }: ImageReference, { tag }: Pin): Edits =>
  inserting(resolved, `:${tag}`, offsets.nameEnd);

const PARTS = 'The tag is put together from parts that no text makes it of, or from one that is written nowhere.';

const retagged = (resolved: MappedText, { start, end }: Span, tag: string): Edits => {
  if (resolved.isVerbatim(start, end)) return replacing(resolved, { start, end }, tag);
  return pieceEdits(resolved.slice(start, end).pieces, tag) ?? { refusal: PARTS };
};

const ESCAPED = 'It is not written in one piece that can be edited.';

const replacing = (resolved: MappedText, { start, end }: Span, text: string): Edits => {
  const location = resolved.isVerbatim(start, end) ? resolved.locate(start, end) : undefined;
  return location ? [{ ...location, text }] : { refusal: ESCAPED };
};

/** Behind the last character before an offset. */
const inserting = (resolved: MappedText, text: string, offset = resolved.text.length): Edits => {
  const before = resolved.isVerbatim(offset - 1, offset) ? resolved.locate(offset - 1, offset) : undefined;
  return before ? [{ ...before, span: { start: before.span.end, end: before.span.end }, text }] : { refusal: ESCAPED };
};
