import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import type { Finding } from '../../../server/src/engine/model.ts';
import { findSuppressions, type SuppressionFacts, suppress, type UnusedName } from '../../../server/src/engine/suppressions.ts';
import { RULES } from './rules-for-tests.ts';

export const TODAY = '2026-06-15';

export const factsOf = (text: string): SuppressionFacts => {
  const { instructions, comments, directives, stages } = parseDockerfile(text);
  return { text, nodes: instructions, comments, directives, stages: stages as unknown as SuppressionFacts['stages'], today: TODAY };
};

/** A finding of a rule without length. */
export const finding = (rule: string, start = 0, also: readonly string[] = []): Finding => ({
  rule,
  aliases: [],
  severity: 'warning',
  message: rule,
  url: '',
  at: { start, end: start },
  fixes: [],
  related: [],
  data: { also },
});

export const ALL_RAN = new Set(RULES.map(({ id }) => id));

/** What suppresses a finding of a rule at the last place of `needle`. */
export const suppressed = (lines: readonly string[], rule: string, needle: string): Finding['suppressed'] => {
  const text = lines.join('\n');
  const at = text.lastIndexOf(needle);
  assert.ok(at >= 0, `${needle} is in the text`);
  return suppress([finding(rule, at)], findSuppressions(factsOf(text), RULES), ALL_RAN).findings[0]?.suppressed;
};

/** Which dialect suppresses it. */
export const by = (lines: readonly string[], rule: string, needle: string): string | undefined => suppressed(lines, rule, needle)?.by;

/** The names that suppress nothing: what is marked, why, and what it may mean. */
export const unused = (lines: readonly string[], findings: readonly Finding[] = [], ran: ReadonlySet<string> = ALL_RAN): string[] => {
  const text = lines.join('\n');
  return suppress(findings, findSuppressions(factsOf(text), RULES), ran).unused.map((one) => show(one, text));
};

const show = ({ at, why, suggestion, text: name }: UnusedName, text: string): string => {
  const written = text.slice(at.start, at.end);
  if (name !== '') assert.equal(written, name);
  return [written, why, ...(suggestion === undefined ? [] : [suggestion])].join(' ');
};
