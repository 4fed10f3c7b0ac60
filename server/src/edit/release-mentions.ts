import type { Download, Facts } from '../facts/model.ts';
import { lastPart } from '../facts/paths.ts';
import { type NamedRelease, namedRelease } from '../facts/releases/named-release.ts';
import { contains, type Edit, overlaps, type Span } from '../text/span.ts';
import type { ReleaseChange } from './release-change.ts';

/** A download on its way to another release. */
interface Moving {
  readonly download: Download;
  readonly named: NamedRelease;
  /** Those that its own address takes. */
  readonly edits: readonly Edit[];
  readonly change: ReleaseChange;
}

/** What the shell takes for one word, as far as text tells. */
const TOKEN = /[^\s"'`=;,()<>|&]+/g;

/**
 * The edits of whatever else names the old release beside its software, as in `cd tool-1.2.3`; `undefined` where the instruction that fetches
 * it holds the version without a word of what it is the version of.
 */
export const releaseMentions = (moving: Moving, facts: Facts): readonly Edit[] | undefined => {
  const { change } = moving;
  const done = settledSpans(moving, facts);
  const open = change.replacementsIn(facts.text).filter((one) => !done.some((span) => overlaps(span, one)));
  const home = homeSpans(moving.download, facts);
  const tokens = open.length === 0 ? [] : namingTokens(moving, home, facts);
  const said = open.filter((one) => tokens.some((token) => contains(token, one)));
  if (open.some((one) => home.some((span) => contains(span, one)) && !said.includes(one))) return undefined;
  return said.map(({ start, end, text }) => ({ span: { start, end }, text }));
};

/** What is edited already, is for people to read, or is the address of something else. */
const settledSpans = ({ download, named, edits }: Moving, facts: Facts): readonly Span[] => {
  const { repository, tag } = named;
  const others = facts.downloads.filter((other) => other.at !== download.at).map((other) => ({ other, own: namedRelease(other, facts) }));
  const same = others.filter(({ own }) => own?.repository === repository && own.tag === tag).map(({ other }) => other);
  // Where another instruction fetches the release as well, that one moves by itself, and what a third one names may be of either.
  const isElsewhere = same.some(({ node }) => node !== download.node);
  return [
    ...edits.filter(({ path }) => path === undefined),
    ...facts.comments,
    ...(isElsewhere ? facts.nodes.filter((node) => node !== download.node) : []),
  ]
    .map(({ span }) => span)
    .concat(others.filter(({ other }) => !same.includes(other)).map(({ other }) => other.at));
};

/** The instructions that fetch it and that name its tag. */
const homeSpans = ({ node, ref }: Download, { nodes }: Facts): readonly Span[] => {
  const at = ref?.at?.span;
  return [node, ...(at ? nodes.filter(({ span }) => contains(span, at)) : [])].map(({ span }) => span);
};

/** The words of the file that name the software or the file that is fetched, and in those instructions the tag. */
const namingTokens = ({ download, named }: Moving, home: readonly Span[], { text }: Facts): readonly Span[] => {
  const names = [lastPart(named.repository).replace(/\.git$/, ''), download.source.name].filter((name) => name.length >= SHORTEST);
  const name = new RegExp(`(?<![a-z0-9])(?:${names.map(escaped).join('|')})(?![a-z0-9])`, 'i');
  const file = lastPart(download.url.split(/[?#]/, 1)[0] ?? '');
  return [...text.matchAll(TOKEN)]
    .map(({ 0: token, index }) => ({ token, start: index, end: index + token.length }))
    .filter(
      (one) =>
        name.test(one.token) || lastPart(one.token) === file || (one.token === named.tag && home.some((span) => contains(span, one))),
    );
};

/** Shorter names stand in anything. */
const SHORTEST = 2;

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
