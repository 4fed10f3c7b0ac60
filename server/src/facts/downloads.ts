import type { Expansion, Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { Command, Word } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { cloneRef, fragmentRef, repositoryUrl } from './git.ts';
import type { CommandUse, Download, Stage } from './model.ts';
import { findRunners, runnerOf } from './runners.ts';
import { readSource } from './upstream.ts';
import type { Variables } from './variables.ts';
import { type Check, findChecks, verificationOf } from './verification.ts';

const REMOTE = /^(?:https?|ftp):\/\//i;
const GIT_URL = /^(?:git:\/\/|git@|ssh:\/\/)|^https?:\/\/[^\s#]+\.git(?:#|$)/i;

/** The commands that every download is held against. */
interface Surroundings {
  readonly checks: readonly Check[];
  readonly runners: readonly CommandUse[];
}

/** What the commands of a build fetch by URL. */
export const commandDownloads = (uses: readonly CommandUse[]): Download[] => {
  const around = { checks: findChecks(uses), runners: findRunners(uses) };
  return uses
    .filter(({ when }) => when === 'build')
    .flatMap((use) => {
      const { name } = use.command;
      if (name === 'git') return gitDownload(use, uses) ?? [];
      return name === 'curl' || name === 'wget' ? transfers(use, name, around) : [];
    });
};

const transfers = (use: CommandUse, by: 'curl' | 'wget', { checks, runners }: Surroundings): Download[] =>
  urlWords(use.command, by).map((word) => {
    const url = REMOTE.test(word.value) ? word.value : `http://${word.value}`;
    const draft = {
      at: word.span,
      node: use.node,
      stage: use.stage,
      by,
      url,
      isKnown: word.isKnown,
      source: readSource(url),
      destination: destinationOf(use.command, url, by),
      ref: undefined,
      use,
    };
    return { ...draft, runBy: runnerOf(draft, runners), verification: verificationOf(draft, checks) };
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

const destinationOf = (command: Command, url: string, by: 'curl' | 'wget'): string | undefined => {
  const { arguments: words, redirects } = command;
  const flag = words.findIndex(({ value }) => OUTPUT[by].test(value));
  const attached = words.map(({ value }) => /^--output(?:-document)?=(.+)$/.exec(value)?.[1]).find((value) => value !== undefined);
  const named = attached ?? (flag < 0 ? undefined : words[flag + 1]?.value);
  const redirected = redirects.find(({ operator }) => operator === '>' || operator === '>|')?.target?.value;
  if (named !== undefined && named !== '-') return named;
  if (redirected !== undefined) return redirected;
  const keepsName = by === 'wget' ? named === undefined : words.some(({ value }) => /^-[a-zA-Z]*O|^--remote-name/.test(value));
  return keepsName ? url.replace(/[?#].*$/, '').slice(url.lastIndexOf('/') + 1) : undefined;
};

const gitDownload = (use: CommandUse, uses: readonly CommandUse[]): Download | undefined => {
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
  const ref = cloneRef(draft, uses);
  return { ...draft, ref, verification: ref?.kind === 'commit' ? { by: 'commit' } : undefined };
};

/** What the ADDs of a stage fetch. */
export const addDownloads = (stage: Stage, scopeAt: (instruction: Instruction) => Scope, variables: Variables): Download[] =>
  stage.instructions.flatMap((instruction) => {
    const { keyword, arguments: rest, json, flags } = instruction.trigger ?? instruction;
    if (keyword !== 'ADD') return [];
    const words = json ?? splitWords(rest);
    const hasChecksum = flags.some(({ name }) => name === 'checksum');
    const common = { node: instruction, stage, destination: words.at(-1)?.text, use: undefined, runBy: undefined };
    return words.slice(0, -1).flatMap((word): Download[] => {
      const added = readAdded(word, variables.expand(word, scopeAt(instruction)));
      return added ? [{ ...common, ...added, verification: hasChecksum ? { by: 'checksum' } : added.verification }] : [];
    });
  });

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
