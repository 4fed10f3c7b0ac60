import type { Deprecation } from '../facts/images/deprecation.ts';
import { supportEnd } from '../facts/images/end-of-life.ts';
import { type Making, usualMethod } from '../facts/images/making.ts';
import type { Origin } from '../facts/images/origin.ts';
import type { Age, ListedAge, ToldAge } from './age.ts';
import type { Dossier, SupportState, TagState } from './dossier.ts';
import { makingInWords } from './making.ts';
import { registryInWords } from './registry-words.ts';

/** What is said of an image whose age nothing tells. */
export const AGE_UNKNOWN = 'Its age is not known offline.';

/** A dossier for people: the verdict first, then what it rests on, a sentence or two each. */
export const inWords = (dossier: Dossier): readonly string[] => [verdict(dossier), ...details(dossier)];

/** One sentence: whose image it is, and what is wrong with it before anything else. */
export const verdict = (dossier: Dossier): string => {
  const { name, origin, deprecation, making, tag, support } = dossier;
  const clauses = [
    ...madeHow(making),
    ...(deprecation ? FATES[deprecation.status] : []),
    ...(origin?.status ? [STANDINGS[origin.status]] : []),
    ...(tag?.standing === 'retired' ? [`has not been built since ${tag.lastListed}`] : []),
    ...(tag?.standing === 'never-listed' ? ['has never had this tag'] : []),
  ];
  const over = support.filter(({ isOver }) => isOver).map((one) => one.name);
  const ended = over.length === 0 ? '' : `; ${listed(over)} ${over.length === 1 ? 'is past its' : 'are past their'} end of life`;
  const link = deprecation?.status === 'removed' || origin?.status ? ', and' : ' that';
  return `${name} ${identity(dossier)}${clauses.length === 0 ? '' : `${link} ${listed(clauses)}`}${ended}.`;
};

const identity = ({ origin, deprecation, reference }: Dossier): string => {
  if (deprecation?.status === 'removed') return `was a Docker Official Image${deprecation.since ? ` until ${deprecation.since}` : ''}`;
  const isUnknown = origin === undefined || origin.kind === 'unknown';
  return isUnknown && reference.startsWith('docker.io/library/')
    ? 'is no Docker Official Image that Plimsoll knows'
    : `is ${whose(origin)}`;
};

/** Clauses that follow "that"; what was removed is not among the official images any more, which is said first. */
const FATES: Readonly<Record<Deprecation['status'], readonly string[]>> = {
  removed: [],
  deprecated: ['is deprecated'],
  renamed: ['goes by another name now'],
  stale: ['is no longer kept up'],
};

/** Clauses that follow a publisher outside the official images. */
const STANDINGS: Readonly<Record<NonNullable<Origin['status']>, string>> = {
  archived: 'belongs to an archived project',
  deprecated: 'is deprecated',
  frozen: 'gets no new images',
  moved: 'goes by another name now',
  unmaintained: 'is no longer kept up',
};

/** What an official image does that being official does not make better. */
const madeHow = (making: Making | undefined): string[] => {
  const usual = making && usualMethod(making);
  if (!making || !usual) return [];
  if (usual.method === 'source') return [`compiles ${making.software} from source`];
  return usual.isUnverified ? [`unpacks ${making.software} without checking it`] : [];
};

const whose = (origin: Origin | undefined): string => {
  switch (origin?.kind) {
    case 'distribution':
      return "a distribution's own Docker Official Image";
    case 'official':
      return 'a Docker Official Image';
    case 'maintainer':
      return `published by ${origin.publisher}, who maintain the software`;
    case 'vendor':
      return `published by the vendor ${origin.publisher}`;
    case 'mirror':
      return `a mirror kept by ${origin.publisher}`;
    case 'rebuild':
      return `a rebuild by ${origin.publisher}, not by the software's maintainers`;
    case 'community':
      return `a community image by ${origin.publisher}, not by the software's maintainers`;
    default:
      return 'by a publisher that Plimsoll does not know';
  }
};

const details = (dossier: Dossier): string[] => {
  const { making, shipped, tag, age, support, digest, origin, deprecation, registry } = dossier;
  return [
    ...(origin?.alternative === undefined ? [] : [`Of the same software there is ${origin.alternative}.`]),
    ...(deprecation && deprecation.successors.length > 0 ? [`In its place: ${deprecation.successors.join(', ')}.`] : []),
    ...(making && origin?.kind !== 'distribution' ? makingInWords(making, shipped) : []),
    ...(tag ? tagLines(tag) : []),
    ...(age ? [ageInWords(age, dossier)] : digest === undefined && !registry ? [AGE_UNKNOWN] : []),
    ...(registry ? registryInWords(registry, dossier) : []),
    ...supportLines(support),
    ...newerLines(dossier),
    ...(digest === undefined ? [] : [`Pinned by ${digest}${tag ? ', which decides whatever the tag says' : ''}.`]),
  ];
};

