import { pathFrom } from '../../shell/folders.ts';
import type { Command, Word } from '../../shell/model.ts';
import type { CommandUse } from '../model.ts';
import { readSource } from '../upstream.ts';
import { common, placeOf, type Tracked } from './draft.ts';
import { fileNames } from './file-names.ts';

const REMOTE = /^(?:https?|ftp):\/\//i;

type Program = 'curl' | 'wget';

/** A download of curl or wget before it is known what becomes of it. */
export interface Transfer extends Omit<Tracked, 'verification'> {
  readonly use: CommandUse;
  /** What its file may be called. */
  readonly names: readonly string[];
}

/** What a call of curl or wget fetches. */
export const readTransfers = (use: CommandUse, by: Program): Transfer[] => {
  const output = outputOf(use.command, by);
  return urlWords(use.command, by).map((word) => {
    const url = word.value;
    const destination = output.file ?? (output.keepsName ? fileNames([url])[0] : undefined);
    return {
      ...common(use),
      use,
      at: word.span,
      by,
      url,
      isKnown: word.isKnown,
      source: readSource(url),
      destination,
      path: destination === undefined ? undefined : pathFrom(pathFrom(placeOf(use), output.folder ?? ''), destination),
      ref: undefined,
      names: fileNames([destination, url, word.text.replace(/"/g, '')]),
    };
  });
};

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

const urlWords = ({ arguments: words }: Command, by: Program): Word[] => {
  const sends = by === 'curl' && words.some(({ value }) => /^(?:-X|--request|-d|--data(?:-raw|-binary)?|-T|-F|-I|--head)$/.test(value));
  if (sends) return [];
  return words.filter((word, index) => isAddress(word) && !URL_VALUED.has(words[index - 1]?.value ?? ''));
};

/** A variable of such a name holds an address, whatever that is: from where is not known, that nothing checks it may be. */
const ADDRESS_NAME = /^\$\{?\w*(?:URL|URI)\w*\}?$/i;

const isAddress = ({ value, isKnown }: Word): boolean => REMOTE.test(value) || (!isKnown && ADDRESS_NAME.test(value));

const OUTPUT: Readonly<Record<Program, RegExp>> = { curl: /^(?:-\w*o|--output)$/, wget: /^(?:-\w*O|--output-document)$/ };
/** The same with the file's name in one word, as in `-qO-`. */
const ATTACHED: Readonly<Record<Program, RegExp>> = {
  curl: /^(?:--output=|-[fgiJkLOsSv#]*o)(.+)$/,
  wget: /^(?:--output-document=|-[cqv]*O)(.+)$/,
};
const FOLDER: Readonly<Record<Program, RegExp>> = { curl: /^--output-dir$/, wget: /^(?:-\w*P|--directory-prefix)$/ };
const ATTACHED_FOLDER: Readonly<Record<Program, RegExp>> = { curl: /^--output-dir=(.+)$/, wget: /^(?:--directory-prefix=|-[cqv]*P)(.+)$/ };

const STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout']);

/** Where a command puts what it fetches: in the file that it names, else perhaps under the name that the URL ends in. */
interface Output {
  readonly file: string | undefined;
  readonly folder: string | undefined;
  readonly keepsName: boolean;
}

const outputOf = ({ arguments: words, redirects }: Command, by: Program): Output => {
  const named = optionValue(words, OUTPUT[by], ATTACHED[by]);
  const redirected = redirects.find(({ operator }) => operator === '>' || operator === '>|')?.target?.value;
  const keepsName = by === 'wget' ? named === undefined : words.some(({ value }) => /^-[a-zA-Z]*O|^--remote-name/.test(value));
  const file = named !== undefined && !STDOUT.has(named) ? named : redirected;
  return { file, folder: optionValue(words, FOLDER[by], ATTACHED_FOLDER[by]), keepsName };
};

const optionValue = (words: readonly Word[], separate: RegExp, attached: RegExp): string | undefined => {
  const value = words.map((word) => attached.exec(word.value)?.[1]).find((one) => one !== undefined);
  const flag = words.findIndex((word) => separate.test(word.value));
  return value ?? (flag < 0 ? undefined : words[flag + 1]?.value);
};
