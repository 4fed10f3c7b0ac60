import type { FileReport } from '../engine/model.ts';
import { formOf, isData, isTemplate } from '../facts/file-names.ts';
import type { Linter, LintRequest } from '../linter.ts';
import type { CliHost } from './host.ts';
import { AWAY, leadsAway } from './leads-away.ts';
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
  readonly host: Pick<CliHost, 'cwd'>;
}

/** Why a text is not linted: a `template` is what was found, not named, to be made into one; `foreign` is YAML or JSON of no kind that is known; who pipes it in gets it back. */
export const leftAlone = (target: Target, { text }: Readable): 'template' | 'foreign' | undefined => {
  const form = formOf(target.path, text);
  if (form === undefined && isData(target.path)) return target.origin === 'stdin' ? undefined : 'foreign';
  const isDockerfile = form === undefined || form === 'dockerfile';
  return target.origin === 'found' && isDockerfile && isTemplate(text) ? 'template' : undefined;
};

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

/** Formats for programs carry the fixes themselves, so there they are checked. */
const isForPrograms = ({ format }: Settings): boolean => format === 'json' || format === 'sarif';

const linted = async (request: LintRequest, { linter, settings }: Work): Promise<Outcome> => {
  const report = await linter.lint(request);
  const findings = isForPrograms(settings) ? await linter.withCheckedFixes(request, report.findings) : report.findings;
  return { report: { ...report, findings }, changes: [], applied: 0 };
};

const fixed = async (request: LintRequest, target: Target, work: Work): Promise<Outcome> => {
  const { linter, settings } = work;
  const { text, others, applied, report } = await linter.fix(request, settings.fix === 'all' ? 'all' : 'safe');
  const changes: readonly Change[] = [{ path: target.path, before: request.text, after: text }, ...others];
  if (settings.result === 'diff') return { ...(await linted(request, work)), changes, applied };
  const failure = target.origin === 'stdin' ? undefined : (awayAmong(changes, work) ?? replaceFiles(changes));
  if (failure !== undefined) return { ...(await linted(request, work)), unwritten: `could not be written: ${failure}` };
  return isForPrograms(settings) ? { ...(await linted({ ...request, text }, work)), changes, applied } : { report, changes, applied };
};

const awayAmong = (changes: readonly Change[], { host: { cwd }, settings: { paths } }: Work): string | undefined => {
  const away = changes.find(({ path, before, after }) => before !== after && leadsAway(path, { cwd, paths }));
  return away && (changes.length > 1 ? `${away.path}: ${AWAY}` : AWAY);
};
