import type { Dockerfile, Instruction } from '../dockerfile/model.ts';
import type { ReleaseName, TableName } from '../knowledge/index.ts';
import type { Manifest } from '../manifest/model.ts';
import { packagedBase } from './images/packaged-base.ts';
import type { Distribution, Facts, Mount, Stage } from './model.ts';

/** The tables that say something about images. */
export const IMAGE_TABLES: readonly TableName[] = ['deprecated-images', 'end-of-life', 'official-images', 'official-tags', 'publishers'];
/** Those that say something about who gets a socket. */
const OF_SOCKETS: readonly TableName[] = ['docker-clients'];

/** Whether a mount may hand a socket over, by the look of it. */
const mayBeSocket = ({ source, target = '' }: Pick<Mount, 'source' | 'target'>): boolean =>
  source.includes('.sock') || target.includes('.sock');

const OF_SOFTWARE: readonly TableName[] = ['packages'];
const OF_REPOSITORIES: readonly TableName[] = ['repositories'];
const OF_PROBES: readonly TableName[] = ['image-tools'];

/**
 * The tables that can say something about a document: those of images where an image is named, those of software where something may
 * be fetched, those of repositories where an address stands, that of tools where a
 * container is probed. Only words are looked at, for nothing else is worked out yet: a stage's
 * name is taken for an image, which costs a little.
 */
export const neededTables = ({ text, stages, instructions: all }: Dockerfile): ReadonlySet<TableName> => {
  const instructions = stages.flatMap((stage) => stage.instructions.map((one) => one.trigger ?? one));
  const isAboutImages = stages.some(({ from }) => !STANDS_ON_NOTHING.test(from.arguments.text)) || instructions.some(namesImage);
  const isAboutSoftware = instructions.some(({ keyword }) => keyword === 'RUN' || keyword === 'ADD') && FETCHES.test(text);
  const isAboutRepositories = stages.length > 0 && all.some((one) => mayNameRepository(one.trigger ?? one, text));
  return new Set([
    ...(isAboutImages ? IMAGE_TABLES : []),
    ...(isAboutSoftware ? OF_SOFTWARE : []),
    ...(isAboutRepositories ? OF_REPOSITORIES : []),
    ...(instructions.some(({ keyword }) => keyword === 'HEALTHCHECK') ? OF_PROBES : []),
  ]);
};

/** Those that can say something about a manifest. */
export const manifestTables = ({
  containers,
  mounts,
  scripts,
}: Pick<Manifest, 'containers' | 'mounts' | 'scripts'>): ReadonlySet<TableName> => {
  const namesImage = containers.some(({ image }) => image !== undefined);
  return new Set([
    ...(namesImage ? IMAGE_TABLES : []),
    ...(namesImage && scripts.some(({ probed }) => probed) ? OF_PROBES : []),
    ...(mounts.some(mayBeSocket) ? OF_SOCKETS : []),
  ]);
};

/** An address, or a command that needs none to be spelt out. */
const FETCHES = /:\/\/|\bgit@|\b(?:curl|wget)[ \t]+\S|\b(?:go|cargo)[ \t]+(?:install|get|run)\b/;

const STANDS_ON_NOTHING = /^(?:scratch(?=\s|$)|$)/;

const namesImage = ({ keyword, flags }: Instruction): boolean =>
  flags.some(({ name, value }) =>
    keyword === 'COPY' ? name === 'from' : keyword === 'RUN' && name === 'mount' && value?.text.includes('from='),
  );

/** What tells which releases may be asked for. */
type Working = Pick<Facts, 'downloads' | 'builds' | 'images' | 'knowledge'>;

/** The releases that something is fetched or built on and, if asked for, those that could take the place of an image: what they ship may be asked. */
export const neededReleases = (all: readonly Working[], bases: 'asked' | 'not-asked'): ReadonlySet<ReleaseName> =>
  new Set(
    all
      .flatMap((facts) => [
        ...stagesAtWork(facts).map(({ distribution }) => distribution),
        ...(bases === 'asked' ? packagedBases(facts) : []),
      ])
      .flatMap((one) => releaseOf(one) ?? []),
  );

const packagedBases = ({ images, knowledge }: Working): readonly Distribution[] =>
  images.flatMap(({ role, reference }) => (role === 'base' && reference && packagedBase(reference, knowledge)?.distribution) || []);

const stagesAtWork = (facts: Pick<Facts, 'downloads' | 'builds'>): readonly Stage[] => {
  try {
    return [...facts.downloads, ...facts.builds].flatMap(({ stage }) => stage ?? []);
  } catch {
    // The rule that reads these facts will fail, and be told of; the others go on.
    return [];
  }
};

const WITH_INDEX: readonly string[] = ['alpine', 'debian', 'ubuntu'] satisfies Distribution['family'][];

/** The table that says what a distribution's release ships; `undefined` where there can be none. */
export const releaseOf = (distribution: Distribution | undefined): ReleaseName | undefined =>
  distribution?.release !== undefined && WITH_INDEX.includes(distribution.family)
    ? `${distribution.family}-${distribution.release}`
    : undefined;

/** An address, or one of the words that stand for one. */
const REPOSITORY = /:\/\/|\bppa:|\bepel\b|\bcopr\b/;

const mayNameRepository = ({ keyword, span }: Instruction, text: string): boolean =>
  (keyword === 'RUN' || keyword === 'ADD' || keyword === 'COPY' || keyword === 'ENV' || keyword === 'ARG') &&
  REPOSITORY.test(text.slice(span.start, span.end));
