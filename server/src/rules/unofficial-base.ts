import { officialNameOf } from '../facts/images/official-name.ts';
import { isBuiltHere, type Origin, originOf } from '../facts/images/origin.ts';
import { isRun } from '../facts/images/purpose.ts';
import { isTrusted } from '../facts/images/trust.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { familiarName, type ImageReference } from '../image/reference.ts';
import { defineRule, type Severity } from '../rule.ts';

export default defineRule({
  id: 'unofficial-base',
  summary: "A base image whose publisher is neither official nor the software's maintainer",
  why: "Whoever publishes the base image decides what runs in yours, and how soon a security fix reaches it. Distribution images, Docker Official Images and those of the software's own maintainers come first; others deserve a look at who stands behind them.",
  category: 'provenance',
  severity: 'warning',
  tier: 'recommended',
  needs: ['official-images', 'publishers'],
  aliases: [],
  options: {},
  concern: 'image-origin',
  rank: 2,
  // What to move to is said where an image is told to be given up.
  yieldsTo: ['deprecated-image'],
  examples: [{ bad: 'FROM bitnami/postgresql:16.4.0\n', good: 'FROM postgres:16.4-bookworm\n' }],
  links: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  *check(facts) {
    for (const image of facts.images) {
      const { reference, at } = image;
      if (!isRun(image) || !reference || isTrusted(reference, facts.trusted) || isBuiltHere(reference, facts)) continue;
      const verdict = judge(reference, image, facts);
      if (verdict) yield { at, ...verdict };
    }
  },
});

interface Verdict {
  readonly severity: Severity;
  readonly message: string;
}

const judge = (reference: ImageReference, image: ImageUse, { knowledge }: Facts): Verdict | undefined => {
  const origin = originOf(reference, knowledge);
  if (!origin) return undefined;
  const { kind, alternative } = origin;
  // Containers run what somebody else made more often than not, and on registries of forges what their own team made: there is something
  // to say only where there is something to prefer.
  if (image.role === 'service' && (alternative === undefined || (kind === 'unknown' && reference.registry !== HUB))) return undefined;
  const orPackage = image.role === 'service' ? '' : packageOf(origin);
  if (kind === 'rebuild' || kind === 'community') return known(familiarName(reference), origin, orPackage);
  return kind === 'unknown' ? unknown(reference, origin, orPackage) : undefined;
};

/** The distribution's own package of the software, in words to put behind the image that is to be preferred. */
const packageOf = ({ debianPackage }: Origin): string =>
  debianPackage === undefined ? '' : `, or Debian's own package ${debianPackage} on a Debian base`;

const known = (name: string, { kind, publisher, alternative, asOf }: Origin, orPackage: string): Verdict => ({
  severity: alternative === undefined ? 'info' : 'warning',
  message: `${name} is a ${kind === 'rebuild' ? 'rebuild' : 'community image'} by ${publisher}, not by the software's maintainers (facts of ${asOf}). ${
    alternative === undefined ? 'Make sure that you trust its publisher with your build.' : `Prefer ${alternative}${orPackage}.`
  }`,
});

const HUB = 'docker.io';
/** Registries where anybody may publish; elsewhere one's own images stand. */
const PUBLIC: ReadonlySet<string> = new Set([HUB, 'ghcr.io', 'quay.io', 'public.ecr.aws', 'registry.gitlab.com']);

/** One-part names that are no official image's are built at home, and on the registries of forges a team's own images are common. */
const unknown = (reference: ImageReference, { alternative, asOf }: Origin, orPackage: string): Verdict | undefined => {
  if (!PUBLIC.has(reference.registry) || officialNameOf(reference) !== undefined) return undefined;
  const who = `The publisher of ${familiarName(reference)} is not known to Plimsoll (facts of ${asOf})`;
  const trust = 'list that publisher under "trusted" in the configuration';
  if (alternative === undefined) return { severity: 'info', message: `${who}. If you trust your build to it, ${trust}.` };
  const whose = alternative.includes('/') ? "the maintainers' own image" : 'a Docker Official Image';
  return {
    severity: reference.registry === HUB ? 'warning' : 'info',
    message: `${who}, while ${alternative} is ${whose}. Prefer that${orPackage}, or ${trust}.`,
  };
};
