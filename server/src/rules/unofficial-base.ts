import type { Facts } from '../facts/model.ts';
import { type Origin, originOf } from '../facts/origin.ts';
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
  examples: [{ bad: 'FROM bitnami/postgresql:16.4.0\n', good: 'FROM postgres:16.4-bookworm\n' }],
  links: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  *check(facts) {
    for (const { role, reference, at } of facts.images) {
      const verdict = role === 'base' && reference && !isTrusted(reference, facts) ? judge(reference, facts) : undefined;
      if (verdict) yield { at, ...verdict };
    }
  },
});

interface Verdict {
  readonly severity: Severity;
  readonly message: string;
}

const judge = (reference: ImageReference, { knowledge }: Facts): Verdict | undefined => {
  const origin = originOf(reference, knowledge);
  if (!origin) return undefined;
  const { kind } = origin;
  const asOf = ` (facts of ${origin.asOf})`;
  if (kind === 'rebuild' || kind === 'community') return known(familiarName(reference), origin, asOf);
  return kind === 'unknown' ? unknown(reference, origin, asOf) : undefined;
};

const known = (name: string, { kind, publisher, alternative }: Origin, asOf: string): Verdict => ({
  severity: alternative === undefined ? 'info' : 'warning',
  message: `${name} is a ${kind === 'rebuild' ? 'rebuild' : 'community image'} by ${publisher}, not by the software's maintainers${asOf}. ${instead(alternative)}`,
});

const instead = (alternative: string | undefined): string =>
  alternative === undefined ? 'Make sure that you trust its publisher with your build.' : `Prefer ${alternative}.`;

/**
 * A publisher that the tables don't have is no fault: only one that has an official image's name for its own is told of. On other
 * hosts than Docker Hub anybody's own images stand, and one-part names not known are built at home.
 */
const unknown = (reference: ImageReference, { alternative }: Origin, asOf: string): Verdict | undefined => {
  const { registry, repository } = reference;
  if (registry !== 'docker.io' || repository.startsWith('library/') || alternative === undefined) return undefined;
  return {
    severity: 'warning',
    message: `Who publishes ${familiarName(reference)} is not known to Plimsoll${asOf}, while ${alternative} is a Docker Official Image. Prefer that, or list the publisher under "trusted" in the configuration.`,
  };
};

const isTrusted = ({ registry, repository }: ImageReference, { trusted }: Facts): boolean => {
  const full = `${registry}/${repository}`;
  const isUnder = (prefix: string, name: string): boolean => name === prefix || name.startsWith(`${prefix.replace(/\/$/, '')}/`);
  return (
    trusted.registries.some((prefix) => isUnder(prefix, full)) ||
    trusted.publishers.some((name) => isUnder(name, repository) || isUnder(name, full))
  );
};
