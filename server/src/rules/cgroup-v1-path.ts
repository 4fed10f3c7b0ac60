import { type CgroupFile, readCgroupFiles } from '../facts/cgroup-files.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'cgroup-v1-path',
  summary: 'A script reads its limits where only cgroup v1 has them',
  why: 'Current distributions mount cgroup v2, which has no folder for each controller: the file is not there, and a script that sizes heaps or workers by it fails, or takes the whole host for its own.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [
    {
      bad: 'FROM debian:12.8\nCMD export LIMIT=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes) && exec server\n',
      good: 'FROM debian:12.8\nCMD export LIMIT=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes) && exec server\n',
    },
  ],
  links: ['https://docs.kernel.org/admin-guide/cgroup-v2.html', 'https://kubernetes.io/docs/concepts/architecture/cgroups/'],
  *check(facts) {
    for (const file of readCgroupFiles(facts)) {
      const fix = fallbackFix(file, facts.text);
      yield { at: file.at, message: messageFor(file), fixes: fix ? [fix] : [] };
    }
  },
});

const messageFor = ({ path, successor }: CgroupFile): string => {
  const place = successor ?? `the files of cgroup v2, such as ${/\/cpu/.test(path) ? 'cpu.max' : 'memory.max'},`;
  return `This file is not there with cgroup v2, which current distributions have, so what reads it fails or knows no limit. Read ${place} first, and this one where that is missing.`;
};

/** Only where the file is printed and nothing else: what is done with it otherwise can't be told from here. */
const fallbackFix = ({ at, path, successor }: CgroupFile, text: string): Fix | undefined => {
  const opening = /(?:\$\(|`)\s*(?=cat[ \t]+$)/.exec(text.slice(Math.max(0, at.start - LONGEST_OPENING), at.start));
  if (!successor || !opening || !/^\s*[)`]/.test(text.slice(at.end)) || text.slice(at.start, at.end) !== path) return undefined;
  return {
    title: `Read ${successor} first, which says max where there is no limit`,
    safety: 'review',
    edits: [{ span: { start: at.start, end: at.start }, text: `${successor} 2>/dev/null || cat ` }],
  };
};

/** `$( cat ` and some white space. */
const LONGEST_OPENING = 20;
