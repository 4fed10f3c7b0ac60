import type { BuildDay } from '../facts/images/build-day.ts';
import type { OfficialTag } from '../facts/images/official-tag.ts';
import { daysBetween } from '../text/day.ts';

/** How old an image is: by the day that its registry or publisher tells, or between the bounds that the history of its manifest gives. */
export type Age = ToldAge | ListedAge;

/** A day that somebody tells. */
export interface ToldAge extends BuildDay {
  readonly days: number;
}

/** When an image was built for the last time, as far as the history of its manifest tells. */
export interface ListedAge {
  /** Not before this day, when its source changed for the last time. */
  readonly builtFrom: string;
  /** Not after this day, when it left the manifest; `undefined` while it is listed, for then a newer base has it rebuilt at any time. */
  readonly builtUntil: string | undefined;
  /** Days from its last possible build until today. */
  readonly atLeastDays: number;
  /** Days from the change of its source until today. */
  readonly atMostDays: number;
}

/** The bounds of an image's age on a day (`YYYY-MM-DD`); `undefined` when its tag was never listed. */
export const ageOf = ({ history }: OfficialTag, today: string): ListedAge | undefined => {
  if (!history) return undefined;
  const { lastChanged, lastListed } = history;
  return {
    builtFrom: lastChanged,
    builtUntil: lastListed,
    atLeastDays: lastListed === undefined ? 0 : Math.max(0, daysBetween(lastListed, today)),
    atMostDays: Math.max(0, daysBetween(lastChanged, today)),
  };
};

/** The age by a day that is known. */
export const ageSince = (built: BuildDay, today: string): ToldAge => ({ ...built, days: Math.max(0, daysBetween(built.day, today)) });
