import type { Facts } from '../facts/model.ts';
import type { Fix, Severity } from '../rule.ts';
import { editSources, type Sources } from '../text/edits.ts';
import type { Edit } from '../text/span.ts';
import { keepsInstructions } from './instruction-check.ts';
import type { Finding } from './model.ts';
import { MOST_PROBLEMS } from './run-rules.ts';

/** A text as the engine sees it, with the other files that it was read with: its facts and what was found in it. */
export interface Analysed extends Sources {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  /** The builds that the other files make of it, by name. */
  readonly builds: readonly string[];
}

/** With `about`, only what these rules find needs to be right. */
export type Analyse = (sources: Sources, about?: ReadonlySet<string>) => Analysed;

/** A fix, and the finding that it is to mend. */
export interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Analyses a text again; `undefined` once that has been done too often. */
export type AnalyseAgain = (sources: Sources, about?: ReadonlySet<string>) => Analysed | undefined;

export interface CheckContext {
  readonly before: Analysed;
  readonly analyse: AnalyseAgain;
}

/** What came of edits: the text analysed with them made, or why they are not to be made. */
export type Trial = { readonly after: Analysed; readonly harm?: undefined } | { readonly harm: string };

export const TOO_MUCH = 'there is too much in this file to check it';

/** Characters in all. Past so many only files not written by hand have more to check. */
const MOST_ANALYSED = 1024 * 1024;

/**
 * Each check analyses the whole file anew, so their number is bounded by its length. The last one is kept: images that share an ARG
 * have fixes that come to the same.
 */
export const withinLimit = (analyse: Analyse): AnalyseAgain => {
  let left = MOST_ANALYSED;
  let last: { readonly analysed: Analysed; readonly about: ReadonlySet<string> | undefined } | undefined;
  return (sources, about) => {
    if (last && isSame(last.analysed, sources) && isSameSet(last.about, about)) return last.analysed;
    left -= sources.text.length;
    last = left < 0 ? undefined : { analysed: analyse(sources, about), about };
    return last?.analysed;
  };
};

/**
 * Makes fixes that do not overlap, all together. They do harm when the edited text no longer parses, has lost an instruction or a
 * build, or still has one of the findings.
 */
export const tryFixes = (candidates: readonly Candidate[], context: CheckContext): Trial => {
  const about = new Set(candidates.map(({ finding }) => finding.rule));
  const trial = tryEdits(
    candidates.flatMap(({ fix }) => fix.edits),
    { before: context.before, analyse: (sources) => context.analyse(sources, about) },
  );
  if (trial.harm !== undefined) return trial;
  return leavesFindings(candidates, context.before, trial.after) ? { harm: 'the finding stays' } : trial;
};

/** As `tryFixes`, whatever the edits mend. */
export const tryEdits = (edits: readonly Edit[], { before, analyse }: CheckContext): Trial => {
  const edited = editSources(before, edits);
  if (!edited) return { harm: 'it edits a file that is not at hand' };
  if (isSame(before, edited)) return { harm: 'it changes nothing' };
  const after = analyse(edited);
  if (!after) return { harm: TOO_MUCH };
  const harm = structuralHarm({ before, after, edits });
  return harm === undefined ? { after } : { harm };
};

/** A fix that the check refuses, and why. */
export type Refusal = readonly [Candidate, string];

const NONE: readonly Refusal[] = [];

/** Those of several fixes that do harm: all are tried together, which is enough when none does; else in halves, down to those that do. */
export const findHarmful = (candidates: readonly Candidate[], context: CheckContext): readonly Refusal[] => {
  const { harm } = tryFixes(candidates, context);
  return harm === undefined ? NONE : blame(candidates, harm, context);
};

/** Which of fixes that do harm together do it. */
export const blame = (candidates: readonly Candidate[], harm: string, context: CheckContext): readonly Refusal[] => {
  if (candidates.length <= 1 || harm === TOO_MUCH) return candidates.map((candidate) => [candidate, harm]);
  const middle = candidates.length >> 1;
  return [...findHarmful(candidates.slice(0, middle), context), ...findHarmful(candidates.slice(middle), context)];
};

const isSame = (before: Sources, after: Sources): boolean =>
  before.text === after.text && [...after.others].every(([path, text]) => text === before.others.get(path));

const isSameSet = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean =>
  one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item));

/** What is lighter than all that a fix mends may come in its place: the socket that a service no longer has is before a proxy. */
const leavesFindings = (candidates: readonly Candidate[], before: Analysed, after: Analysed): boolean => {
  const rules = new Map<string, Severity[]>();
  for (const { finding, fix } of candidates) {
    const rule = fix.mends ?? finding.rule;
    rules.set(rule, [...(rules.get(rule) ?? []), ownSeverityOf(finding)]);
  }
  return [...rules].some(([rule, mended]) => {
    const least = mended.reduce((one, other) => (WEIGHTS[other] < WEIGHTS[one] ? other : one));
    const found = countOf(before, rule, least);
    // A list that was cut short tells nothing of what is left: others move up into it.
    return found < MOST_PROBLEMS && countOf(after, rule, least) > found - mended.length;
  });
};

/** A document before and after edits. */
interface Change {
  readonly before: Analysed;
  readonly after: Analysed;
  readonly edits: readonly Edit[];
}

const structuralHarm = ({ before, after, edits }: Change): string | undefined => {
  if (after.facts.parseErrors.length > before.facts.parseErrors.length) return 'it adds a parse error';
  if (after.builds.join('\n') !== before.builds.join('\n')) return 'it loses or adds a build';
  if (after.facts.brokenScripts.length > before.facts.brokenScripts.length) return 'it breaks a shell script';
  if (!keepsInstructions({ before: before.facts, after: after.facts, edits })) return 'it loses or adds an instruction';
  return addsFinding(before, after) ? 'it adds a finding' : undefined;
};

/** A fix that mends one thing must not break another; what outranked a finding before may have hidden it. */
const addsFinding = (before: Analysed, after: Analysed): boolean => {
  const grave = new Map<string, number>();
  for (const { rule, severity } of after.findings) if (severity !== 'info') grave.set(rule, (grave.get(rule) ?? 0) + 1);
  return [...grave].some(([rule, count]) => count > countOf(before, rule));
};

const WEIGHTS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** The user's severity is one for all that a rule finds, and would make what is lighter as grave as the rest. */
const ownSeverityOf = ({ severity, ownSeverity }: Finding): Severity => ownSeverity ?? severity;

/** How many findings a rule has that are at least so grave by its own word. */
const countOf = ({ findings }: Analysed, rule: string, least: Severity = 'info'): number =>
  findings.filter((finding) => WEIGHTS[ownSeverityOf(finding)] >= WEIGHTS[least] && isOf(finding, rule)).length;

const isOf = ({ rule: own, data }: Finding, rule: string): boolean => own === rule || data.also.includes(rule);
