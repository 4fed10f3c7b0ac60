import { usesBeside } from '../edit/retag-fix.ts';
import { type Update, updateOf } from '../edit/update-fixes.ts';
import { endsAsUsual, type Support, type SupportEnd, supportEnd, supportOf } from '../facts/images/end-of-life.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isRun } from '../facts/images/purpose.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { defineRule, integer, type Severity } from '../rule.ts';
import { daysBetween } from '../text/day.ts';

export default defineRule({
  id: 'end-of-life-base',
  summary: 'A base whose software or distribution gets no more fixes',
  why: "When support has ended, security holes are no longer mended, however often the image is rebuilt; a distribution's package lists move to an archive some day, and `apt-get update` fails. Debian's LTS counts as support, what has to be bought does not.",
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: ['end-of-life', 'official-images'],
  aliases: ['eol-ruby-version', 'tally/ruby/eol-ruby-version'],
  options: { days: integer(90, 'How many days before the end it is told, as info') },
  concern: 'image-life',
  rank: 4,
  word: 'past its end of life',
  examples: [{ bad: 'FROM node:18.12.0-bullseye\n' }, { bad: 'FROM alpine:3.18\n', good: 'FROM alpine:3.22\n' }],
  links: ['https://endoflife.date/', 'https://wiki.debian.org/LTS'],
  *check(facts, { days }) {
    const { endOfLife } = facts.knowledge;
    for (const image of facts.images) {
      const ending = isRun(image) && image.reference ? endings(supportOf(image.reference, facts.knowledge), facts.today, days) : [];
      const worst = ending.filter(({ isOver }) => isOver);
      const told = worst.length > 0 ? worst : ending;
      if (told.length === 0) continue;
      const { advice, fixes } = update(image, told, facts);
      yield {
        at: image.at,
        severity: severityOf(told, facts),
        message: `${told.map(inWords).join(', and ')} (facts of ${endOfLife?.asOf}). ${advice ?? 'Move to a release that is supported.'}`,
        fixes,
        related: usesBeside(image, fixes, facts),
      };
    }
  },
});

interface Ending extends Support {
  readonly end: SupportEnd;
  readonly isOver: boolean;
  readonly daysLeft: number;
}

const endings = (supports: readonly Support[], today: string, days: number): readonly Ending[] =>
  supports.flatMap((support) => {
    const end = supportEnd(support.cycle);
    if (!end) return [];
    const daysLeft = end.day === undefined ? -1 : daysBetween(today, end.day);
    return daysLeft > days ? [] : [{ ...support, end, isOver: daysLeft < 0, daysLeft }];
  });

const severityOf = (told: readonly Ending[], { knowledge }: Facts): Severity =>
  told.some((ending) => ending.isOver && !endsAsUsual(ending, knowledge)) ? 'warning' : 'info';

const inWords = ({ name, end, isOver, daysLeft, cycle }: Ending): string => {
  const { day, kind } = end;
  const what = kind === undefined ? '' : ` from its ${kind}`;
  if (day === undefined) return `${name} gets no more fixes`;
  const before = kind === undefined || cycle.endOfLife === undefined ? '' : `, after normal support until ${cycle.endOfLife}`;
  return isOver
    ? `${name} has had no fixes${what} since ${day}${before}`
    : `${name} gets no more fixes${what} after ${day}, in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
};

/** Where only the distribution is at its end, the software's line can stay. */
const update = (image: ImageUse, told: readonly Ending[], facts: Facts): Update => {
  const official = image.reference && officialTagOf(image.reference, facts.knowledge);
  if (!official) return { advice: undefined, fixes: [] };
  const isSoftware = told.some(({ of }) => of === 'software');
  return updateOf(image, official, { facts, ways: isSoftware ? ['inNextLine'] : ['onLaterDistribution', 'inNextLine'] });
};
