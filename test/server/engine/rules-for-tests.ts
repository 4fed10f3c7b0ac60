import { integer, type Option, type Rule, strings } from '../../../server/src/rule.ts';

const choice = (value: string, choices: readonly string[]): Option => ({ type: 'choice', default: value, choices, summary: 'How strict' });

/** A rule that finds nothing, and what else it is to be. */
export const ruleForTests = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  summary: `About ${id}`,
  why: 'For tests.',
  category: 'correctness',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: 'FROM a\n' }],
  links: [],
  *check() {},
  ...more,
});

/** A few rules as the real ones are shaped, so that the tests hold whatever rules there are. */
export const RULES: readonly Rule[] = [
  ruleForTests('unpinned-image', { aliases: ['DL3006', 'DL3007', 'DS-0001', 'CKV_DOCKER_7'] }),
  ruleForTests('floating-tag', { tier: 'strict', aliases: ['DS-0001'], options: { allow: strings(['latest'], 'Tags that may float') } }),
  ruleForTests('docker-socket-mount', {
    severity: 'error',
    options: { depth: integer(3, 'How deep'), mode: choice('all', ['all', 'write']) },
  }),
  ruleForTests('stage-name-casing', { aliases: ['buildkit/StageNameCasing'] }),
  ruleForTests('root-user', { aliases: ['DL3002', 'DS-0002', 'CKV_DOCKER_3', 'tally/no-root'] }),
  ruleForTests('syntax-error', { severity: 'error' }),
  ruleForTests('unused-suppression', { severity: 'info' }),
];

/** Finds images with the tag `latest`, and names a version where the tag is written: perhaps in another file. */
export const latestTag: Rule = ruleForTests('latest-tag', {
  severity: 'warning',
  *check({ images }) {
    for (const { at, reference, resolved } of images) {
      const start = reference?.offsets.tagStart;
      const place = start === undefined || reference?.tag !== 'latest' ? undefined : resolved?.locate(start, start + 'latest'.length);
      if (!place) continue;
      const fixes = [{ title: 'Name a version', safety: 'safe' as const, edits: [{ ...place, text: '1.2.3' }] }];
      yield { at, message: 'The tag moves.', fixes, related: [{ ...place, message: 'The tag is written here.' }] };
    }
  },
});
