import platform, { type PlatformPath } from 'node:path';
import type { FileReport, Finding } from '../engine/model.ts';

/** A path with forward slashes; on POSIX a backslash is a letter like any other. */
export const slashed = (path: string, { sep }: Pick<PlatformPath, 'sep'> = platform): string => path.split(sep).join('/');

/** A path as the linter has it: absolute, with forward slashes. */
export const absolutePath = (path: string, cwd: string, style: PlatformPath = platform): string => slashed(style.resolve(cwd, path), style);

/** A path relative to a folder, with forward slashes; absolute where it lies on another drive. */
export const relativePath = (path: string, folder: string, style: PlatformPath = platform): string =>
  slashed(style.relative(folder, path), style);

/** A path as reports show it: from the current folder, with forward slashes. */
export const shownPath = (path: string, cwd: string, style: PlatformPath = platform): string => {
  const shown = relativePath(style.resolve(cwd, path), cwd, style);
  if (shown === '') return '.';
  // A line that starts with `::` is a command to GitHub Actions.
  return shown.startsWith(':') ? `./${shown}` : shown;
};

/** The report under the name that the user knows the file by, other files it names likewise. */
export const withShownPaths = (report: FileReport, shown: string, cwd: string): FileReport => ({
  ...report,
  path: shown,
  ...(report.others && { others: new Map([...report.others].map(([path, text]) => [shownPath(path, cwd), text])) }),
  findings: report.findings.map((finding) => (namesOthers(finding) ? withShownOthers(finding, cwd) : finding)),
});

const namesOthers = ({ fixes, related }: Finding): boolean =>
  related.some(({ path }) => path !== undefined) || fixes.some(({ edits }) => edits.some(({ path }) => path !== undefined));

const withShownOthers = (finding: Finding, cwd: string): Finding => {
  const show = <T extends { readonly path?: string }>(place: T): T =>
    place.path === undefined ? place : { ...place, path: shownPath(place.path, cwd) };
  return { ...finding, related: finding.related.map(show), fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(show) })) };
};
