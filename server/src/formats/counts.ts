import type { Finding, Report } from '../engine/model.ts';

export interface Counts {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly suppressed: number;
  readonly fixable: number;
}

/** Counts findings; those suppressed count only as suppressed. */
export const countsOf = ({ files }: Report): Counts => {
  const counts = { files: files.length, error: 0, warning: 0, info: 0, suppressed: 0, fixable: 0 };
  for (const finding of files.flatMap((file) => file.findings)) {
    counts[finding.suppressed ? 'suppressed' : finding.severity]++;
    if (!finding.suppressed && fixOption(finding)) counts.fixable++;
  }
  return counts;
};

/** The option that makes a fix of the finding; `undefined` where none does. */
export const fixOption = ({ fixes }: Finding): '--fix' | '--fix=all' | undefined => {
  const preferred = fixes.find(({ isToFillIn }) => !isToFillIn);
  if (!preferred) return undefined;
  return preferred.safety === 'safe' ? '--fix' : '--fix=all';
};

/** `1 error, 2 warnings, 0 infos in 3 files (1 suppressed, 2 fixable), 1 template skipped`. */
export const summaryOf = (report: Report, skipped: number): string => {
  const counts = countsOf(report);
  const found = [many(counts.error, 'error'), many(counts.warning, 'warning'), many(counts.info, 'info')].join(', ');
  const asides = [counts.suppressed && `${counts.suppressed} suppressed`, counts.fixable && `${counts.fixable} fixable`].filter(Boolean);
  const aside = asides.length === 0 ? '' : ` (${asides.join(', ')})`;
  return `${found} in ${many(counts.files, 'file')}${aside}${skipped === 0 ? '' : `, ${many(skipped, 'template')} skipped`}`;
};

/** A number with its noun, in the plural but for one. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
