import type { Expansion, Scope } from '../../dockerfile/expand.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { splitWords } from '../../dockerfile/words.ts';
import { pathFrom } from '../../shell/folders.ts';
import type { MappedText } from '../../text/mapped-text.ts';
import type { Checks } from '../checks.ts';
import { fragmentRef } from '../git.ts';
import type { Download, Stage, Verification } from '../model.ts';
import { Proofs } from '../proofs.ts';
import { readSource } from '../upstream.ts';
import type { Variables } from '../variables.ts';
import { verificationOf } from '../verification.ts';
import { writtenSum } from '../written-sums.ts';
import type { Tracked } from './draft.ts';
import { fileNames } from './file-names.ts';

const REMOTE = /^(?:https?|ftp):\/\//i;
const GIT_URL = /^(?:git:\/\/|git@|ssh:\/\/)|^https?:\/\/[^\s#?]+\.git(?:[#?]|$)/i;

/** What is needed to read the ADDs of a stage. */
export interface AddContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly folderAt: (instruction: Instruction) => string;
  readonly variables: Variables;
  readonly checks: Checks;
}

/** What the ADDs of a stage fetch. */
export const addDownloads = (stage: Stage, context: AddContext): Tracked[] => {
  const drafts = stage.instructions.flatMap((instruction) => {
    const { keyword, arguments: rest, json } = instruction.trigger ?? instruction;
    if (keyword !== 'ADD') return [];
    const words = json ?? splitWords(rest);
    return words.slice(0, -1).flatMap((word) => readAdd({ stage, instruction, word, target: words.at(-1) }, context) ?? []);
  });
  // Most stages have none, and what may prove it is looked for in all of their text.
  if (drafts.length === 0) return [];
  const hashed = hashedFiles(stage);
  const evidence = { checks: context.checks, proofs: new Proofs(drafts, [], context.checks), free: undefined };
  return drafts.map(({ names, ...draft }) => {
    const byName = names.some((name) => hashed.has(name)) ? BY_CHECKSUM : undefined;
    return { ...draft, verification: draft.verification ?? verificationOf({ ...draft, names }, evidence) ?? byName };
  });
};

/** One source of an ADD. */
interface AddWord {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly word: MappedText;
  readonly target: MappedText | undefined;
}

interface Draft extends Tracked {
  readonly names: readonly string[];
}

const readAdd = ({ stage, instruction, word, target }: AddWord, context: AddContext): Draft | undefined => {
  const scope = context.scopeAt(instruction);
  const added = readAdded(word, context.variables.expand(word, scope));
  if (!added) return undefined;
  const place = {
    isUnpacked: isUnpacked(instruction),
    folder: context.folderAt(instruction),
    written: target ? written(target, context.variables.expand(target, scope)) : '.',
  };
  return {
    ...added,
    node: instruction,
    stage,
    destination: target?.text,
    path: pathOf(added, place),
    use: undefined,
    runBy: undefined,
    uses: new Set(isUnpacked(instruction) ? ['extracted'] : []),
    verification: flagged(instruction, (text) => context.variables.expand(text, scope)) ?? added.verification,
    names: fileNames([target?.text, added.url, word.text]),
  };
};

const flagsOf = (instruction: Instruction): Instruction['flags'] => (instruction.trigger ?? instruction).flags;

/** The sum that `--checksum` names. */
const flagged = (instruction: Instruction, expanded: (text: MappedText) => Expansion): Verification | undefined => {
  const flag = flagsOf(instruction).find(({ name }) => name === 'checksum');
  if (!flag) return undefined;
  const value = flag.value && expanded(flag.value).value;
  const [, algorithm = '', digits = ''] = /^(sha\d+):([0-9a-f]+)$/i.exec(value?.text ?? '') ?? [];
  const sum = value && writtenSum(value, { digits, algorithm: algorithm.toLowerCase() });
  return { ...BY_CHECKSUM, ...(sum && { sum }) };
};

const isUnpacked = (instruction: Instruction): boolean =>
  flagsOf(instruction).some(({ name, value }) => name === 'unpack' && value?.text.toLowerCase() !== 'false');

/** A path with a hole in it would be another one. */
const written = (target: MappedText, { value, unresolved }: Expansion): string => (unresolved.length === 0 ? value.text : target.text);

interface Place {
  readonly isUnpacked: boolean;
  readonly folder: string;
  readonly written: string;
}

/** A file goes into a folder under its own name; the tree of a repository, and what is unpacked, becomes the folder's own. */
const pathOf = ({ by, url }: Added, { isUnpacked: keepsFolder, folder, written: path }: Place): string => {
  const whole = pathFrom(folder, path);
  const isFolder = !keepsFolder && /(?:^|\/)\.{0,2}$/.test(path);
  return by === 'add' && isFolder ? pathFrom(whole, fileNames([url])[0] ?? '') : whole;
};

const BY_CHECKSUM: Verification = { by: 'checksum', weakness: undefined };

/** PowerShell is not read as commands; the files that an instruction with Get-FileHash names are taken for checked by it. */
const hashedFiles = ({ instructions }: Stage): ReadonlySet<string> =>
  new Set(
    instructions
      .filter(({ line: { text } }) => /Get-FileHash/i.test(text))
      .flatMap(({ line: { text } }) => text.split(/[\s"'`;|()<>=,]+/))
      .flatMap((word) => [word, word.replace(/^.*[\\/]/s, '')]),
  );

type Added = Pick<Download, 'at' | 'by' | 'url' | 'isKnown' | 'written' | 'source' | 'ref' | 'verification'>;

/** A repository or a file by URL; `undefined` for a path of the build context. */
const readAdded = (word: MappedText, { value, unresolved }: Expansion): Added | undefined => {
  const isRepository = GIT_URL.test(value.text);
  if (!isRepository && !REMOTE.test(value.text)) return undefined;
  const at = word.span();
  const ref = isRepository ? fragmentRef(value, at) : undefined;
  const isKnown = unresolved.length === 0;
  const common = { at, url: value.text, isKnown, ...(isKnown && { written: value }), source: readSource(value.text), ref };
  const verification = ref?.kind === 'commit' ? ({ by: 'commit', weakness: undefined } as const) : undefined;
  return { ...common, by: isRepository ? 'git' : 'add', verification };
};
