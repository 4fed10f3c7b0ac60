import { createdDayOf, pushDayOf } from '../facts/images/build-day.ts';
import { type Drift, driftOf } from '../facts/images/drift.ts';
import { type TagOnRegistry, tagOnRegistry } from '../facts/images/missing-tag.ts';
import { configOf, isAskable, pulledImage, taggedImage } from '../facts/images/on-registry.ts';
import { versionIn } from '../facts/images/version-labels.ts';
import { answered, type ConfigAnswer, type ManifestAnswer, type Question } from '../facts/look-ups.ts';
import { type ImageReference, parseReference, taggedName } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import { dayOf } from '../text/day.ts';
import type { Answered } from './inquiry.ts';

/** What its registry says of an image, as far as it was asked. */
export interface RegistrySide {
  /** As people know it. */
  readonly registry: string;
  /** `YYYY-MM-DD`; `undefined` where there was no answer. */
  readonly askedOn: string | undefined;
  /** What the tag points at; `undefined` where there is none, or only a digest is named. */
  readonly digest: string | undefined;
  readonly tag: TagOnRegistry['is'] | undefined;
  /** How a pinned digest stands to the tag. */
  readonly pin: Drift | undefined;
  /** `YYYY-MM-DD`: when the publisher says that it was built. */
  readonly created: string | undefined;
  /** `YYYY-MM-DD`: when the registry says that it was pushed. */
  readonly pushed: string | undefined;
  readonly platforms: readonly string[];
  /** Bytes to transfer for one platform, and which one. */
  readonly size: { readonly bytes: number; readonly platform: string | undefined } | undefined;
  /** What its publisher writes on it: anybody may write anything. */
  readonly labels: {
    readonly version: string | undefined;
    readonly source: string | undefined;
    readonly base: { readonly name: string; readonly digest: string | undefined } | undefined;
  };
  /** Why something is not known, a sentence each. */
  readonly unanswered: readonly string[];
}

/** What a registry has said of an image; `undefined` where it was not asked. */
export const registrySideOf = (reference: ImageReference, lookUps: Answered, platform?: string): RegistrySide | undefined => {
  const { digest } = reference;
  if (digest !== undefined && !isAskable(digest)) return undefined;
  const now =
    digest !== undefined && reference.tag === undefined ? undefined : answered(lookUps, { ask: 'digest', of: taggedImage(reference) });
  const manifest = answered(lookUps, { ask: 'manifest', of: pulledImage(reference) });
  const config = configOf(pulledImage(reference), platform, { lookUps });
  const push = pushDayOf(reference, { lookUps });
  const side = {
    registry: registryName(reference.registry),
    askedOn: askedOn(now ?? manifest ?? config) ?? push?.askedOn,
    digest: now?.digest,
    tag: tagOnRegistry(reference, { lookUps })?.is,
    pin: driftOf({ reference, platform }, { lookUps }),
    created: createdDayOf(reference, platform, { lookUps })?.day,
    pushed: push?.day,
    platforms: platformsOf(manifest, config),
    size: config?.size === undefined ? undefined : { bytes: config.size, platform: config.platform },
    labels: labelsOf(config, reference),
    unanswered: unansweredOf(reference, lookUps),
  };
  return isEmpty(side) ? undefined : side;
};

const askedOn = (answer: { readonly askedAt: number } | undefined): string | undefined => answer && dayOf(answer.askedAt);

const platformsOf = (manifest: ManifestAnswer | undefined, config: ConfigAnswer | undefined): readonly string[] =>
  manifest?.form === 'index'
    ? [...new Set(manifest.platforms.map(({ platform }) => platform))]
    : config?.platform === undefined
      ? []
      : [config.platform];

const SOURCE = /^https:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~+-]*)?$/;
const LONGEST = 200;

/** What is neither an address nor the name of an image is left out. */
const labelsOf = (config: ConfigAnswer | undefined, reference: ImageReference): RegistrySide['labels'] => {
  const source = config?.labels['org.opencontainers.image.source'];
  const parsed = config?.base?.name === undefined ? undefined : parseReference(config.base.name);
  const base = parsed && 'reference' in parsed ? parsed.reference : undefined;
  return {
    version: config && versionIn(config.labels, reference),
    source: source !== undefined && source.length <= LONGEST && SOURCE.test(source) ? source : undefined,
    base: base && { name: taggedName(base), digest: config?.base?.digest },
  };
};

/** What is no fault of anybody, or is said by other words. */
const EXPECTED: ReadonlySet<string> = new Set(['no-push-dates', 'no-platform', 'not-found', 'off']);

const unansweredOf = (reference: ImageReference, { unanswered = [] }: Answered): readonly string[] => {
  const own = unanswered.filter(({ question, failure }) => isAbout(question, reference) && !EXPECTED.has(failure.failure));
  const sentencesOf = (some: typeof own): ReadonlySet<string> => new Set(some.map(({ failure }) => failure.sentence));
  const isOfPush = ({ question }: (typeof own)[number]): boolean => question.ask === 'push-date';
  const all = sentencesOf(own.filter((one) => !isOfPush(one)));
  // The day of a push may be kept by another host than the one that has just answered.
  const ofPush = [...sentencesOf(own.filter(isOfPush))].filter((sentence) => !all.has(sentence));
  return [...all, ...ofPush.map((sentence) => `When it was pushed is not known: ${sentence}`)];
};

/** Other tags of the same repository are other images. */
const isAbout = ({ of }: Question, { registry, repository, tag = 'latest' }: ImageReference): boolean => {
  if (!('repository' in of) || of.registry !== registry || of.repository !== repository) return false;
  return !('tag' in of) || of.tag === undefined || of.tag === tag;
};

const isEmpty = ({ askedOn: day, tag, pin, unanswered }: RegistrySide): boolean =>
  day === undefined && tag === undefined && pin === undefined && unanswered.length === 0;
