import { moveFixes } from '../edit/move-fixes.ts';
import type { DocumentNode } from '../facts/model.ts';
import { type NamedRelease, namedRelease } from '../facts/releases/named-release.ts';
import { newerReleases } from '../facts/releases/newer-releases.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'outdated-source',
  summary: 'Source from a release that others of its line have followed',
  why: 'What is fetched by the name of a release stays what it is, with all faults that were found since. Nothing but its repository says that there are newer releases, and no package manager updates it.',
  category: 'provenance',
  severity: 'info',
  tier: 'strict',
  online: true,
  needs: [],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: -1,
  word: 'not the newest release of its line',
  examples: [
    {
      bad: 'FROM debian:12.8\nARG TOOL_VERSION=1.4.2\nRUN git clone --branch v${TOOL_VERSION} --depth 1 https://github.com/example/tool.git /src\n',
      good: 'FROM debian:12.8\nARG TOOL_VERSION=1.6.0\nRUN git clone --branch v${TOOL_VERSION} --depth 1 https://github.com/example/tool.git /src\n',
      lookUps: [
        {
          question: { ask: 'git-tags', of: { url: 'https://github.com/example/tool' } },
          answer: {
            tags: ['v1.4.2', 'v1.5.0', 'v1.6.0', 'v2.0.0-rc1'].map((name, index) => ({ name, commit: `${index}`.repeat(40) })),
          },
        },
      ],
    },
  ],
  links: ['https://git-scm.com/docs/git-ls-remote'],
  *check(facts) {
    const said = new Map<DocumentNode, Set<string>>();
    let fixesLeft = MOST_FIXES;
    for (const download of facts.downloads) {
      const named = namedRelease(download, facts);
      const newer = named && newerReleases(named, facts.lookUps);
      if (!named || newer?.inLine === undefined || isSaid(said, download.node, named)) continue;
      yield {
        at: download.at,
        message: message(named, newer.inLine),
        word: `followed by ${newer.inLine} in its line`,
        fixes: fixesLeft-- > 0 ? moveFixes(download, newer.inLine, facts) : [],
        data: {
          repository: named.repository,
          tag: named.tag,
          newest: newer.inLine,
          ...(newer.later !== undefined && { later: newer.later }),
        },
      };
    }
  },
});

/** More than anybody goes through; for each the whole file is looked at. */
const MOST_FIXES = 100;

/** An archive and its signature are one release, and an instruction may fetch more of it. */
const isSaid = (said: Map<DocumentNode, Set<string>>, node: DocumentNode, { repository, tag }: NamedRelease): boolean => {
  const ofNode = said.get(node) ?? new Set<string>();
  const key = `${repository} ${tag}`;
  const isKnown = ofNode.has(key);
  said.set(node, ofNode.add(key));
  return isKnown;
};

const message = ({ repository, tag }: NamedRelease, newest: string): string =>
  `This takes ${tag} of ${repository.replace(/^https:\/\/|\.git$/g, '')}, and ${newest} is newer in the same line: what was mended since is missing here. Move to it once it is tested.`;
