import { canonicalReference, type ImageReference, parseReference, taggedName } from '../../image/reference.ts';
import { dayOf } from '../../text/day.ts';
import { answered, type ManifestAnswer } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import { entriesOf } from './manifest-changes.ts';
import { configOf, pulledImage, taggedImage } from './on-registry.ts';
import { holdsTheSame } from './same-content.ts';

/** The base that an image was built on, which its tag has left since. */
export interface MovedBase {
  /** As people write it, with its tag. */
  readonly name: string;
  /** `YYYY-MM-DD`: the day of what the tag has now. */
  readonly created: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly askedOn: string;
}

type World = Pick<Facts, 'lookUps'>;

/** The base that an image records, where that is another build than its tag has now; `undefined` where it is the same or nothing is known. */
export const movedBaseOf = (reference: ImageReference, platform: string | undefined, { lookUps }: World): MovedBase | undefined => {
  const recorded = configOf(pulledImage(reference), platform, { lookUps })?.base;
  const base = recorded?.name === undefined ? undefined : baseNamed(recorded.name, reference);
  if (!base || recorded?.digest === undefined) return undefined;
  const now = answered(lookUps, { ask: 'manifest', of: taggedImage(base) });
  if (!now || holds(now, recorded.digest)) return undefined;
  const before = lookUps.answerTo({ ask: 'manifest', of: { ...repositoryOf(base), digest: recorded.digest } });
  if (before === undefined || (before !== 'not-found' && holdsTheSame(before, now))) return undefined;
  const created = configOf({ ...repositoryOf(base), digest: now.digest }, platform, { lookUps })?.created?.slice(0, 10);
  return { name: taggedName(base), created, askedOn: dayOf(now.askedAt) };
};

const repositoryOf = ({ registry, repository }: ImageReference) => ({ registry, repository });

/**
 * A label is the word of a stranger, and must not make requests to wherever it likes: only the registry of the image itself is asked,
 * and Docker Hub for its official images, which are no secret.
 */
const baseNamed = (name: string, { registry }: ImageReference): ImageReference | undefined => {
  const parsed = parseReference(name);
  if ('problem' in parsed) return undefined;
  const { reference: base } = parsed;
  // A bare name may as well be that of an image which only whoever built this one has.
  const isOfficial = name.startsWith('docker.io/') && canonicalReference(base).startsWith('docker.io/library/');
  return base.tag !== undefined && base.digest === undefined && (isOfficial || base.registry === registry) ? base : undefined;
};

/** Some record the digest of the index, others that of the platform. */
const holds = (manifest: ManifestAnswer, digest: string): boolean =>
  manifest.digest === digest || entriesOf(manifest).some((entry) => entry.digest === digest);
