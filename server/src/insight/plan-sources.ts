import { type MovedSource, moveSource } from '../edit/move-source.ts';
import type { Download, Facts } from '../facts/model.ts';
import { type NamedRelease, namedRelease } from '../facts/releases/named-release.ts';
import { type NewerReleases, newerReleases } from '../facts/releases/newer-releases.ts';
import { parseReleaseTag } from '../facts/releases/tag-order.ts';
import { type Edit, overlaps } from '../text/span.ts';
import { type Update, waitSince } from './cooldown.ts';
import { Inquiry } from './inquiry.ts';
import type { Plan, Step, UpdateOptions } from './plan.ts';
import type { PlanRequest } from './plan-images.ts';
import { plannedImages } from './planned-images.ts';

/** A release that a document takes from a repository. */
interface Source {
  readonly download: Download;
  readonly named: NamedRelease;
}

/** What is to become of it. */
type Outcome = Pick<Step, 'to' | 'outcome' | 'reason' | 'edits' | 'until'>;

/** More than any file takes; each is written and read again by itself. */
const MAX_SOURCES = 50;

/** The plan of the images with that of the releases that the document takes from repositories; sums move along. */
export const withSources = (images: Plan, request: PlanRequest, update: Update): Plan => {
  const [document] = request.documents;
  if (!document || request.from === 'facts') return images;
  let edited: Edited = { edits: images.edits, documents: request.edited(images.edits) };
  const steps = sourcesIn(document).map((source): Step => {
    const wanted = outcomeOf(source, document, { request, update });
    const next = withEdits(edited, wanted.edits, request);
    edited = next ?? edited;
    return stepOf(source, next ? wanted : still('skipped', ENTANGLED));
  });
  return { steps: [...images.steps, ...steps].toSorted((a, b) => a.at.start - b.at.start), edits: edited.edits };
};

/** Edits, and what they make of a document. */
interface Edited {
  readonly edits: readonly Edit[];
  readonly documents: readonly Facts[];
}

/** With further edits; `undefined` where these would do more than they are meant to. */
const withEdits = (before: Edited, edits: readonly Edit[], request: PlanRequest): Edited | undefined => {
  const together = joined(before.edits, edits);
  if (!together || together.length === before.edits.length) return together && before;
  const documents = request.edited(together);
  return isAsMeant(before.documents, documents) ? { edits: together, documents } : undefined;
};

const ENTANGLED = 'Something else would change with it.';
const UNWRITTEN = "Text alone can't move it, or something else would change with it.";
const UNKNOWN = 'Its repository has no such tag.';
const NO_FILE = 'The newer release has no file of that name.';

/** Of what has no order nothing is newer. */
const sourcesIn = (document: Facts): readonly Source[] =>
  document.downloads
    .flatMap((download) => {
      const named = namedRelease(download, document);
      return named && parseReleaseTag(named.tag) ? [{ download, named }] : [];
    })
    .slice(0, MAX_SOURCES);

const still = (outcome: Step['outcome'], reason?: string): Outcome => ({ to: undefined, outcome, reason, edits: [] });

const stepOf = ({ download, named }: Source, outcome: Outcome): Step => ({
  kind: 'source',
  at: download.at,
  name: named.repository.replace(/^https:\/\/(?:github\.com\/)?|\.git$/g, ''),
  from: named.tag,
  ...outcome,
});

interface Context {
  readonly request: PlanRequest;
  readonly update: Update;
}

const outcomeOf = (source: Source, document: Facts, { request, update }: Context): Outcome => {
  const ignored = request.ignored(source.download.at, 'outdated-source');
  if (ignored !== undefined) return still('skipped', ignored);
  const inquiry = new Inquiry(request.answered);
  const wanted = moved(source, document, { request, update, inquiry });
  return inquiry.failure === undefined ? wanted : still('failed', inquiry.failure);
};

interface Asking extends Context {
  readonly inquiry: Inquiry;
}

