import type { Drift, Moved } from './drift.ts';

/** What people call an image, with its tag, and its registry. */
export interface Named {
  readonly name: string;
  readonly registry: string;
}

/** What is wrong with a pin, why that matters and what to do; `undefined` where nothing is. */
export const driftInWords = ({ name, registry }: Named, drift: Drift): string | undefined => {
  switch (drift.kind) {
    case 'gone':
      return goneInWords(`${registry} no longer has the pinned digest of ${name}`, drift.digest);
    case 'one-platform':
      return `The digest is that of ${name} for ${drift.platform} alone, so that a build for ${listed(drift.others)} gets the wrong image or none. Pin the digest of the tag itself (asked on ${drift.askedOn}).`;
    case 'rebuilt':
    case 'new-version':
    case 'other-content':
      return `${movedInWords(name, drift)} (asked on ${drift.askedOn}).`;
    default:
      return undefined;
  }
};

const goneInWords = (what: string, digest: string | undefined): string =>
  `${what}, so the build stops when it is pulled. ${digest === undefined ? 'The tag is gone, too: look for another one.' : 'Pin what the tag has now.'}`;

const movedInWords = (name: string, moved: Moved): string => {
  const { kind, versions, onlyFor } = moved;
  const { before, after } = daysOf(moved);
  const where = onlyFor.length === 0 ? '' : ` for ${listed(onlyFor)}`;
  if (versions)
    return `${name} is ${versions.after} now${where}, and the pinned digest gives ${versions.before}${of(before)}. Read what changed, then pin the new digest`;
  if (before !== undefined && after !== undefined && after < before)
    return `${name} was moved back to the build of ${after}${where}, and the pinned digest gives that of ${before}, which may have been withdrawn. Pin the new digest`;
  const news = kind === 'rebuilt' ? 'was rebuilt' : 'was rebuilt or moved to another version';
  return `${name} ${news}${where}, ${after === undefined ? '' : `last on ${after}, `}and the pinned digest gives the build${of(before) || ' before'}, without what was mended since. Pin the new digest`;
};

/** Days that are the same tell nothing: of many images they do not depend on when these are built. */
const daysOf = ({ before, after }: Moved): { readonly before: string | undefined; readonly after: string | undefined } =>
  before.created === after.created ? { before: undefined, after: undefined } : { before: before.created, after: after.created };

const of = (day: string | undefined): string => (day === undefined ? '' : ` of ${day}`);

const MOST_NAMED = 3;

/** The first few of a list. */
export const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')} and others` : names.join(', ');
