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
      const key = `${placeOf(finding)}\n${finding.message}`;
      const known = merged.get(key);
      if (known) merged.set(key, { finding: withPlaces(known.finding, finding), names: known.names.add(build) });
      else merged.set(key, { finding, names: new Set([build]) });
    }
  const sharpened = new Set([...merged.values()].flatMap(({ finding }) => (finding.sharpens ? [placeOf(finding)] : [])));
  return [...merged.values()].flatMap(({ finding, names }) => {
    if (!names.has('')) return [named(finding, [...names])];
    return finding.sharpens || !sharpened.has(placeOf(finding)) ? [finding] : [];
  });
};

const placeOf = ({ rule, at }: Finding): string => `${rule}\n${at.start}\n${at.end}`;

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
