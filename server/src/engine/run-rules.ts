import type { Facts } from '../facts/model.ts';
import type { Problem, Rule, Severity } from '../rule.ts';
import type { EnabledRule, Finding } from './model.ts';
import { internalError } from './own-rules.ts';

const PAGES = 'https://github.com/plimsoll-lint/plimsoll/blob/main/docs/rules';

/** The page that tells of a rule. */
export const ruleUrl = (id: string): string => `${PAGES}/${id}.md`;

/** Runs the rules over the facts. A rule that throws becomes one `internal-error`, and the others go on. */
export const runRules = (facts: Facts, rules: readonly EnabledRule[]): Finding[] =>
  rules.filter(({ rule }) => hasTables(rule, facts) && mayBeAnswered(rule, facts)).flatMap((enabled) => runRule(facts, enabled));

const mayBeAnswered = ({ online }: Rule, { lookUps }: Facts): boolean => !online || lookUps.asks !== 'nobody';

/** Whether the tables are at hand without which a rule is silent. */
export const hasTables = (rule: Rule, { knowledge }: Facts): boolean => rule.needs.every((name) => isAtHand(name, knowledge));

/** A table says itself which one it is. */
const isAtHand = (name: Rule['needs'][number], knowledge: Facts['knowledge']): boolean =>
  Object.values(knowledge).some((table) => typeof table === 'object' && table.name === name);

const runRule = (facts: Facts, { rule, severity, options }: EnabledRule): Finding[] => {
  try {
    return firstOf(rule.check(facts, options as never)).map((problem) => stamp(rule, problem, severity));
  } catch (error) {
    const start = facts.nodes[0]?.span.start ?? 0;
    return [
      stamp(internalError, { at: { start, end: start }, message: `The rule ${rule.id} failed: ${String(error)}. Please report it.` }),
    ];
  }
};

/** More than anybody reads, and few enough for a file that is all faults: each costs fixes, places and lines of output. */
export const MOST_PROBLEMS = 1000;

/** The first problems that a rule finds; the last of them says so when there are more. */
export const firstOf = (problems: Iterable<Problem>): Problem[] => {
  const first: Problem[] = [];
  for (const problem of problems) {
    if (first.length < MOST_PROBLEMS) first.push(problem);
    else return [...first.slice(0, -1), withRest(first.at(-1) as Problem)];
  }
  return first;
};

const withRest = (problem: Problem): Problem => ({
  ...problem,
  message: `${problem.message} There are more of these, which are left out.`,
});

/** Messages quote what is written, and that may be a word as long as the file. */
const LONGEST_MESSAGE = 2000;

const shortened = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE / 2)} … ${message.slice(-LONGEST_MESSAGE / 4)}` : message;

/** Gives a problem its rule's id, severity and page. A severity that the user set beats the problem's own. */
export const stamp = (rule: Rule, problem: Problem, severity?: EnabledRule['severity']): Finding => ({
  rule: rule.id,
  aliases: rule.aliases,
  ...graded(problem.severity ?? rule.severity, severity),
  message: shortened(problem.message),
  url: ruleUrl(rule.id),
  at: problem.at,
  fixes: problem.fixes ?? NO_FIXES,
  related: problem.related ?? NOTHING_RELATED,
  data: problem.data ? { ...problem.data, also: [] } : NO_DATA,
  ...(problem.word !== undefined && { word: problem.word }),
  ...(problem.sharpens && { sharpens: true }),
});

/** What weighs more is told by the rule, whatever the user wants to hear of it. */
const graded = (own: Severity, set: Severity | undefined): Pick<Finding, 'severity' | 'ownSeverity'> =>
  set === undefined || set === own ? { severity: own } : { severity: set, ownSeverity: own };

/** Shared, for a file may have tens of thousands of findings. */
const NO_FIXES: Finding['fixes'] = [];
const NOTHING_RELATED: Finding['related'] = [];
const NO_DATA: Finding['data'] = { also: [] };
