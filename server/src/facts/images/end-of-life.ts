import type { Distribution } from '../../image/distributions.ts';
import type { ImageReference } from '../../image/reference.ts';
import { parseTag, type Release, type Tag } from '../../image/tag.ts';
import { type Cycle, cycleOf, cycles, newestCycleOn, productName } from '../../knowledge/end-of-life.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { isDistribution, officialImage } from '../../knowledge/official-images.ts';
import type { Table } from '../../knowledge/table.ts';
import { daysBetween } from '../../text/day.ts';
import { officialNameOf } from './official-name.ts';
import { officialTagOf } from './official-tag.ts';
import { perReference } from './per-reference.ts';
import { pinOf } from './pin.ts';

/** How long something in an image is supported. */
export interface Support {
  readonly of: 'software' | 'distribution';
  /** `Node.js 18`, `Debian 11 (bullseye)`. */
  readonly name: string;
  readonly cycle: Cycle;
}

/** The last day of support that costs nothing, and how it is called when it is not the normal one. */
export interface SupportEnd {
  /** `YYYY-MM-DD`; absent when it is over and nobody knows since when. */
  readonly day?: string;
  readonly kind?: string;
}

/** Kept up by volunteers and on by default; other extended support has to be bought or signed up for. */
const FREE = 'LTS';

/** When support ends, Debian's LTS included; `undefined` when no end is set. */
export const supportEnd = ({ endOfLife, isEnded, extendedSupport }: Cycle): SupportEnd | undefined => {
  if (extendedSupport?.name === FREE) return { day: extendedSupport.until, kind: FREE };
  if (isEnded) return {};
  return endOfLife === undefined ? undefined : { day: endOfLife };
};

/** Whether nothing is mended any more on a day (`YYYY-MM-DD`) unless somebody pays for it. */
export const isOver = (cycle: Cycle, today: string): boolean => {
  const end = supportEnd(cycle);
  return end !== undefined && (end.day === undefined || end.day < today);
};

/** Product of the end-of-life table, by the family that a tag names. */
const PRODUCTS: Readonly<Record<string, string>> = {
  alma: 'almalinux',
  alpine: 'alpine-linux',
  amazon: 'amazon-linux',
  centos: 'centos',
  'centos-stream': 'centos-stream',
  debian: 'debian',
  fedora: 'fedora',
  oracle: 'oracle-linux',
  photon: 'vmware-photon',
  rocky: 'rocky-linux',
  ubi: 'rhel',
  ubuntu: 'ubuntu',
  nanoserver: 'windows-nano-server',
  windowsservercore: 'windows-server-core',
};

const productOf = (name: string | undefined): string | undefined =>
  name !== undefined && Object.hasOwn(PRODUCTS, name) ? PRODUCTS[name] : undefined;

/** The product that an official image holds, by its bare name. */
export const productOfImage = (name: string | undefined, { officialImages }: Knowledge): string | undefined =>
  (officialImages && name !== undefined ? officialImage(officialImages, name)?.product : undefined) ?? productOf(name);

/** Whether that is a distribution, of images that left the programme as well. */
export const isOfDistribution = (name: string | undefined, { officialImages }: Knowledge): boolean => {
  const image = officialImages && name !== undefined ? officialImage(officialImages, name) : undefined;
  return image ? isDistribution(image) : productOf(name) !== undefined;
};

/** What is known of the support of the software and of the distribution in an image; none for what is not known. */
export const supportOf = /* @__PURE__ */ perReference((reference, knowledge): readonly Support[] => {
  const { endOfLife } = knowledge;
  if (!endOfLife) return [];
  const tag = telling(reference, knowledge);
  const name = officialNameOf(reference);
  const own = productOfImage(name, knowledge);
  if (isOfDistribution(name, knowledge)) return support('distribution', own && find(endOfLife, own, tag), endOfLife);
  return [
    ...support('software', own && tag?.release && cycleOfSoftware(own, tag.release, { reference, knowledge, endOfLife }), endOfLife),
    ...support('distribution', tag?.distribution && cycleOfDistribution(tag.distribution, knowledge), endOfLife),
  ];
});

interface Place {
  readonly reference: ImageReference;
  readonly knowledge: Knowledge;
  readonly endOfLife: Table;
}

/** A tag that is no longer built and names a major version only, such as `python:2`, last was the newest line of that. */
const cycleOfSoftware = (product: string, release: Release, { reference, knowledge, endOfLife }: Place): Cycle | undefined => {
  const version = versionOf(release);
  const last = officialTagOf(reference, knowledge)?.history?.lastListed;
  return (
    cycleOf(endOfLife, product, version) ?? (last === undefined ? undefined : newestCycleOn(endOfLife, product, { version, day: last }))
  );
};

/** The cycle of a distribution as a tag names it; `undefined` where it names no release, or one that is not known. */
export const cycleOfDistribution = ({ family, release }: Distribution, { endOfLife }: Knowledge): Cycle | undefined => {
  const product = productOf(family);
  return endOfLife && product !== undefined && release !== undefined ? cycleOf(endOfLife, product, release) : undefined;
};

/** The tag that says most of what the image holds: the exact one of the same build, where that is known. */
const telling = (reference: ImageReference, knowledge: Knowledge): Tag | undefined => {
  const official = officialTagOf(reference, knowledge);
  const tag = (official && pinOf(official)) ?? reference.tag;
  return tag === undefined ? undefined : parseTag(tag);
};

/** A distribution's own image has its release as a number or by name. */
const find = (table: Table, product: string, tag: Tag | undefined): Cycle | undefined => {
  const release = tag?.distribution?.release ?? (tag?.release && versionOf(tag.release));
  return release === undefined ? undefined : cycleOf(table, product, release);
};

const support = (of: Support['of'], cycle: Cycle | '' | undefined, table: Table): Support[] =>
  cycle ? [{ of, name: nameOf(cycle, table), cycle }] : [];

/** In days: lines that mostly last no longer come and go with the releases; one that lasts twice as long was meant to last. */
const SHORT_LIFE = 270;

/** Whether the end of support says little, since the project ends a line with nearly each release, as those of Rust and Traefik do. */
export const endsAsUsual = ({ of, cycle }: Support, { endOfLife }: Knowledge): boolean => {
  if (of === 'distribution' || !endOfLife) return false;
  const lives = cycles(endOfLife, cycle.product).flatMap((one) => lifeOf(one) ?? []);
  const usual = lives.toSorted((a, b) => a - b)[lives.length >> 1] ?? Number.POSITIVE_INFINITY;
  return usual < SHORT_LIFE && (lifeOf(cycle) ?? Number.POSITIVE_INFINITY) < 2 * SHORT_LIFE;
};

/** How many days a line is, or was, supported. */
const lifeOf = ({ released, endOfLife }: Cycle): number | undefined =>
  released === undefined || endOfLife === undefined ? undefined : daysBetween(released, endOfLife);

const nameOf = ({ product, cycle, codename }: Cycle, table: Table): string =>
  `${productName(table, product)} ${cycle}${codename === undefined ? '' : ` (${codename})`}`;

const versionOf = ({ components }: Release): string => components.join('.');
