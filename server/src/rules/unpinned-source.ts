import { pinCloneFixes } from '../edit/pin-clone.ts';
import type { Download } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

const BRANCH_ARCHIVE =
  /\/(?:archive|tarball|zipball|tar\.gz|zip|-\/archive)\/(?:refs\/heads\/)?(master|main|trunk|develop|dev|HEAD|refs\/heads\/[\w./-]+?)(?:\.(?:tar\.\w+|tgz|zip)|\/|$)/;
const LATEST_RELEASE = /\/releases\/latest\/download\//;

export default defineRule({
  id: 'unpinned-source',
  summary: 'Source from a branch, not from a release',
  why: "A branch is whatever was pushed last: each build may compile other code, and nobody can tell which. Name a release tag; a commit, which can't be moved, is safer still.",
  category: 'reproducibility',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: 1,
  word: 'not pinned to a release',
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN git clone https://github.com/example/tool.git /src\n',
      good: 'FROM debian:12.8\nRUN git clone --branch v1.4.2 --depth 1 https://github.com/example/tool.git /src\n',
    },
  ],
  links: ['https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---branchname'],
  *check(facts) {
    for (const download of facts.downloads) {
      const what = floatingPart(download);
      if (what !== undefined)
        yield {
          at: download.at,
          message: `This takes ${what}: tomorrow's build may get other code. Name a release tag or, better, a commit.`,
          fixes: pinCloneFixes(download, facts),
        };
    }
  },
});

const floatingPart = (download: Download): string | undefined => {
  // What \`go get\` takes for the project's own code to use is for its modules to say.
  if (download.by === 'go' && !download.uses.has('compiled')) return undefined;
  if (REPOSITORIES.has(download.by)) return download.verification?.by === 'commit' ? undefined : floatingRef(download);
  const branch = BRANCH_ARCHIVE.exec(download.url)?.[1];
  if (branch !== undefined) return `the branch "${branch.replace('refs/heads/', '')}"`;
  return LATEST_RELEASE.test(download.url) && !download.verification ? 'the latest release, whichever that is' : undefined;
};

const REPOSITORIES: ReadonlySet<Download['by']> = new Set(['git', 'go', 'cargo', 'pip']);

/** An ADD writes its reference in the URL, where a variable may stand for it. A crate without a version is a release. */
const floatingRef = ({ ref, isKnown, use, source }: Download): string | undefined => {
  if ((!isKnown && !use) || source.host === 'crates.io') return undefined;
  if (!ref) return "the repository's default branch as it is today";
  if (ref.kind !== 'branch') return undefined;
  return ref.name === 'latest' ? 'the latest release, whichever that is' : `the branch "${ref.name}"`;
};
