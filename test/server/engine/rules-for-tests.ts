import { integer, type Option, type Rule, strings } from '../../../server/src/rule.ts';

const choice = (value: string, choices: readonly string[]): Option => ({ type: 'choice', default: value, choices, summary: 'How strict' });

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
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
  rule('unpinned-image', { aliases: ['DL3006', 'DL3007', 'DS-0001', 'CKV_DOCKER_7'] }),
  rule('floating-tag', { tier: 'strict', aliases: ['DS-0001'], options: { allow: strings(['latest'], 'Tags that may float') } }),
  rule('docker-socket-mount', { severity: 'error', options: { depth: integer(3, 'How deep'), mode: choice('all', ['all', 'write']) } }),
  rule('stage-name-casing', { aliases: ['buildkit/StageNameCasing'] }),
  rule('root-user', { aliases: ['DL3002', 'DS-0002', 'CKV_DOCKER_3', 'tally/no-root'] }),
  rule('syntax-error', { severity: 'error' }),
  rule('unused-suppression', { severity: 'info' }),
];