const tagLines = ({ standing, exact, isMoved, nearest, firstListed, asOf }: TagState): string[] => {
  if (standing === 'unknown') return [`The facts of ${asOf} do not have this tag; it may be newer.`];
  if (standing === 'never-listed') return nearest === undefined ? [] : [`The tag that was meant may be ${nearest}.`];
  if (standing === 'retired') return [];
  const moved = isMoved ? '; the tag is moved with every release' : '';
  return [exact === undefined ? `Listed since ${firstListed}.` : `On ${asOf} the same build as ${exact}${moved}.`];
};

const ageInWords = (age: Age, dossier: Dossier): string => ('day' in age ? toldInWords(age, dossier) : boundsInWords(age, dossier));

const toldInWords = ({ day, days: count, by, askedOn }: ToldAge, { registry }: Dossier): string => {
  const pushed = registry?.pushed === undefined || registry.pushed === day ? '' : `; pushed on ${registry.pushed}`;
  return by === 'registry'
    ? `Pushed on ${day}, ${days(count)} ago (asked on ${askedOn}).`
    : `Built on ${day}, ${days(count)} ago, as its publisher says${pushed} (asked on ${askedOn}).`;
};

const boundsInWords = ({ builtFrom, builtUntil, atLeastDays, atMostDays }: ListedAge, { origin, tag }: Dossier): string => {
  if (builtUntil !== undefined) return `Last built between ${builtFrom} and ${builtUntil}: at least ${days(atLeastDays)} old.`;
  const rebuilt = origin?.kind === 'distribution' ? '' : '; a newer base may have had it rebuilt since';
  return `Its source last changed on ${builtFrom}, ${days(atMostDays)} ago (facts of ${tag?.asOf})${rebuilt}.`;
};

/** The age at a glance: where no day is known, how old a retired tag is at least, or how long a listed one has not been changed. */
export const ageInShort = (age: Age): string => {
  if ('day' in age) return `${span(age.days)} old`;
  const { builtUntil, atLeastDays, atMostDays } = age;
  return builtUntil === undefined ? `changed ${span(atMostDays)} ago` : `${span(atLeastDays)} old, no longer built`;
};

const YEAR = 365;

const span = (count: number): string => (count < 2 * YEAR ? days(count) : `${Math.floor(count / YEAR)} years`);

const days = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'day' : 'days'}`;

/** What is over and what goes on, a line each. */
const supportLines = (support: readonly SupportState[]): string[] => {
  const [over, going] = [support.filter(({ isOver }) => isOver), support.filter(({ isOver }) => !isOver)];
  return [
    ...(over.length === 0 ? [] : [`No more fixes: ${over.map((one) => endInWords(one, 'since')).join('; ')}.`]),
    ...(going.length === 0 ? [] : [`Supported: ${going.map((one) => endInWords(one, 'until')).join('; ')}.`]),
  ];
};

const endInWords = ({ name, cycle }: SupportState, since: 'since' | 'until'): string => {
  const { day, kind } = supportEnd(cycle) ?? {};
  const { endOfLife, extendedSupport } = cycle;
  const more = [
    ...(kind !== undefined && endOfLife !== undefined ? [`${kind}; normal support until ${endOfLife}`] : []),
    ...(extendedSupport && kind === undefined ? [`${extendedSupport.name} until ${extendedSupport.until}`] : []),
  ];
  const noDay = since === 'until' ? ', no end set' : '';
  return `${name}${day === undefined ? noDay : ` ${since} ${day}`}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
};

const newerLines = ({ newer, lastOfLine }: Dossier): string[] => [
  ...(lastOfLine === undefined ? [] : [`Last of its line, which is no longer built: ${lastOfLine}.`]),
  ...(newer?.inLine === undefined ? [] : [`Newest of the same line: ${newer.inLine}.`]),
  ...(newer?.onLaterDistribution === undefined ? [] : [`On a later release of the distribution: ${newer.onLaterDistribution}.`]),
  ...(newer?.inNextLine === undefined ? [] : [`Next supported line: ${newer.inNextLine}.`]),
];

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
