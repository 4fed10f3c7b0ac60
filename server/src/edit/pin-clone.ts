import type { Download, Facts, Stage } from '../facts/model.ts';
import { isPlain } from './commands.ts';
import type { ReviewFix } from './review-fix.ts';

/** The fix that clones the release that a variable of the stage names already; none where there is no such variable, or more than one. */
export const pinCloneFixes = (download: Download, { text }: Pick<Facts, 'text'>): readonly ReviewFix[] => {
  const { by, ref, use, stage, at } = download;
  const verb = use?.command.arguments.find(({ value }) => value === 'clone');
  const [name, ...others] = stage ? namingVariables(download, stage) : [];
  if (by !== 'git' || ref || !use || !verb || name === undefined || others.length > 0 || !isPlain(use)) return [];
  if (text.slice(verb.span.end, at.start).includes('--branch')) return [];
  const edit = { span: { start: verb.span.end, end: verb.span.end }, text: ` --branch "\${${name}}"` };
  return [{ title: `Clone the tag that ${name} names, if the repository calls it so`, safety: 'review', edits: [edit] }];
};

const SETTING = /(?:^|\s)(\w+)(?:=|\s+)["']?(v?\d[\w.-]*)["']?(?=\s|$)/g;

/** Variables that stand before a clone and are called after its repository: `TOOL_VERSION=1.2`, `TOOL_TAG=v1.2`. */
const namingVariables = ({ source, at }: Download, stage: Stage): readonly string[] => {
  const wanted = bare(source.name);
  const named = wanted === '' ? [] : (settingsOf(stage).get(wanted) ?? []);
  return [...new Set(named.filter(({ end }) => end < at.start).map(({ name }) => name))];
};

interface Setting {
  readonly name: string;
  readonly end: number;
}

const known = new WeakMap<Stage, ReadonlyMap<string, readonly Setting[]>>();

/** More than anybody sets for one software. */
const MAX_SETTINGS = 20;

/** The variables of a stage that name a release, by the software that they are called after; found once for all clones. */
const settingsOf = (stage: Stage): ReadonlyMap<string, readonly Setting[]> => {
  const found = known.get(stage) ?? readSettings(stage);
  known.set(stage, found);
  return found;
};

const readSettings = ({ instructions }: Stage): ReadonlyMap<string, Setting[]> => {
  const settings = new Map<string, Setting[]>();
  for (const { keyword, arguments: rest, span } of instructions) {
    if (keyword !== 'ARG' && keyword !== 'ENV') continue;
    for (const [, name = ''] of rest.text.matchAll(SETTING)) {
      const software = bare(/^(\w+?)_?(?:VERSION|TAG|RELEASE|REF)$/i.exec(name)?.[1] ?? '');
      const same = settings.get(software) ?? [];
      settings.set(software, same);
      if (same.length < MAX_SETTINGS) same.push({ name, end: span.end });
    }
  }
  return settings;
};

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
