import type { Report } from '../engine/model.ts';
import type { Rule, Severity } from '../rule.ts';

export const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/** The three words that GitHub code scanning knows. */
const PROBLEM_SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' };

export interface RuleTable {
  readonly descriptors: readonly unknown[];
  /** The place of a rule's descriptor. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Describes each rule of the report, and by its id alone any other that a finding names. */
export const ruleTable = ({ rules, files }: Report): RuleTable => {
  const findings = files.flatMap((file) => file.findings);
  const pages = new Map(findings.map(({ rule, url }) => [rule, url]));
  const known = new Set(rules.map(({ id }) => id));
  const others = [...pages.keys()].filter((id) => !known.has(id));
  const descriptors = [...rules.map((rule) => descriptorOf(rule, pages.get(rule.id))), ...others.map((id) => ({ id }))];
  return { descriptors, indexOf: new Map([...rules.map(({ id }) => id), ...others].map((id, index) => [id, index])) };
};

const descriptorOf = (rule: Rule, page: string | undefined): unknown => ({
  id: rule.id,
  shortDescription: { text: rule.summary },
  fullDescription: { text: rule.why },
  ...(page && { helpUri: page }),
  help: { text: helpText(rule), markdown: helpMarkdown(rule) },
  defaultConfiguration: { enabled: rule.tier === 'recommended', level: LEVEL[rule.severity] },
  properties: {
    tags: [rule.category, rule.tier, ...(rule.online ? ['online'] : [])],
    aliases: rule.aliases,
    'problem.severity': PROBLEM_SEVERITY[rule.severity],
  },
});

const helpText = ({ summary, why, links }: Rule): string => [`${summary}.`, why, ...links].join('\n');

const helpMarkdown = (rule: Rule): string => {
  const [{ bad, good }] = rule.examples;
  const example = `\`\`\`dockerfile\n${bad.trimEnd()}\n\`\`\``;
  const better = good === undefined ? [] : ['Better:', `\`\`\`dockerfile\n${good.trimEnd()}\n\`\`\``];
  const links = rule.links.map((link) => `- <${link}>`).join('\n');
  return [`**${rule.summary}**`, rule.why, 'Found in:', example, ...better, links].filter((part) => part !== '').join('\n\n');
};
