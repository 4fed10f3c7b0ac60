import type { Download, Facts } from '../facts/model.ts';
import { knownRepository } from '../facts/repositories/known.ts';
import type { PackageRepository } from '../facts/repositories/model.ts';
import { defineRule, type Problem } from '../rule.ts';

type Known = NonNullable<ReturnType<typeof knownRepository>>;

export default defineRule({
  id: 'dead-repository',
  summary: 'A package repository that is gone, or gets nothing new',
  why: 'From a host that is gone nothing comes any more, so the build fails, or whoever gets the name next decides what comes. A repository that is no longer kept up still serves, but no fix for what is found from now on.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  needs: ['repositories'],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: 5,
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN echo "deb [signed-by=/etc/apt/keyrings/helm.gpg] https://baltocdn.com/helm/stable/debian/ all main" > /etc/apt/sources.list.d/helm.list\n',
      good: 'FROM debian:12.8\nRUN echo "deb [signed-by=/etc/apt/keyrings/helm.gpg] https://packages.buildkite.com/helm-linux/helm-debian/any/ any main" > /etc/apt/sources.list.d/helm.list\n',
    },
  ],
  links: ['https://kubernetes.io/blog/2023/08/31/legacy-package-repository-deprecation/'],
  *check(facts) {
    const seen = new Set<string>();
    for (const { at, stage, known, name } of placesOf(facts)) {
      const key = `${stage?.index} ${known.place}`;
      if (!known.status || seen.has(key)) continue;
      seen.add(key);
      yield { at, severity: known.status === 'gone' ? 'warning' : 'info', message: messageFor(name, known, facts) };
    }
  },
});

interface Place extends Pick<Download, 'stage'> {
  readonly at: Problem['at'];
  readonly name: string;
  readonly known: Known;
}

/** All repositories, and what is fetched from hosts of repositories that are gone; of one that still serves a file is no sign. */
const placesOf = ({ repositories, downloads, knowledge }: Facts): Place[] => {
  const added = repositories.flatMap((repository) => {
    const known = knownRepository(repository, knowledge);
    return known ? [{ at: repository.at, stage: repository.stage, name: nameOf(repository, known), known }] : [];
  });
  const fetched = downloads.flatMap(({ at, stage, source }) => {
    const known = knownRepository(source, knowledge);
    return known?.status === 'gone' ? [{ at, stage, name: source.host, known }] : [];
  });
  return [...added, ...fetched].sort((a, b) => a.at.start - b.at.start);
};

/** Of a repository that is kept up one suite may be gone. */
const nameOf = ({ name }: PackageRepository, { place }: Known): string => {
  const [, suite] = place.split('/dists/');
  return suite === undefined ? name : `${suite} of ${name}`;
};

const messageFor = (name: string, { status, since, software, successor }: Known, { knowledge }: Facts): string => {
  const when = `${since === undefined ? '' : ` since ${since}`} (facts of ${knowledge.repositories?.asOf})`;
  if (status === 'frozen')
    return `${name} gets nothing new${when}, not even fixes for security. ${successor ? `Use ${successor} instead.` : `Look where ${software} is published now.`}`;
  const fails = `${name} is gone${when}, so this fails.`;
  return `${fails} ${successor ? `${software} comes from ${successor} now.` : 'Look where the software is published now.'}`;
};
