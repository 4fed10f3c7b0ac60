import { replaceBuild } from '../edit/replace-build.ts';
import { replaceStage } from '../edit/replace-stage.ts';
import { vendorFixes } from '../edit/vendor-fix.ts';
import { type DistributionPackages, packagesInstead } from '../facts/distribution-packages.ts';
import type { Distribution, Facts, SourceBuild } from '../facts/model.ts';
import { fetchedVersion } from '../facts/packages/fetched-version.ts';
import { softwareName } from '../facts/packages/software-name.ts';
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
      bad: 'FROM debian:bookworm-20241111\nRUN wget -q https://download.redis.io/releases/redis-7.0.15.tar.gz && tar xzf redis-7.0.15.tar.gz && cd redis-7.0.15 && make && make install\n',
      good: 'FROM debian:bookworm-20241111\nRUN apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  links: ['https://www.debian.org/doc/manuals/securing-debian-manual/ch04s08.en.html'],
  *check(facts) {
    for (const build of facts.builds) {
      const distribution = build.stage?.distribution;
      const instead = distribution && packagesInstead(build.download, distribution, facts.knowledge);
      yield {
        at: build.download.at,
        severity: instead?.tier === 'high' && instead.standing === 'as-new' ? 'warning' : 'info',
        message: messageFor(build, { distribution, instead }, facts),
        fixes: distribution ? fixesFor(build, { distribution, instead }, facts) : [],
      };
    }
  },
});

interface Offer {
  readonly distribution: Distribution;
  readonly instead: DistributionPackages;
}

const messageFor = ({ download }: SourceBuild, offer: { [K in keyof Offer]: Offer[K] | undefined }, { knowledge }: Facts): string => {
  // A tag may be written with underscores.
  const version = fetchedVersion(download)?.replaceAll('_', '.');
  const what = `${softwareName(download, knowledge) || 'Software'}${version === undefined ? '' : ` ${version}`}`;
  const compiled = `${what} is compiled from ${download.source.host || download.url}, so it gets no security updates but by hand.`;
  const { distribution, instead } = offer;
  if (!distribution || !instead) return `${compiled} Prefer the distribution's package, or the software's own image, where there is one.`;
  const shipped = instead.version === undefined ? 'version not known here' : `${instead.version}, facts of ${instead.asOf}`;
  const has = `${nameOf(distribution)} ${instead.tier === 'high' ? 'has' : 'probably has it as'} ${instead.packages.join(' and ')} (${shipped}).`;
  return `${compiled} ${has} ${ADVICE[instead.standing]}`;
};

const nameOf = ({ family, release }: Distribution): string =>
  `${family === 'rhel' ? 'The distribution' : family[0]?.toUpperCase() + family.slice(1)}${release === undefined ? '' : ` ${release}`}`;

const ADVICE: Readonly<Record<DistributionPackages['standing'], string>> = {
  'as-new': 'Install that.',
  older: 'Install that, if the older version will do.',
  'newer-line': 'Install that, if the newer version will do.',
  unknown: 'Install that, if its version will do.',
};

/** Another version is for a person to choose, and so is what only seems to be the same, or has a version that is not known here. */
const isSure = ({ tier, standing, version }: DistributionPackages): boolean =>
  tier === 'high' && version !== undefined && (standing === 'as-new' || standing === 'unknown');

/** What the distribution has comes first, then what the makers' own repository has, where that is newer. */
const fixesFor = (
  build: SourceBuild,
  { distribution, instead }: Pick<Offer, 'distribution'> & { readonly instead: Offer['instead'] | undefined },
  facts: Facts,
): readonly Fix[] => {
  if (!instead || !isSure(instead)) return vendorFixes(build, distribution, facts);
  const { packages, version } = instead;
  const edits = replaceBuild({ build, distribution, packages }, facts) ?? replaceStage({ build, distribution, packages }, facts);
  const title = `Install ${packages.join(' and ')}${version === undefined ? '' : ` ${version}`} instead of compiling${compiledInWords(build)}`;
  return edits ? [{ title, safety: 'review', edits }] : [];
};

/** What a package is not built with; for a person to weigh. */
const OPTION = /^--(?:enable|disable|with|without|add)-/;

const compiledInWords = ({ download, steps }: SourceBuild): string => {
  const { version } = download.source;
  const hasOptions = steps.some(({ command }) => command.arguments.some(({ value }) => OPTION.test(value)));
  return `${version === undefined ? '' : ` ${version}`}${hasOptions ? ' with options of its own' : ''}`;
};
