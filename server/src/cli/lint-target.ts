import type { FileReport, Finding } from '../engine/model.ts';
import { isTemplate } from '../facts/file-names.ts';
import type { Linter, LintRequest } from '../linter.ts';
import { type Change, replaceFiles } from './replace-files.ts';
import type { Settings } from './settings.ts';
import { isWritableKind, type Source } from './source.ts';
import type { Target } from './targets.ts';

type Readable = Extract<Source, { readonly text: string }>;

export interface Outcome {
  readonly report: FileReport;
  /** What the fixes change, in the file and in others; nothing when none was asked for or could be written. */
  readonly changes: readonly Change[];
  readonly applied: number;
  /** Why fixes were not written; the report is then of the text as it was. */
  readonly unwritten?: string;
}

export interface Work {
  readonly linter: Linter;
  readonly settings: Settings;
}

/** Whether a text that was found, not named, is a template rather than a Dockerfile. */
export const isLeftAlone = (target: Target, { text }: Readable): boolean => target.origin === 'found' && isTemplate(text);

/** Lints one text, and fixes it where that was asked for and can be done without harm. */
export const lintTarget = async (request: LintRequest, target: Target, work: Work & { readonly source: Readable }): Promise<Outcome> => {
  const { settings, source } = work;
  if (settings.fix === 'none') return linted(request, work);
  const unfit = unfixable(target, source);
  if (unfit === undefined) return fixed(request, target, work);
  // Who pipes a text through waits for it; a file with nothing to fix is no failure.
  const isMissed = target.origin === 'stdin' || (await work.linter.fix(request, settings.fix)).applied > 0;
  return { ...(await linted(request, work)), ...(isMissed && { unwritten: unfit }) };
};

const BROKEN = 'is not valid UTF-8; a fix would write replacement characters, so it was left as it is';

const unfixable = (target: Target, { encoding }: Readable): string | undefined => {
  if (encoding === 'broken') return BROKEN;
  return target.origin === 'stdin' || isWritableKind(target.path) ? undefined : 'is no file that can be written; use - to read stdin';
};

const linted = async (request: LintRequest, { linter, settings }: Work): Promise<Outcome> => {
  const report = await linter.lint(request);
  return { report: await withFixes(report, request, { linter, settings }), changes: [], applied: 0 };
};

const fixed = async (request: LintRequest, target: Target, work: Work): Promise<Outcome> => {
  const { linter, settings } = work;
  const { text, others, applied, report } = await linter.fix(request, settings.fix === 'all' ? 'all' : 'safe');
  const changes: readonly Change[] = [{ path: target.path, before: request.text, after: text }, ...others];
  if (settings.result === 'diff') return { ...(await linted(request, work)), changes, applied };
  const failure = target.origin === 'stdin' ? undefined : replaceFiles(changes);
  if (failure !== undefined) return { ...(await linted(request, work)), unwritten: `could not be written: ${failure}` };
  return { report: await withFixes(report, { ...request, text }, work), changes, applied };
};

/** Each check analyses the file anew. Past so many characters in all, only files not written by hand have more to fix; those fixes are left out. */
const MOST_ANALYSED = 8 * 1024 * 1024;

/** Formats for programs carry the fixes themselves, so there they are checked; what is suppressed needs none. */
const withFixes = async (report: FileReport, request: LintRequest, { linter, settings }: Work): Promise<FileReport> => {
  if (settings.format !== 'json' && settings.format !== 'sarif') return report;
  const findings: Finding[] = [];
  let left = MOST_ANALYSED;
  for (const finding of report.findings) {
    const fixes = left > 0 ? await checked(finding, request, linter) : [];
    if (finding.fixes.length > 0) left -= request.text.length;
    findings.push({ ...finding, fixes });
  }
  return { ...report, findings };
};

const checked = async (finding: Finding, request: LintRequest, linter: Linter): Promise<Finding['fixes']> =>
  finding.suppressed || finding.fixes.length === 0 ? [] : linter.checkedFixes(request, finding);
