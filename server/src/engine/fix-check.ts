import type { DocumentNode, Facts } from '../facts/model.ts';
import type { Fix } from '../rule.ts';
import { applyEdits } from '../text/edits.ts';
import type { Finding } from './model.ts';

/** A text as the engine sees it: its facts and what was found in it. */
export interface Analysed {
  readonly text: string;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

export type Analyse = (text: string) => Analysed;

/** A fix, and the finding that it is to mend. */
export interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface CheckContext {
  readonly before: Analysed;
  readonly analyse: Analyse;
}

/**
 * Why fixes that do not overlap would do harm when made together, or `undefined`: the edited text no longer parses, has lost an
 * instruction, or still has one of the findings.
 */
export const harmOf = (candidates: readonly Candidate[], { before, analyse }: CheckContext): string | undefined => {
  const edits = candidates.flatMap(({ fix }) => fix.edits);
  const text = applyEdits(before.text, edits);
  if (text === before.text && edits.every(({ path }) => path === undefined)) return 'it changes nothing';
  const after = analyse(text);
  return structuralHarm(before, after) ?? (leavesFindings(candidates, before, after) ? 'the finding stays' : undefined);
};

const leavesFindings = (candidates: readonly Candidate[], before: Analysed, after: Analysed): boolean => {
  const rules = new Map<string, number>();
  for (const { finding } of candidates) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
  return [...rules].some(([rule, mended]) => countOf(after, rule) > countOf(before, rule) - mended);
};

/** What edits must never do, whatever they mend. */
export const structuralHarm = (before: Analysed, after: Analysed): string | undefined => {
  if (after.facts.parseErrors.length > before.facts.parseErrors.length) return 'it adds a parse error';
  if (after.facts.brokenScripts.length > before.facts.brokenScripts.length) return 'it breaks a shell script';
  return keywords(after).join() === keywords(before).join() ? undefined : 'it loses or adds an instruction';
};

const keywords = ({ facts }: Analysed): string[] => facts.nodes.map((node) => (isInstruction(node) ? node.keyword : ''));

const isInstruction = (node: DocumentNode): node is DocumentNode & { readonly keyword: string } => 'keyword' in node;

const countOf = ({ findings }: Analysed, rule: string): number =>
  findings.filter((finding) => finding.rule === rule || finding.data.also.includes(rule)).length;
