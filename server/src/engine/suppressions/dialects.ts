import { isDay } from '../../text/day.ts';
import type { RuleNames, Suggester } from '../config/rule-names.ts';
import { readCheckOption } from './check-option.ts';
import type { ParsedComment, ParsedName } from './model.ts';
import { type NameReading, readNameList, reasonIn } from './name-list.ts';

export interface DialectContext {
  readonly names: RuleNames;
  readonly suggest: Suggester;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const PLIMSOLL = /^plimsoll\s+(file-)?ignore\s*=\s*/i;
const HADOLINT = /^hadolint\s+(?:(global|stage)\s+)?ignore\s*=\s*/i;
const TALLY = /^tally\s+(?:(global)\s+)?ignore\s*=\s*/i;
const CHECK = /^check\s*=\s*/i;
const CHECKOV = /(?:checkov|bridgecrew|cortex):skip= */;
const TRIVY_WORD = /(?<!\S)[#/*]*((?:trivy|tfsec):ignore:\S+)/g;

type Dialect = (text: string, context: DialectContext) => ParsedComment | undefined;

/** What a comment's text (without its `#`) suppresses; `undefined` for a comment like any other. */
export const parseComment = (text: string, context: DialectContext): ParsedComment | undefined => {
  for (const dialect of DIALECTS) {
    const parsed = dialect(text, context);
    if (parsed) return parsed;
  }
  return undefined;
};

/** What the value of a `# check=` directive suppresses. */
export const parseCheckDirective = (value: string, { names }: DialectContext): ParsedComment | undefined => {
  const option = readCheckOption(value, 0, names);
  return option && { by: 'check=skip', extent: 'file', names: option.names, reason: reasonIn(option.rest) };
};

/** Where a blank follows a comma, a name counts when a rule is called so or nearly so; else the reason begins there. */
const plimsoll: Dialect = (text, context) => {
  const match = PLIMSOLL.exec(text);
  if (!match) return undefined;
  const reading: NameReading = {
    read: (name) => knownOrSuggested(name, context),
    isName: ({ rules, suggestion }) => rules.length > 0 || suggestion !== undefined,
  };
  const list = readNameList(text, match[0].length, reading);
  const isWhole = match[1] !== undefined;
  return {
    by: isWhole ? 'plimsoll file-ignore' : 'plimsoll ignore',
    extent: isWhole ? 'file' : 'next',
    names: list.names,
    reason: reasonIn(list.rest),
    isReported: true,
  };
};

const knownOrSuggested = (name: string, { names, suggest }: DialectContext): ReturnType<NameReading['read']> => {
  const rules = names.resolve(name);
  const suggestion = rules.length === 0 ? suggest(name) : undefined;
  return suggestion === undefined ? { rules } : { rules, suggestion };
};

/** hadolint's README, "Inline ignores", and src/Hadolint/Pragma.hs for `stage`. It asks for a `#` before a reason; any will do here. */
const hadolint: Dialect = (text, { names }) => {
  const match = HADOLINT.exec(text);
  if (!match) return undefined;
  const extent = match[1]?.toLowerCase();
  const list = readNameList(text, match[0].length, { read: (name) => ({ rules: names.resolve(name) }), isName: () => true });
  return {
    by: extent === undefined ? 'hadolint ignore' : `hadolint ${extent} ignore`,
    extent: extent === 'global' ? 'file' : extent === 'stage' ? 'stage' : 'next',
    names: list.names,
    reason: reasonIn(list.rest),
  };
};

/** tally's internal/directive: `tally [global] ignore=a,b[;reason=why]`, also `all`. */
const tally: Dialect = (text, { names }) => {
  const match = TALLY.exec(text);
  if (!match) return undefined;
  const isGlobal = match[1] !== undefined;
  const read = (name: string): ReturnType<NameReading['read']> => ({ rules: name === 'all' ? 'all' : names.resolve(name) });
  const list = readNameList(text, match[0].length, { read, isName: () => true });
  return {
    by: isGlobal ? 'tally global ignore' : 'tally ignore',
    extent: isGlobal ? 'file' : 'next',
    names: list.names,
    reason: reasonIn(list.rest),
  };
};

/** As a comment above an instruction BuildKit reads `check=` for that instruction alone (since v0.27). */
const check: Dialect = (text, { names }) => {
  const match = CHECK.exec(text);
  const option = match && readCheckOption(text, match[0].length, names);
  return option ? { by: 'check=skip', extent: 'next', names: option.names, reason: reasonIn(option.rest) } : undefined;
};

/** checkov's common/comment/enum.py; dockerfile/parser.py looks at no line number, so it holds for the whole file. */
const checkov: Dialect = (text, { names }) => {
  const match = CHECKOV.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const list = readNameList(text, from, { read: (name) => ({ rules: names.resolve(name) }), isName: () => false });
  return { by: 'checkov:skip', extent: 'file', names: list.names, reason: reasonIn(list.rest) };
};

/** trivy's pkg/iac/ignore: any number of `trivy:ignore:<id>[:exp:<day>][:ws:<workspace>]` words; `*` stands for the rest of an id. */
const trivy: Dialect = (text, context) => {
  const words = [...text.matchAll(TRIVY_WORD)];
  const last = words.at(-1);
  if (!last) return undefined;
  return {
    by: 'trivy:ignore',
    extent: 'next',
    names: words.flatMap((word) => trivyName(word, context)),
    reason: reasonIn(text.slice(last.index + last[0].length)),
  };
};

const trivyName = (match: RegExpExecArray, { names, today }: DialectContext): ParsedName[] => {
  const [, , written = '', ...sections] = (match[1] ?? '').split(':');
  const text = written.replace(/\[.*/, '');
  const start = match.index + match[0].length - (match[1]?.length ?? 0) + (match[1] ?? '').indexOf(written, 'trivy:ignore:'.length);
  if (text === '' || hasExpired(sections, today)) return [];
  return [{ text, at: { start, end: start + text.length }, rules: trivyRules(text, names) }];
};

const trivyRules = (id: string, names: RuleNames): readonly string[] | 'all' => {
  if (id === '*') return 'all';
  return id.endsWith('*') ? names.startingWith(id.slice(0, -1).replace(/^AVD-/i, '')) : names.resolve(id);
};

/** Trivy ignores up to, not on, the day; a day that is none never holds. */
const hasExpired = (sections: readonly string[], today: string): boolean =>
  sections.some((section, index) => index % 2 === 1 && sections[index - 1] === 'exp' && !(isDay(section) && today < section));

const DIALECTS: readonly Dialect[] = [plimsoll, hadolint, tally, check, checkov, trivy];
