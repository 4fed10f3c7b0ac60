import type { DocumentNode, Facts } from '../facts/model.ts';
import type { Fix } from '../rule.ts';
import { editSources, type Sources } from '../text/edits.ts';
import { contains, type Edit, type Span } from '../text/span.ts';
import type { Finding } from './model.ts';

/** A text as the engine sees it, with the other files that it was read with: its facts and what was found in it. */
export interface Analysed extends Sources {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  /** The builds that the other files make of it, by name. */
  readonly builds: readonly string[];
}

export type Analyse = (sources: Sources) => Analysed;

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
 * instruction or a build, or still has one of the findings.
 */
export const harmOf = (candidates: readonly Candidate[], { before, analyse }: CheckContext): string | undefined => {
  const edits = candidates.flatMap(({ fix }) => fix.edits);
  const edited = editSources(before, edits);
  if (!edited) return 'it edits a file that is not at hand';
  if (isSame(before, edited)) return 'it changes nothing';
  const after = analyse(edited);
  return structuralHarm({ before, after, edits }) ?? (leavesFindings(candidates, before, after) ? 'the finding stays' : undefined);
};

const isSame = (before: Sources, after: Sources): boolean =>
  before.text === after.text && [...after.others].every(([path, text]) => text === before.others.get(path));

const leavesFindings = (candidates: readonly Candidate[], before: Analysed, after: Analysed): boolean => {
  const rules = new Map<string, number>();
  for (const { finding } of candidates) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
  return [...rules].some(([rule, mended]) => countOf(after, rule) > countOf(before, rule) - mended);
};

/** A document before and after edits. */
interface Change {
  readonly before: Analysed;
  readonly after: Analysed;
  readonly edits: readonly Edit[];
}

/** What edits must never do, whatever they mend. */
export const structuralHarm = ({ before, after, edits }: Change): string | undefined => {
  if (after.facts.parseErrors.length > before.facts.parseErrors.length) return 'it adds a parse error';
  if (after.builds.join('\n') !== before.builds.join('\n')) return 'it loses or adds a build';
  if (after.facts.brokenScripts.length > before.facts.brokenScripts.length) return 'it breaks a shell script';
  return hasSameInstructions({ before, after, edits }) ? undefined : 'it loses or adds an instruction';
};

/** A fix may write another keyword, but only in the place of the one that it edits. */
const hasSameInstructions = ({ before, after, edits }: Change): boolean => {
  const [old, now] = [before.facts.nodes, after.facts.nodes];
  return old.length === now.length && old.every((node, index) => keywordOf(node) === keywordOf(now[index]) || isRewritten(node, edits));
};

const keywordOf = (node: DocumentNode | undefined): string | undefined => (node && isInstruction(node) ? node.keyword : undefined);

const isRewritten = (node: DocumentNode, edits: readonly Edit[]): boolean =>
  isInstruction(node) && edits.some(({ path, span }) => path === undefined && contains(span, node.keywordSpan));

const isInstruction = (node: DocumentNode): node is DocumentNode & { readonly keyword: string; readonly keywordSpan: Span } =>
  'keyword' in node;

const countOf = ({ findings }: Analysed, rule: string): number =>
  findings.filter((finding) => finding.rule === rule || finding.data.also.includes(rule)).length;
