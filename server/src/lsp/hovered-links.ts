import type { Mention } from '../linter.ts';
import { nameOf } from '../text/paths.ts';
import type { Span } from '../text/span.ts';
import { buildersIn } from './builders.ts';
import { locationsIn } from './linked-places.ts';
import type { Lint } from './lints.ts';
import { asMarkdown } from './markdown.ts';
import type { Session } from './session.ts';

/** What manifests nearby say of what stands under the pointer. */
export interface HoveredLinks {
  readonly parts: readonly string[];
  /** The place that they speak of, where that is no image. */
  readonly at: Span | undefined;
}

const NOTHING: HoveredLinks = { parts: [], at: undefined };

/** Where the pointer is in a document, and whether on an image. */
export interface Pointer {
  readonly offset: number;
  readonly on: 'image' | 'other';
}

/** Tells at the images of a Dockerfile who builds it, and at its stages and arguments which manifests name them. */
export const hoveredLinks = async (session: Session, { report, request }: Lint, { offset, on }: Pointer): Promise<HoveredLinks> => {
  if (report.kind !== 'dockerfile') return NOTHING;
  const mentions = await session.linter.mentions(request);
  if (mentions.length === 0) return NOTHING;
  const builders = on === 'image' ? buildersIn(mentions).map(({ path, at, words }) => ({ path, at, words })) : [];
  const named = mentions.flatMap((mention) => namedAt(mention, offset) ?? []);
  const lines = await Promise.all([...builders, ...firstOfEach(named)].map((one) => lineOf(session, one)));
  return { parts: lines.length > 0 ? [lines.join('\n\n')] : [], at: named[0]?.here };
};

interface Told extends Pick<Mention, 'path' | 'at'> {
  readonly words: string;
}

interface Named extends Told {
  readonly here: Span;
}

const namedAt = ({ path, at, places, kind, name }: Mention, offset: number): Named | undefined => {
  const here = places.find(({ start, end }) => start <= offset && offset <= end);
  const does = kind === 'stage' ? `The stage ${name} is asked for` : `The argument ${name} is given`;
  return here && { path, at, here, words: `${does} in ${nameOf(path)}` };
};

/** A file that names one thing several times is told of once. */
const firstOfEach = (all: readonly Named[]): readonly Named[] =>
  all.filter((one, index) => all.findIndex(({ words, path }) => words === one.words && path === one.path) === index);

/** With a link to the place, for those who can follow it. */
const lineOf = async (session: Session, { path, at, words }: Told): Promise<string> => {
  if (session.client.hover !== 'markdown') return `${words}.`;
  const name = nameOf(path);
  const [place] = await locationsIn(session, path, [at]);
  const lead = asMarkdown(words.slice(0, words.length - name.length));
  return `${lead.trimEnd()} [${asMarkdown(name)}](${linkTo(place?.uri ?? '')}#L${(place?.range.start.line ?? 0) + 1}).`;
};

/** A bracket would end the link. */
const linkTo = (uri: string): string => uri.replaceAll(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
