import type { FileReport, Finding } from '../engine/model.ts';
import type { SourceLines } from './source-lines.ts';

/**
 * A name for each finding of a file that lives through edits elsewhere in it: from the rule, the path, the text found
 * without its white space, and which of the equal ones it is.
 */
export const fingerprintsOf = ({ path, findings }: FileReport, lines: SourceLines): ReadonlyMap<Finding, string> => {
  const seen = new Map<string, number>();
  const fingerprints = new Map<Finding, string>();
  for (const finding of findings.toSorted((a, b) => a.at.start - b.at.start)) {
    const key = JSON.stringify([finding.rule, path, textOf(finding, lines)]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    fingerprints.set(finding, hash(`${key}#${occurrence}`));
  }
  return fingerprints;
};

/** Where nothing is marked, the line speaks. */
const textOf = ({ at }: Finding, lines: SourceLines): string => {
  const span = at.end > at.start ? at : lines.spanOf(lines.positionAt(at.start).line);
  return lines.slice(span).replace(/\s+/g, ' ').trim();
};

const FNV_BASES: readonly number[] = [0x811c9dc5, 0x9e3779b9];
const FNV_PRIME = 0x01000193;

/** Two FNV-1a hashes of 32 bits from different bases: no secret, only a short name without a platform's crypto. */
const hash = (text: string): string => FNV_BASES.map((base) => fnv1a(text, base).toString(16).padStart(8, '0')).join('');

const fnv1a = (text: string, base: number): number => {
  let value = base;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME);
  return value >>> 0;
};
