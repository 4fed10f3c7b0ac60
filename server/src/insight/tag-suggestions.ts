import { supportEnd } from '../facts/images/end-of-life.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isBuiltAtHome } from '../facts/images/origin.ts';
import { type RankedTag, rankedTags } from '../facts/images/ranked-tags.ts';
import type { ImageReference } from '../image/reference.ts';
import { type Found, MOST_SUGGESTED, type Suggestion, type SuggestionWorld } from './suggestion-model.ts';

/** The tags of an image that begin with what is written, or else hold it: the newest of each line first, and last what is at its end. */
export const suggestTags = (image: ImageReference, written: string, world: SuggestionWorld): Found => {
  // The name of what is built here is nobody else's to know.
  const ranked = isBuiltAtHome(image, world.knowledge) ? [] : rankedTags(image, world);
  const typed = written.toLowerCase();
  const beginning = ranked.filter(({ tag }) => tag.text.toLowerCase().startsWith(typed));
  const found = beginning.length > 0 ? beginning : ranked.filter(({ tag }) => tag.text.toLowerCase().includes(typed));
  const items = found.slice(0, MOST_SUGGESTED).map((one) => suggestionOf(one, image, world));
  return { items, isComplete: found.length <= MOST_SUGGESTED };
};

const suggestionOf = (ranked: RankedTag, image: ImageReference, { knowledge }: SuggestionWorld): Suggestion => {
  const { text } = ranked.tag;
  const changed = officialTagOf({ ...image, tag: text }, knowledge)?.history?.lastChanged;
  const words = [standingOf(ranked), lifeOf(ranked), changed === undefined ? '' : `source of ${changed}`];
  return { kind: 'tag', text, detail: words.filter((word) => word !== '').join(', '), isDiscouraged: ranked.standing === 'ended' };
};

const standingOf = ({ standing, line, newest, isMoved }: RankedTag): string => {
  if (standing === 'prerelease') return 'prerelease';
  if (standing === 'unreleased') return 'not released yet';
  if (isMoved) return 'moved';
  if (line === undefined || standing === 'ended') return '';
  return standing === 'older' ? `older than ${newest?.text}` : `newest of ${line}`;
};

const lifeOf = ({ cycle, standing }: RankedTag): string => {
  const day = cycle && supportEnd(cycle)?.day;
  if (standing === 'ended') return day === undefined ? 'end of life' : `end of life since ${day}`;
  return day === undefined || standing === 'unreleased' ? '' : `supported until ${day}`;
};
