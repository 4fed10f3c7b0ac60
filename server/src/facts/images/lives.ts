import type { Tag } from '../../image/tag.ts';
import type { Cycle } from '../../knowledge/end-of-life.ts';
import type { Facts } from '../model.ts';
import { cycleOfDistribution, isOfDistribution, isOver, supportEnd } from './end-of-life.ts';
import { cycleOfTag, cyclesOf, isBefore, isOut, lineAmong } from './release-lines.ts';

type World = Pick<Facts, 'knowledge' | 'today'>;

/** Where what is in an image stands in its life. */
export interface Life {
  /** Of its software and its distribution the line that ends first. */
  readonly cycle: Cycle | undefined;
  readonly state: 'unreleased' | 'supported' | 'ended';
}

/** The lives of what is in the images of one repository. Thousands of tags name few releases, so each is looked up once. */
export class Lives {
  readonly #software: string | undefined;
  readonly #world: World;
  readonly #all: readonly Cycle[];
  readonly #lives = new Map<string, Life>();
  readonly #lines = new Map<string, string | undefined>();

  constructor(software: string | undefined, world: World) {
    this.#software = software;
    this.#world = world;
    this.#all = cyclesOf(software, world.knowledge);
  }

  /** The release line that a tag belongs to. */
  lineOf(tag: Tag): string | undefined {
    const key = String(tag.release?.components);
    if (!this.#lines.has(key)) this.#lines.set(key, lineAmong(tag, this.#all));
    return this.#lines.get(key);
  }

  /** What is known of the life of what a tag names. */
  of(tag: Tag): Life {
    const { release, distribution } = tag;
    const key = `${release?.components} ${distribution?.family} ${distribution?.release}`;
    const life = this.#lives.get(key) ?? this.#find(tag);
    this.#lives.set(key, life);
    return life;
  }

  #find(tag: Tag): Life {
    const { knowledge, today } = this.#world;
    const software = cycleOfTag(tag, this.#software, knowledge);
    const distribution = tag.distribution && cycleOfDistribution(tag.distribution, knowledge);
    const cycles = [software, distribution].flatMap((cycle) => cycle ?? []);
    const [cycle] = cycles.toSorted((a, b) => endOf(a).localeCompare(endOf(b)));
    const isEnded = (cycle && isOver(cycle, today)) || (!software && tag.release && isBefore(tag.release.numbers, this.#all));
    if (isEnded) return { cycle, state: 'ended' };
    const isUnreleased = cycles.some((one) => !isOut(one, today)) || this.#isUnknownRelease(tag, { software, distribution });
    return { cycle, state: isUnreleased ? 'unreleased' : 'supported' };
  }

  /** The table has each release of a distribution that is out; software may have had one since. */
  #isUnknownRelease({ release, distribution: named }: Tag, { software, distribution }: Parts): boolean {
    if (named?.form === 'rolling') return true;
    const isKnown = named === undefined || named.release === undefined || distribution !== undefined;
    if (!isKnown && (named.family === 'debian' || named.family === 'ubuntu')) return true;
    if (!release || software || this.#all.length === 0 || !isOfDistribution(this.#software, this.#world.knowledge)) return false;
    return !this.#all.some(({ cycle }) => cycle.startsWith(`${release.components.join('.')}.`));
  }
}

interface Parts {
  readonly software: Cycle | undefined;
  readonly distribution: Cycle | undefined;
}

const endOf = (cycle: Cycle): string => {
  const end = supportEnd(cycle);
  return end ? (end.day ?? '') : 'open';
};
