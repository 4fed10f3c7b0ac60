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

/** Why a fix would do harm, or `undefined`: the edited text no longer parses, has lost an instruction, or still has the finding. */
export const harmOf = (fix: Fix, finding: Finding, { before, analyse }: { before: Analysed; analyse: Analyse }): string | undefined => {
  const text = applyEdits(before.text, fix.edits);
  if (text === before.text && fix.edits.every(({ path }) => path === undefined)) return 'it changes nothing';
  const after = analyse(text);
  return structuralHarm(before, after) ?? (countOf(after, finding) >= countOf(before, finding) ? 'the finding stays' : undefined);
};

/** What edits must never do, whatever they mend. */
export const structuralHarm = (before: Analysed, after: Analysed): string | undefined => {
  if (after.facts.parseErrors.length > before.facts.parseErrors.length) return 'it adds a parse error';
  if (after.facts.brokenScripts.length > before.facts.brokenScripts.length) return 'it breaks a shell script';
  return keywords(after).join() === keywords(before).join() ? undefined : 'it loses or adds an instruction';
};

const keywords = ({ facts }: Analysed): string[] => facts.nodes.map((node) => (isInstruction(node) ? node.keyword : ''));

const isInstruction = (node: DocumentNode): node is DocumentNode & { readonly keyword: string } => 'keyword' in node;

const countOf = ({ findings }: Analysed, { rule }: Finding): number =>
  findings.filter((finding) => finding.rule === rule || finding.data.also.includes(rule)).length;
