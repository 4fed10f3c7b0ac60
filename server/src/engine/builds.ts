import type { Finding } from './model.ts';

/** The findings of one build of a file: the file by itself, with an empty name, or a build that the workspace knows. */
export interface BuildFindings {
  readonly build: string;
  readonly findings: readonly Finding[];
}

/** Merges equal findings of several builds of one file; those that not every build has name the builds that have them. */
export const mergeBuilds = (builds: readonly BuildFindings[]): Finding[] => {
  const merged = new Map<string, { finding: Finding; names: string[] }>();
  for (const { build, findings } of builds)
    for (const finding of findings) {
      const key = `${finding.rule}\n${finding.at.start}\n${finding.at.end}\n${finding.message}`;
      const known = merged.get(key) ?? { finding, names: [] };
      known.names.push(build);
      merged.set(key, known);
    }
  return [...merged.values()].map(({ finding, names }) => (names.includes('') ? finding : named(finding, names)));
};

const named = (finding: Finding, names: readonly string[]): Finding => ({
  ...finding,
  message: `${finding.message} Found in the build of ${names.join(', ')}.`,
  data: { ...finding.data, builds: names },
});
