import type { Command, Word } from '../shell/model.ts';
import { partsOf } from '../shell/words.ts';
import type { Span } from '../text/span.ts';
import { placeOf } from './written-values.ts';

/** An option of `docker run` and its kin. */
export interface RunOption {
  /** Without its dashes, the long form. */
  readonly name: string;
  /** Empty where it has none. */
  readonly value: string;
  /** Its value, if that is a word of its own; else the option. */
  readonly at: Span;
}

/** What a command starts a container with. */
export interface RunCommand {
  /** The program and its sub-command. */
  readonly name: string;
  readonly options: readonly RunOption[];
  readonly image: Word | undefined;
  /** Whether all options can be seen. */
  readonly isComplete: boolean;
}

const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'finch', 'docker.exe', 'podman.exe']);
const RUNNING: ReadonlySet<string> = new Set(['run', 'create']);
/** Sub-commands that have a `run` or `create` of their own with the same options. */
const AROUND: ReadonlySet<string> = new Set(['container', 'compose', 'service']);
/** A variable that names the engine: `"${CONTAINER_CLI}" run`. */
const ENGINE_VARIABLE = /^"?\$[({]?[^)}]*(?:docker|podman|container|engine|oci|nerdctl)/i;

/** Options that are switches; all others take a value. */
const SWITCHES: ReadonlySet<string> = new Set(
  `detach init interactive no-healthcheck oom-kill-disable privileged publish-all quiet read-only rm sig-proxy tty disable-content-trust
  use-api-socket replace tls-verify rmi no-hosts env-host http-proxy no-hostname passwd read-only-tmpfs help debug tls tlsverify version
  build no-deps service-ports use-aliases remove-orphans all-resources compatibility dry-run remote`.split(/\s+/),
);

const SHORT: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  e: 'env',
  h: 'hostname',
  H: 'host',
  l: 'label',
  m: 'memory',
  p: 'publish',
  u: 'user',
  v: 'volume',
  w: 'workdir',
};

/** What keeps a command under a name. */
const KEEPERS: ReadonlySet<string> = new Set(['export', 'alias']);

/** What a command starts, or one that it keeps in a variable: `export START='docker run …'`. */
export const readRuns = (command: Command): readonly RunCommand[] =>
  KEEPERS.has(command.name) ? command.arguments.flatMap((word) => readRun(keptIn(word)) ?? []) : [readRun(command) ?? []].flat();

type Parts = Pick<Command, 'name' | 'program' | 'arguments' | 'expanded'> & Partial<Pick<Command, 'source' | 'span'>>;

/** The words of a value, each standing where the whole does. */
const keptIn = (word: Word): Parts => {
  const [first = '', ...rest] = word.value.slice(word.value.indexOf('=') + 1).split(/\s+/);
  const wordOf = (value: string): Word => ({ ...word, text: value, value });
  return { name: first, program: wordOf(first), arguments: rest.map(wordOf) };
};

const readRun = (parts: Parts): RunCommand | undefined => {
  const { name, program, arguments: written, expanded } = parts;
  const isVariable = program.text !== '' && ENGINE_VARIABLE.test(program.text);
  if (!ENGINES.has(name) && !isVariable) return undefined;
  const words = (expanded ?? written).flatMap((word) => partsIn(word, parts));
  const verb = verbIn(words);
  if (verb === undefined) return undefined;
  const engine = ENGINES.has(name) ? name.replace(/\.exe$/, '') : 'docker';
  return { name: `${engine} ${words[verb]?.value}`, ...readOptions(words.slice(verb + 1)) };
};

/** The words of an unquoted variable, each where the script has written it last before the command. */
const partsIn = (word: Word, command: Parts): readonly Word[] => {
  const words = partsOf(word);
  return words.length === 1 ? words : words.map((part) => ({ ...part, span: placeOf(part.value, command) ?? part.span }));
};

/** Options of the program itself that take a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  '-H --host -c --context --config -l --log-level -f --file -p --project-name --profile --env-file --project-directory --root --runroot --storage-driver --url --connection --namespace -n --address -a'.split(
    ' ',
  ),
);

/** Where `run` or `create` stands, behind the program's own options. */
const verbIn = (words: readonly Word[]): number | undefined => {
  for (let at = 0; at < words.length; at++) {
    const { value = '', text = '' } = words[at] ?? {};
    if (RUNNING.has(value)) return at;
    if (value.startsWith('-')) at += WITH_VALUE.has(value) ? 1 : 0;
    else if (!AROUND.has(value) && !text.startsWith('$')) return undefined;
  }
  return undefined;
};

/** Reads options up to the image; where a variable stands for some of them, those behind it too. */
export const readOptions = (words: readonly Word[]): Omit<RunCommand, 'name'> => {
  const reader = new OptionReader(words);
  const image = reader.read();
  return { options: reader.options, image, isComplete: reader.isComplete };
};

/** A comment where a shell runs a command of nothing, as pages write behind options. */
const REMARK = /^`#[^`]*`$/;

class OptionReader {
  readonly options: RunOption[] = [];
  isComplete = true;
  readonly #words: readonly Word[];
  #at = 0;

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  /** The first word that is no option. */
  read(): Word | undefined {
    for (; this.#at < this.#words.length; this.#at++) {
      const word = this.#words[this.#at] as Word;
      if (REMARK.test(word.text)) continue;
      if (word.value === '--') return this.#words[this.#at + 1];
      if (word.value.startsWith('--')) this.#long(word);
      else if (/^-\w/.test(word.value)) this.#short(word);
      else if (!mayBeOptions(word, this.#words[this.#at + 1])) return word;
      else this.#unknown(word);
    }
    return undefined;
  }

  /** The default of a variable may be options itself. */
  #unknown(word: Word): void {
    this.isComplete = false;
    for (const { 1: name = '', 2: value = '' } of word.text.matchAll(INNER)) this.#add(name.length > 1 ? name : 'volume', value, word);
  }

  #long(word: Word): void {
    const { value } = word;
    const equals = value.indexOf('=');
    const name = value.slice(2, equals < 0 ? undefined : equals);
    if (equals >= 0) this.#add(name, value.slice(equals + 1), word);
    else if (SWITCHES.has(name)) this.#add(name, '', word);
    else this.#addNext(name, word);
  }

  /** Several in one word; the first that takes a value has what is left, or the next word. */
  #short(word: Word): void {
    for (let at = 1; at < word.value.length; at++) {
      const name = SHORT[word.value[at] ?? ''];
      if (name === undefined) continue;
      const rest = word.value.slice(at + 1).replace(/^=/, '');
      if (rest === '') this.#addNext(name, word);
      else this.#add(name, rest, word);
      return;
    }
  }

  #addNext(name: string, word: Word): void {
    const next = this.#words[this.#at + 1];
    if (!next) return;
    this.#at++;
    this.#add(name, next.value, next.value === '' ? word : next);
  }

  #add(name: string, value: string, { span }: Word): void {
    this.options.push({ name, value, at: span });
  }
}

/** Options in a substitution: `${MOUNT:--v /a:/b}`. */
const INNER = /(?<=[\s:"'-])--?(v|volume|mount)[ =]([^\s"'(){}]+)/g;

/** Whether a word that is not known may be options rather than the image: it has no quotes, or is a list, and options follow. */
const mayBeOptions = ({ text, isKnown }: Word, next: Word | undefined): boolean =>
  !isKnown && (/^\$/.test(text) || /^"\$\{\w+\[[@*]\]/.test(text)) && next !== undefined && /^(?:-|"?\$)/.test(next.value || next.text);
