import type { ImageReference } from '../../image/reference.ts';
import { parseTag } from '../../image/tag.ts';
import { officialNameOf } from '../images/official-name.ts';

/** What a JVM can't see of the limits of its container: those of cgroup v1 and v2, or those of v2 only. */
export interface Blindness {
  /** As far as the tag tells it: `8u131`, `8`. */
  readonly version: string;
  readonly of: 'any' | 'v2';
}

/** Images that hold nothing but a JDK or a JRE, and what they last held in a line that stands still. */
const LAST: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  java: { 6: '6', 7: '7', 8: '8u111', 9: '9' },
  openjdk: { 7: '7', 8: '8u342' },
  adoptopenjdk: { 8: '8u292', 11: '11.0.11' },
  'eclipse-temurin': {},
  amazoncorretto: {},
};

/** There a container's limits are none of cgroups. */
const WINDOWS = /windows|nanoserver/;

/** What the JVM of an image can't see; `undefined` where it sees all, or where that is not known. */
export const blindnessOf = (reference: ImageReference): Blindness | undefined => {
  const name = officialNameOf(reference);
  const last = name !== undefined && Object.hasOwn(LAST, name) ? LAST[name] : undefined;
  const tag = reference.tag ?? '';
  const version = last && !WINDOWS.test(tag) ? versionIn(tag, last) : undefined;
  if (version === undefined) return undefined;
  const of = blindTo(numbersOf(version.held));
  return of && { version: version.told, of };
};

interface Version {
  readonly told: string;
  /** Not before the one that is in the image: variants of a line were given up at different releases. */
  readonly held: string;
}

const versionIn = (tag: string, last: Readonly<Record<number, string>>): Version | undefined => {
  const exact = /^(?:jdk|jre)?-?(8u\d+|(?:9|1[0-4])\.0\.\d+)(?=[-_.]|$)/.exec(tag)?.[1];
  if (exact !== undefined) return { told: exact, held: exact };
  const [major, ...more] = parseTag(tag).release?.numbers ?? [];
  if (major === undefined || (more.length > 0 && major < 9)) return undefined;
  const told = String(major);
  const held = last[major] ?? (WITHOUT_UPDATES.includes(major) ? told : undefined);
  return held === undefined ? undefined : { told, held };
};

/** These lines ended before any of them learnt of cgroup v2. */
const WITHOUT_UPDATES: readonly number[] = [9, 10, 12, 13, 14];

const numbersOf = (version: string): readonly number[] => version.split(/[u.]/).map(Number);

/** Java 10 and 8u191 see cgroup v1; Java 15, 11.0.16 and 8u372 cgroup v2 as well. */
const blindTo = ([major = 0, second = 0, third = 0]: readonly number[]): Blindness['of'] | undefined => {
  if (major < 8 || major === 9 || (major === 8 && second < 191)) return 'any';
  if (major === 8) return second < 372 ? 'v2' : undefined;
  if (major === 11) return second === 0 && third < 16 ? 'v2' : undefined;
  return major < 15 ? 'v2' : undefined;
};
