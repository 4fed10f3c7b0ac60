import { isPlain, replaceItems } from '../edit/commands.ts';
import { addPackages, installCommand } from '../edit/packages.ts';
import { type DistributionPackages, packagesInstead } from '../facts/distribution-packages.ts';
import type { Distribution, Facts, SourceBuild } from '../facts/model.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'build-from-source',
  summary: 'Software is compiled that could be installed',
  why: "What is compiled here gets no security updates but by your own hand, and scanners do not see it. The distribution's package is built, signed, tested and updated by people whose job that is; the next best is the software's own package repository or image.",
  category: 'provenance',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: 3,
  word: 'compiled from source',
  examples: [
    {
      bad: 'FROM debian:bookworm-20241111\nRUN curl -fsSLO https://curl.se/download/curl-7.88.1.tar.gz && tar xzf curl-7.88.1.tar.gz && cd curl-7.88.1 && ./configure && make && make install\n',
      good: 'FROM debian:bookworm-20241111\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  links: ['https://www.debian.org/doc/manuals/securing-debian-manual/ch04s08.en.html'],
  *check(facts) {
    for (const build of facts.builds) {
      const distribution = build.stage?.distribution;
      const instead = distribution && packagesInstead(build.download, distribution, facts.knowledge);
      yield {
        at: build.download.at,
        severity: instead && isAsNew(instead, build) ? 'warning' : 'info',
        message: messageFor(build, { distribution, instead, asOf: facts.knowledge.asOf }),
        fixes: distribution && instead ? fixesFor(build, { distribution, instead }, facts) : [],
      };
    }
  },
});

interface Offer {
  readonly distribution: Distribution;
  readonly instead: DistributionPackages;
}

const messageFor = (
  { download: { source } }: SourceBuild,
  offer: { [K in keyof Offer]: Offer[K] | undefined } & { readonly asOf: string | undefined },
): string => {
  const what = `${source.name || 'Software'}${source.version === undefined ? '' : ` ${source.version}`}`;
  const compiled = `${what} is compiled from ${source.host}, so it gets no security updates but by hand.`;
  const { distribution, instead, asOf } = offer;
  if (!distribution || !instead) return `${compiled} Prefer the distribution's package, or the software's own image, where there is one.`;
  const version = instead.version === undefined ? 'version not known here' : `${instead.version}, facts of ${asOf}`;
  return `${compiled} ${nameOf(distribution)} has ${instead.packages.join(' and ')} (${version}).`;
};

const nameOf = ({ family, release }: Distribution): string =>
  `${family === 'rhel' ? 'The distribution' : family[0]?.toUpperCase() + family.slice(1)}${release === undefined ? '' : ` ${release}`}`;

/** Whether the package is of the version's major or later; unknown versions are not. */
const isAsNew = ({ version }: DistributionPackages, { download }: SourceBuild): boolean => {
  const major = (text: string | undefined): number => Number(/\d+/.exec(text?.replace(/^\d+:/, '') ?? '')?.[0] ?? Number.NaN);
  return major(version) >= major(download.source.version);
};

/** Offered where the download and all steps stand plainly in one RUN, so that the rest of it can stay. */
const fixesFor = (build: SourceBuild, { distribution, instead }: Offer, facts: Facts): readonly Fix[] => {
  const { use, node } = build.download;
  const steps = build.steps;
  if (
    !use ||
    !isPlain(use) ||
    !steps.every((step) => step.node === node && isPlain(step) && step.command.item.list === use.command.item.list)
  )
    return [];
  const items = relatedItems(build, facts.text);
  const install = facts.installs.find((other) => other.use.node === node && isPlain(other.use) && other.packages.length > 0);
  const added = install && addPackages(install, instead.packages, facts.text);
  const edits = replaceItems(items, added ? undefined : installCommand(distribution.family, instead.packages), facts.text);
  if (!edits) return [];
  const title = `Install ${instead.packages.join(' and ')}${instead.version === undefined ? '' : ` ${instead.version}`} instead of compiling`;
  return [{ title, safety: 'review', edits: added ? [added, ...edits] : edits }];
};

/** The items of the list that serve the build: its steps, and whatever names its archive or its folder. */
const relatedItems = ({ download, steps }: SourceBuild, text: string) => {
  const list = download.use?.command.item.list.items ?? [];
  const first = download.use?.command.item.index ?? 0;
  const names = [download.source.path.slice(download.source.path.lastIndexOf('/') + 1), download.destination, download.source.name].filter(
    (name) => name !== undefined && name.length > 2,
  );
  return list.filter((item) => {
    if (item.index < first) return false;
    if (item.index === first || steps.some(({ command }) => command.item === item)) return true;
    const written = text.slice(item.span.start, item.span.end);
    return (
      /^(?:cd|tar|unzip|mkdir|rm|pushd|popd)\b/.test(written) &&
      (names.some((name) => written.includes(name as string)) || /^(?:cd \.\.|popd|cd \/$)/.test(written))
    );
  });
};
