import type { Facts } from '../facts/model.ts';
import { knownRepository, makersRepository } from '../facts/repositories/known.ts';
import type { PackageRepository } from '../facts/repositories/model.ts';
import { defineRule, strings } from '../rule.ts';

type Known = NonNullable<ReturnType<typeof knownRepository>>;

export default defineRule({
  id: 'independent-repository',
  summary: "Packages come from neither the distribution nor the software's makers",
  why: "A PPA, EPEL or a maintainer's own archive is built and signed by somebody else than the distribution and the makers of the software: one more party that decides what runs in the image, and whose packages may replace the distribution's. The distribution's package comes first, the makers' own repository or image second.",
  category: 'provenance',
  severity: 'info',
  tier: 'recommended',
  needs: ['repositories'],
  aliases: [],
  options: {
    trusted: strings([], 'Repositories that you have decided for: `ppa:owner/name`, a host, or a host and the beginning of a path.'),
  },
  examples: [
    {
      bad: 'FROM ubuntu:24.04\nRUN add-apt-repository -y ppa:nginx/stable && apt-get update && apt-get install -y nginx\n',
      good: 'FROM ubuntu:24.04\nCOPY nginx.asc /etc/apt/keyrings/\nRUN echo "deb [signed-by=/etc/apt/keyrings/nginx.asc] https://nginx.org/packages/ubuntu noble nginx" > /etc/apt/sources.list.d/nginx.list \\\n    && apt-get update && apt-get install -y nginx\n',
    },
  ],
  links: ['https://wiki.debian.org/DontBreakDebian'],
  *check(facts, { trusted }) {
    const seen = new Set<string>();
    for (const repository of facts.repositories) {
      const known = knownRepository(repository, facts.knowledge);
      if (!known || known.kind === 'vendor' || known.status || isTrusted(repository, trusted)) continue;
      // What a stage adds in several lines, or as a package and its file, is one repository.
      const key = `${repository.stage?.index} ${known.kind === 'hosting' ? repository.name : known.place}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { at: repository.at, message: messageFor(repository, known, facts) };
    }
  },
});

const isTrusted = ({ name, host, path }: PackageRepository, trusted: readonly string[]): boolean =>
  trusted.some((place) => place === name || place === host || `${host}${path}/`.startsWith(`${place.replace(/\/$/, '')}/`));

/** A file that describes a repository is not its name. */
const nameOf = ({ name, by }: PackageRepository, { kind, place }: Known): string =>
  kind === 'independent' && (by === 'download' || by === 'package') && name.includes('/') ? place : name;

const messageFor = (repository: PackageRepository, known: Known, { knowledge }: Facts): string => {
  const name = nameOf(repository, known);
  const facts = `(facts of ${knowledge.repositories?.asOf})`;
  const who =
    known.kind === 'hosting'
      ? `${name} is ${known.software}, where anybody can open one: what it installs comes from its owner, not from the distribution ${facts}.`
      : `${name} is an independent repository (${known.software}, kept by ${known.keeper}): what it installs comes neither from the distribution nor from the makers of the software ${facts}.`;
  return `${who} ${adviceFor(known, makersRepository(repository, known, knowledge))}`;
};

const adviceFor = ({ packages, image }: Known, makers: string | undefined): string => {
  const second = makers === undefined ? image && `the official image ${image}` : `the makers' own repository ${makers}`;
  if (second) return `Prefer the distribution's package where it will do, else ${second}.`;
  return packages.length > 0
    ? "Prefer the distribution's package where it will do."
    : 'Take from it only what the distribution lacks, and make sure that you trust its keeper.';
};