const moved = ({ download, named }: Source, document: Facts, asking: Asking): Outcome => {
  const { policy, cooldownDays, firstSeen } = asking.update;
  const newer = newerReleases(named, asking.inquiry);
  if (!newer) return still('skipped', UNKNOWN);
  const to = targetAmong(newer, policy);
  if (to === undefined) return still('current');
  const move = moveSource(download, { tag: to }, document);
  if (!move) return still('skipped', UNWRITTEN);
  const seen = cooldownDays > 0 ? firstSeen.dayOf(`${named.repository}#${to}`) : undefined;
  const until = seen && waitSince(seen, asking.update, document.today);
  if (until) return { ...still('waiting', `${to} was seen here for the first time on ${seen}.`), until };
  const edits = withSum(move, document.downloads.indexOf(download), asking);
  return edits ? { to, outcome: 'changed', reason: WORDS[policy], edits } : still('skipped', NO_FILE);
};

const WORDS: Readonly<Record<UpdateOptions['policy'], string>> = {
  patch: 'newest patch',
  line: 'newest of its line',
  supported: 'newest of its line',
  any: 'newest of all',
};

/** Nothing tells which lines of a project are supported. */
const targetAmong = ({ patch, inLine, later }: NewerReleases, policy: UpdateOptions['policy']): string | undefined => {
  if (policy === 'patch') return patch;
  return policy === 'any' ? (later ?? inLine) : inLine;
};

/** Files that a project puts beside a release may be called otherwise the next time. */
const ASSET = /\/releases\/download\//;

/** The edits with the new sum, for which the file is fetched whole; `undefined` where there is no such file. */
const withSum = ({ edits, checksum }: MovedSource, index: number, { request, inquiry }: Asking): readonly Edit[] | undefined => {
  if (!checksum) {
    const url = assetAt(index, request.edited(edits));
    return url !== undefined && inquiry.answerTo({ ask: 'file', of: { url } }) === 'not-found' ? undefined : edits;
  }
  const { at, algorithm, url } = checksum;
  const answer = inquiry.answerTo({ ask: 'file-sum', of: { url }, algorithm });
  if (answer === 'not-found') return undefined;
  return answer ? [...edits, { ...at, text: answer.sum }] : edits;
};

/** The address of a file that may not be there; `undefined` where it is not known, or what a tag has for certain. */
const assetAt = (index: number, [document]: readonly Facts[]): string | undefined => {
  const download = document?.downloads[index];
  return download?.isKnown && ASSET.test(download.url) ? download.url : undefined;
};

/** Edits with others beside them, each once; `undefined` where two lie over one another. */
const joined = (edits: readonly Edit[], others: readonly Edit[]): readonly Edit[] | undefined => {
  const known = new Set(edits.map((edit) => JSON.stringify(edit)));
  const added = others.filter((edit) => !known.has(JSON.stringify(edit)));
  const isClashing = added.some((edit) => edits.some((other) => edit.path === other.path && isOver(edit, other)));
  return isClashing ? undefined : [...edits, ...added];
};

const isOver = ({ span: a }: Edit, { span: b }: Edit): boolean => overlaps(a, b) || a.start === b.start;

/** Whether all images are what they were, and all downloads or other releases of the same. */
const isAsMeant = (before: readonly Facts[], after: readonly Facts[]): boolean => {
  const [images, changed] = [plannedImages(before), plannedImages(after)];
  const isSame = images.length === changed.length && images.every(({ resolved }, at) => resolved?.text === changed[at]?.resolved?.text);
  const [downloads = [], moved = []] = [before[0]?.downloads, after[0]?.downloads];
  return (
    isSame && downloads.length === moved.length && downloads.every(({ url }, at) => url === moved[at]?.url || isRelease(moved[at], after))
  );
};

const isRelease = (download: Download | undefined, [document]: readonly Facts[]): boolean =>
  download !== undefined && document !== undefined && namedRelease(download, document) !== undefined;
