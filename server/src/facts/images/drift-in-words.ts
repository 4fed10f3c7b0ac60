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

const movedInWords = (name: string, { kind, before, after, versions, onlyFor }: Moved): string => {
  const where = onlyFor.length === 0 ? '' : ` for ${listed(onlyFor)}`;
  if (versions)
    return `${name} is ${versions.after} now${where}, and the pinned digest gives ${versions.before}${of(before.created)}. Read what changed, then pin the new digest`;
  if (isEarlier(after.created, before.created))
    return `${name} was moved back to the build of ${after.created}${where}, and the pinned digest gives that of ${before.created}, which may have been withdrawn. Pin the new digest`;
  const news = kind === 'rebuilt' ? 'was rebuilt' : 'was rebuilt or moved to another version';
  return `${name} ${news}${where}, ${after.created === undefined ? '' : `last on ${after.created}, `}and the pinned digest gives the build${of(before.created) || ' before'}, without what was mended since. Pin the new digest`;
};

const of = (day: string | undefined): string => (day === undefined ? '' : ` of ${day}`);

const isEarlier = (after: string | undefined, before: string | undefined): boolean =>
  after !== undefined && before !== undefined && after < before;

const MOST_NAMED = 3;

/** The first few of a list. */
export const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')} and others` : names.join(', ');
