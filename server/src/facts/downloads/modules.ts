import type { Word } from '../../shell/model.ts';
import type { CommandUse, GitRef } from '../model.ts';
import { optionValues } from '../options.ts';
import { readSource } from '../upstream.ts';
import { common, type Tracked } from './draft.ts';

/** What the package tools of a language fetch by name of its source: `go install`, `cargo install`, pip from a repository. */
export const readModules = (use: CommandUse): readonly Tracked[] => {
  const { name } = use.command;
  if (isGo(name)) return goModules(use);
  if (isCargo(name)) return crates(use);
  return /^pip[\d.]*$/.test(name) || /^python[\d.]*$/.test(name) ? repositories(use) : NONE;
};

/** Most commands fetch nothing. */
const NONE: readonly Tracked[] = [];

/** Go, also as its cross-compiling wrapper calls it. */
export const isGo = (name: string): boolean => /^(?:xx-)?go(?:\d[\d.]*)?$/.test(name);

/** Cargo, also as its cross-compiling wrapper calls it. */
export const isCargo = (name: string): boolean => /^(?:xx-)?cargo$/.test(name);

const BY_REGISTRY = { by: 'registry', weakness: undefined } as const;

type Named = Pick<Tracked, 'url' | 'source' | 'ref' | 'verification'>;

const module = (use: CommandUse, word: Word, named: Named & Pick<Tracked, 'by'>): Tracked => ({
  ...common(use),
  ...named,
  at: word.span,
  isKnown: word.isKnown,
  destination: undefined,
  path: undefined,
});

/** `go install` without a version leaves it to the project's own modules; `go get` takes what there is. */
const goModules = (use: CommandUse): Tracked[] => {
  const [verb, ...words] = use.command.arguments.filter(({ value }) => !value.startsWith('-'));
  if (!verb || !GO_VERBS.has(verb.value)) return [];
  const packages = verb.value === 'run' ? words.slice(0, 1) : words;
  return packages.flatMap((word): Tracked[] => {
    const [, path, version] = /^([\w-]+(?:\.[\w-]+)+\/[^@\s]+)(?:@(.+))?$/.exec(word.value) ?? [];
    if (path === undefined) return [];
    if (verb.value === 'get') return [gotten(use, word, { path, version })];
    return version === undefined ? [] : [goModule(use, word, { path, version })];
  });
};

const GO_VERBS: ReadonlySet<string> = new Set(['install', 'run', 'get']);

interface GoPackage {
  readonly path: string;
  readonly version: string | undefined;
}

/** `go get` serves libraries as well as programs: what becomes of the source tells, which it leaves at this path in Go's folder. */
const gotten = (use: CommandUse, word: Word, { path, version }: GoPackage): Tracked => {
  return { ...goModule(use, word, { path, version: version ?? 'latest' }), path: path.replace(/\/\.\.\.$/, '') };
};

const goModule = (use: CommandUse, word: Word, { path, version }: Required<GoPackage> & { readonly version: string }): Tracked => {
  const plain = path.replace(/\/\.\.\.$/, '').replace(/\/v\d+$/, '');
  const source = readSource(`https://${plain}`);
  const isVersion = /^v\d/.test(version);
  const named = { ...source, version: isVersion ? version.slice(1) : undefined };
  const ref: GitRef = { name: version, kind: goRef(version), at: { span: word.span } };
  return module(use, word, { by: 'go', url: `https://${path}`, source: named, ref, verification: BY_REGISTRY });
};

const goRef = (version: string): GitRef['kind'] => {
  if (/^v\d/.test(version)) return 'tag';
  if (/^[0-9a-f]{7,40}$/.test(version)) return 'commit';
  return version.includes('$') ? 'unknown' : 'branch';
};

/** Options of `cargo install` whose value is the next word. */
const CARGO_VALUES =
  /^(?:--(?:version|vers|git|branch|tag|rev|path|root|registry|index|features|target|profile|bin|example|jobs|config|target-dir)|-[jFZ])$/;

const crates = (use: CommandUse): Tracked[] => {
  const { arguments: words } = use.command;
  const verb = words.findIndex(({ value }) => value === 'install');
  if (verb < 0 || words.slice(0, verb).some(({ value }) => !/^[+-]/.test(value)) || optionValue(words, 'path')) return [];
  const git = optionValue(words, 'git');
  if (git) return [fromRepository(use, git)];
  return words
    .slice(verb + 1)
    .filter(({ value }, index, rest) => /^[A-Za-z][\w-]*(?:@.+)?$/.test(value) && !CARGO_VALUES.test(rest[index - 1]?.value ?? ''))
    .map((word) => crate(use, word));
};

const crate = (use: CommandUse, word: Word): Tracked => {
  const [name = '', pinned] = word.value.split('@');
  const version = pinned ?? optionValue(use.command.arguments, 'version')?.value ?? optionValue(use.command.arguments, 'vers')?.value;
  const url = `https://crates.io/crates/${name}`;
  const source = { host: 'crates.io', path: `/crates/${name}`, name: name.toLowerCase(), version: version?.replace(/^[=^~v]+/, '') };
  return module(use, word, { by: 'cargo', url, source, ref: undefined, verification: BY_REGISTRY });
};

const fromRepository = (use: CommandUse, git: Word): Tracked => {
  const { arguments: words } = use.command;
  const kinds = { rev: 'commit', tag: 'tag', branch: 'branch' } as const;
  const [ref] = Object.entries(kinds).flatMap(([option, kind]): GitRef[] => {
    const word = optionValue(words, option);
    return word ? [{ name: word.value, kind: word.isKnown ? kind : 'unknown', at: { span: word.span } }] : [];
  });
  const verification = ref?.kind === 'commit' ? ({ by: 'commit', weakness: undefined } as const) : undefined;
  return module(use, git, { by: 'cargo', url: git.value, source: readSource(git.value), ref, verification });
};

/** The value of an option that is given once. */
const optionValue = (words: readonly Word[], name: string): Word | undefined => optionValues(words, name)[0];

/** `pip install git+https://…@ref`. */
const repositories = (use: CommandUse): Tracked[] => {
  const { arguments: words, name } = use.command;
  const isPip = name.startsWith('pip') || (words[0]?.value === '-m' && words[1]?.value === 'pip');
  if (!isPip || !words.some(({ value }) => value === 'install')) return [];
  return words.flatMap((word): Tracked[] => {
    const match = /^(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?git\+((?:https?|ssh|git):\/\/[^#\s]+?)(?:@([^@#/\s]+))?(?:#.*)?$/.exec(word.value);
    return match ? [pipRepository(use, word, { url: match[1] ?? '', ref: match[2] })] : [];
  });
};

const pipRepository = (use: CommandUse, word: Word, { url, ref }: { readonly url: string; readonly ref: string | undefined }): Tracked => {
  const kind = ref === undefined ? undefined : pipRef(ref);
  const named = ref === undefined || kind === undefined ? undefined : { name: ref, kind, at: { span: word.span } };
  const verification = kind === 'commit' ? ({ by: 'commit', weakness: undefined } as const) : undefined;
  return module(use, word, { by: 'pip', url, source: readSource(url), ref: named, verification });
};

const pipRef = (ref: string): GitRef['kind'] => {
  if (ref.includes('$')) return 'unknown';
  if (/^[0-9a-f]{7,40}$/.test(ref)) return 'commit';
  return /\d/.test(ref) ? 'tag' : 'branch';
};
