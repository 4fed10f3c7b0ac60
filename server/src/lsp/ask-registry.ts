import { registryName } from '../image/registry-name.ts';
import type { Dossier, Sighting } from '../insight/dossier.ts';
import { inWords } from '../insight/wording.ts';
import { type AskedImage, aboutOnly, askedImageOf } from './asked-image.ts';
import type { CommandRun } from './command.ts';
import type { Lint } from './lints.ts';
import { permissionToAsk } from './permission.ts';
import { unlessCancelled, withProgress } from './progress.ts';
import type { Session } from './session.ts';
import { tellUser } from './tell.ts';

/** Asks an image's registry about it, and only about it. */
export const ASK = 'plimsoll.askRegistry';

/** What the command takes: an image that the document names. */
export interface ImageInDocument {
  readonly uri: string;
  readonly reference: string;
}

/** Asks, shows what has come of it, and tells the user in a sentence or two. */
export const askRegistry = async ({ session, refresh }: CommandRun, given: unknown): Promise<void> => {
  const { connection, lints } = session;
  const target = readImage(given);
  const lint = target && (await lints.of(target.uri));
  const found = lint && (await sightingOf(session, lint, target.reference));
  const image = found && askedImageOf(found);
  if (!lint || !image) return tellUser(connection, 'The document names no such image any more.');
  const permission = await permissionToAsk(session, lint.document.uri, [image]);
  if (permission === 'cancelled') return;
  if (permission !== 'given') return tellUser(connection, permission.refusal);
  const learned = await withProgress(session, `Asking ${registryName(image.registry)}`, (progress) =>
    unlessCancelled(ask(session, lint, image), progress),
  );
  if (learned === 'cancelled') return;
  lints.clear();
  refresh();
  tellUser(connection, newsOf(found.dossier, learned, image));
};

/** What a client sends along, which may be anything. */
export const readImage = (given: unknown): ImageInDocument | undefined => {
  const { uri, reference } = (given ?? {}) as Partial<ImageInDocument>;
  return typeof uri === 'string' && typeof reference === 'string' ? { uri, reference } : undefined;
};

/** Nobody is asked about what the document does not name, whoever has made the link. */
const sightingOf = async ({ linter }: Session, { request }: Lint, reference: string): Promise<Sighting | undefined> =>
  (await linter.sightings(request)).find(({ dossier }) => dossier?.reference === reference);

/** What findings rest on is asked for along with what a hover tells. */
const ask = async ({ linter }: Session, { request }: Lint, image: AskedImage): Promise<Dossier | undefined> => {
  const asked = { ...request, lookUps: aboutOnly(image) };
  await linter.lint(asked);
  return (await linter.sightings(asked)).find(({ dossier }) => dossier?.reference === image.reference)?.dossier;
};

/** Sentences that fit a message. */
const MOST_TOLD = 2;

const newsOf = (before: Dossier | undefined, after: Dossier | undefined, { registry, name }: AskedImage): string => {
  const known = new Set(before ? inWords(before) : []);
  const news = (after ? inWords(after) : []).filter((sentence) => !known.has(sentence));
  return news.length === 0
    ? `${registryName(registry)} tells nothing of ${name} that was not known.`
    : [`${name}:`, ...news.slice(0, MOST_TOLD)].join(' ');
};
