import type { Finding } from './model.ts';

/** The findings of one build of a file: the file by itself, with an empty name, or a build that the workspace knows. */
export interface BuildFindings {
  readonly build: string;
  readonly findings: readonly Finding[];
}

/** Merges equal findings of several builds of one file; those that not every build has name the builds that have them. */
export const mergeBuilds = (builds: readonly BuildFindings[]): Finding[] => {
  const merged = new Map<string, { readonly finding: Finding; readonly names: Set<string> }>();
  for (const { build, findings } of builds)
    for (const finding of findings) {
      const key = `${finding.rule}\n${finding.at.start}\n${finding.at.end}\n${finding.message}`;
      const known = merged.get(key);
      if (known) merged.set(key, { finding: withPlaces(known.finding, finding), names: known.names.add(build) });
      else merged.set(key, { finding, names: new Set([build]) });
    }
  return Array.from(merged.values(), ({ finding, names }) => (names.has('') ? finding : named(finding, [...names])));
};

/** Each build may have the same from another place. */
const withPlaces = (finding: Finding, { related }: Finding): Finding => {
  const known = new Set(finding.related.map(keyOf));
  const others = related.filter((place) => !known.has(keyOf(place)));
  return others.length === 0 ? finding : { ...finding, related: [...finding.related, ...others] };
};

const keyOf = ({ path = '', span }: Finding['related'][number]): string => `${path}:${span.start}-${span.end}`;

const named = (finding: Finding, names: readonly string[]): Finding => ({
  ...finding,
  message: `${finding.message} Found in the build of ${names.join(', ')}.`,
  data: { ...finding.data, builds: names },
});
