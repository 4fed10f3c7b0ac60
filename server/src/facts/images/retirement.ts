import { daysBetween } from '../../text/day.ts';
import type { OfficialTag } from './official-tag.ts';

const SOON = 90;

/**
 * The last day on which a tag of an official image was listed, where it is no longer; `YYYY-MM-DD`. An image that goes on has a `latest`:
 * one that has just gone from the list was forgotten there, as that of mongo in August 2026, and comes back.
 */
export const retiredOn = ({ tag, build, history, asOf }: Pick<OfficialTag, 'tag' | 'build' | 'history' | 'asOf'>): string | undefined => {
  const lastListed = build ? undefined : history?.lastListed;
  return lastListed !== undefined && tag === 'latest' && daysBetween(lastListed, asOf) < SOON ? undefined : lastListed;
};
