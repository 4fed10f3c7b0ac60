import type { Expansion, Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { Command, Word } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { cloneRef, findCheckouts, fragmentRef, repositoryUrl } from './git.ts';
import type { CommandUse, DocumentNode, Download, Stage, Verification } from './model.ts';
import { findRunners, type Runners, runnerOf } from './runners.ts';
import { readSource } from './upstream.ts';
import type { Variables } from './variables.ts';
import { type Check, type Checked, type Checks, freeCheck, verificationOf } from './verification.ts';

const REMOTE = /^(?:https?|ftp):\/\//i;
const GIT_URL = /^(?:git:\/\/|git@|ssh:\/\/)|^https?:\/\/[^\s#?]+\.git(?:[#?]|$)/i;
/** What other downloads are checked with. */
const PROOF = /\.(?:asc|sig|sign|gpg|minisig|sigstore|(?:sha|md)\d+(?:sums?)?|txt)$|SUMS?$/i;

/** The commands that every download is held against. */
interface Surroundings {
  readonly checks: Checks;
  readonly runners: Runners;
  readonly checkouts: readonly CommandUse[];
}

/** What the commands of a build fetch by URL. */
export const commandDownloads = (uses: readonly CommandUse[], checks: Checks): Download[] => {
  const around = { checks, runners: findRunners(uses), checkouts: findCheckouts(uses) };
  const fetched = uses
    .filter(({ when }) => when === 'build')
    .flatMap((use): (Transfer | Download)[] => {
      const { name } = use.command;
      if (name === 'git') return [gitDownload(use, around)].filter((clone) => clone !== undefined);
      return name === 'curl' || name === 'wget' ? transfers(use, name) : [];
    });
  const payloads = namesByNode(fetched.filter((one) => 'names' in one));
  const free = new Map([...payloads].map(([node, names]) => [node, freeCheck(node, names, checks)]));
  return fetched.map((one) => ('names' in one ? finish(one, around, free.get(one.node)) : one));
};

/** A download of curl or wget before it is known what becomes of it. */
interface Transfer extends Omit<Download, 'runBy' | 'verification'>, Checked {
  readonly use: CommandUse;
}

const transfers = (use: CommandUse, by: 'curl' | 'wget'): Transfer[] => {
  const output = outputOf(use.command, by);
  return urlWords(use.command, by).map((word) => {
    const url = REMOTE.test(word.value) ? word.value : `http://${word.value}`;
    const destination = output.file ?? (output.keepsName ? fileNames([url])[0] : undefined);
    return {
      at: word.span,
      node: use.node,
      stage: use.stage,
      by,
      url,
      isKnown: word.isKnown,
      source: readSource(url),
      destination,
      ref: undefined,
      use,
      names: fileNames([destination, url, word.text.replace(/"/g, '')]),
    };
  });
};

const fileNames = (paths: readonly (string | undefined)[]): string[] =>
  paths.flatMap((path) => (path === undefined ? [] : withoutQuery(path).replace(/^.*\//s, '') || []));

/** A `?` or `#` inside `${NAME%?}` begins no query. */
const withoutQuery = (url: string): string => /^(?:\$\{[^}]*\}|[^?#$]|\$(?!\{))*/.exec(url)?.[0] ?? url;

/** The files that each instruction fetches, those that only prove others left out. */
const namesByNode = (fetched: readonly Transfer[]): ReadonlyMap<DocumentNode, ReadonlySet<string>> => {
  const names = new Map<DocumentNode, Set<string>>();
  for (const one of fetched) {
    const ofNode = names.get(one.node) ?? new Set<string>();
    for (const name of one.names) if (!PROOF.test(name)) ofNode.add(name);
    names.set(one.node, ofNode);
  }
  return names;
};

const finish = ({ names, ...draft }: Transfer, { checks, runners }: Surroundings, free: Check | undefined): Download => ({
  ...draft,
  runBy: runnerOf(draft, runners),
  verification: verificationOf({ ...draft, names }, checks, free),
});

/** Options whose value may look like a URL but is none that is fetched. */
const URL_VALUED: ReadonlySet<string> = new Set([
  '-x',
  '--proxy',
  '-e',
  '--referer',
  '-H',
  '--header',
  '-A',
  '--user-agent',
  '-d',
  '--data',
  '-U',
  '--post-data',
  '--data-raw',
]);

const urlWords = ({ arguments: words }: Command, by: 'curl' | 'wget'): Word[] => {
  const sends = by === 'curl' && words.some(({ value }) => /^(?:-X|--request|-d|--data(?:-raw|-binary)?|-T|-F|-I|--head)$/.test(value));
  if (sends) return [];
  return words.filter((word, index) => REMOTE.test(word.value) && !URL_VALUED.has(words[index - 1]?.value ?? ''));
};

const OUTPUT: Readonly<Record<'curl' | 'wget', RegExp>> = { curl: /^(?:-\w*o|--output)$/, wget: /^(?:-\w*O|--output-document)$/ };
/** The same with the file's name in one word, as in `-qO-`. */
const ATTACHED: Readonly<Record<'curl' | 'wget', RegExp>> = {
  curl: /^(?:--output=|-[fgiJkLOsSv#]*o)(.+)$/,
  wget: /^(?:--output-document=|-[cqv]*O)(.+)$/,
};

const STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout']);

/** Where a command puts what it fetches: in the file that it names, else perhaps under the name that the URL ends in. */
interface Output {
  readonly file: string | undefined;
  readonly keepsName: boolean;
}

const outputOf = ({ arguments: words, redirects }: Command, by: 'curl' | 'wget'): Output => {
  const flag = words.findIndex(({ value }) => OUTPUT[by].test(value));
  const attached = words.map(({ value }) => ATTACHED[by].exec(value)?.[1]).find((value) => value !== undefined);
  const named = attached ?? (flag < 0 ? undefined : words[flag + 1]?.value);
  const redirected = redirects.find(({ operator }) => operator === '>' || operator === '>|')?.target?.value;
  const keepsName = by === 'wget' ? named === undefined : words.some(({ value }) => /^-[a-zA-Z]*O|^--remote-name/.test(value));
  return { file: named !== undefined && !STDOUT.has(named) ? named : redirected, keepsName };
};

const gitDownload = (use: CommandUse, { checkouts }: Surroundings): Download | undefined => {
  const word = repositoryUrl(use.command);
  if (!word) return undefined;
  const source = readSource(word.value);
  const operands = use.command.arguments.slice(use.command.arguments.indexOf(word) + 1).filter(({ value }) => !value.startsWith('-'));
  const draft = {
    at: word.span,
    node: use.node,
    stage: use.stage,
    by: 'git' as const,
    url: word.value,
    isKnown: word.isKnown,
    source,
    destination: operands[0]?.value ?? source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.git$/, ''),
    use,
    runBy: undefined,
  };
  const ref = cloneRef(draft, checkouts);
  return { ...draft, ref, verification: ref?.kind === 'commit' ? { by: 'commit' } : undefined };
};

/** What is needed to read the ADDs of a stage. */
interface AddContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly variables: Variables;
  readonly checks: Checks;
}

/** What the ADDs of a stage fetch. */
export const addDownloads = (stage: Stage, { scopeAt, variables, checks }: AddContext): Download[] => {
  const hashed = hashedFiles(stage);
  return stage.instructions.flatMap((instruction) => {
    const { keyword, arguments: rest, json, flags } = instruction.trigger ?? instruction;
    if (keyword !== 'ADD') return [];
    const words = json ?? splitWords(rest);
    const hasChecksum = flags.some(({ name }) => name === 'checksum');
    const common = { node: instruction, stage, destination: words.at(-1)?.text, use: undefined, runBy: undefined };
    return words.slice(0, -1).flatMap((word): Download[] => {
      const added = readAdded(word, variables.expand(word, scopeAt(instruction)));
      if (!added) return [];
      const names = fileNames([common.destination, added.url, word.text]);
      const byName = names.some((name) => hashed.has(name)) ? BY_CHECKSUM : undefined;
      const verification =
        added.verification ?? verificationOf({ node: instruction, stage, source: added.source, names }, checks, undefined) ?? byName;
      return [{ ...common, ...added, verification: hasChecksum ? BY_CHECKSUM : verification }];
    });
  });
};

const BY_CHECKSUM: Verification = { by: 'checksum' };

/** PowerShell is not read as commands; the files that an instruction with Get-FileHash names are taken for checked by it. */
const hashedFiles = ({ instructions }: Stage): ReadonlySet<string> =>
  new Set(
    instructions
      .filter(({ line: { text } }) => /Get-FileHash/i.test(text))
      .flatMap(({ line: { text } }) => text.split(/[\s"'`;|()<>=,]+/))
      .flatMap((word) => [word, word.replace(/^.*[\\/]/s, '')]),
  );

type Added = Pick<Download, 'at' | 'by' | 'url' | 'isKnown' | 'source' | 'ref' | 'verification'>;

/** A repository or a file by URL; `undefined` for a path of the build context. */
const readAdded = (word: MappedText, { value, unresolved }: Expansion): Added | undefined => {
  const isRepository = GIT_URL.test(value.text);
  if (!isRepository && !REMOTE.test(value.text)) return undefined;
  const at = word.span();
  const ref = isRepository ? fragmentRef(value, at) : undefined;
  const common = { at, url: value.text, isKnown: unresolved.length === 0, source: readSource(value.text), ref };
  return { ...common, by: isRepository ? 'git' : 'add', verification: ref?.kind === 'commit' ? { by: 'commit' } : undefined };
};
