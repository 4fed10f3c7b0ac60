import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import { splitCommas, withoutQuotes } from '../dockerfile/words.ts';
import type { Word } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { CommandUse, Mount, Stage, Volume } from './model.ts';
import type { Variables } from './variables.ts';

const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'finch']);
const RUNNING: ReadonlySet<string> = new Set(['run', 'create']);
const READ_ONLY: ReadonlySet<string> = new Set(['ro', 'readonly']);

/** Host paths that `docker run -v` and its like hand to a container. */
export const commandMounts = (uses: readonly CommandUse[]): Mount[] =>
  uses.flatMap((use) => {
    const { name, arguments: words } = use.command;
    const runs = ENGINES.has(name) && words.some(({ value }) => RUNNING.has(value));
    return runs ? mountWords(words).flatMap((mount) => commandMount(mount, use) ?? []) : [];
  });

interface MountWord {
  readonly syntax: 'volume' | 'mount';
  readonly word: Word;
  readonly value: string;
}

/** The values of `-v X`, `-vX`, `--volume X`, `--volume=X`, `--mount X` and `--mount=X`. */
const mountWords = (words: readonly Word[]): MountWord[] =>
  words.flatMap((word, index): MountWord[] => {
    const match = /^(?:(-v|--volume)|(--mount))(?:=(.*))?$/s.exec(word.value);
    if (!match) return /^-v\//.test(word.value) ? [{ syntax: 'volume', word, value: word.value.slice(2) }] : [];
    const syntax = match[2] === undefined ? 'volume' : 'mount';
    if (match[3] !== undefined) return [{ syntax, word, value: match[3] }];
    const next = words[index + 1];
    return next ? [{ syntax, word: next, value: next.value }] : [];
  });

const commandMount = ({ syntax, word, value }: MountWord, { node }: CommandUse): Mount | undefined => {
  const fields = syntax === 'volume' ? volumeFields(value) : mountFields(value);
  return fields && { at: word.span, node, by: 'command', ...fields };
};

type Fields = Pick<Mount, 'source' | 'target' | 'isReadOnly'>;

const volumeFields = (value: string): Fields | undefined => {
  const [source = '', target, options = ''] = splitColons(value);
  if (!isPath(source) || target === undefined) return undefined;
  return { source: normalize(source), target, isReadOnly: options.split(',').some((option) => READ_ONLY.has(option)) };
};

/** A colon inside `${NAME:-default}` separates nothing. */
const splitColons = (value: string): string[] => {
  const parts: string[] = [];
  const lastBrace = value.lastIndexOf('}');
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (at < lastBrace && value.startsWith('${', at)) at = value.indexOf('}', at);
    else if (at === value.length || value[at] === ':') {
      if (at > start) parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return parts;
};

/** A bare name is a volume; a variable may be a path and is one when it ends like a socket's. */
const isPath = (source: string): boolean => source.startsWith('/') || /\.sock\}?$/.test(source);

const mountFields = (value: string): Fields | undefined => {
  const fields = new Map(value.split(',').map((field) => splitField(field)));
  const source = fields.get('source') ?? fields.get('src');
  if (fields.get('type') !== 'bind' || source === undefined || !isPath(source)) return undefined;
  return { source: normalize(source), target: targetOf(fields), isReadOnly: isReadOnly(fields) };
};

const splitField = (field: string): readonly [string, string] => {
  const equals = field.indexOf('=');
  return equals < 0 ? [field, 'true'] : [field.slice(0, equals), field.slice(equals + 1)];
};

const targetOf = (fields: ReadonlyMap<string, string>): string | undefined =>
  fields.get('target') ?? fields.get('dst') ?? fields.get('destination');

const isReadOnly = (fields: ReadonlyMap<string, string>): boolean =>
  [...READ_ONLY].some((name) => fields.has(name) && fields.get(name) !== 'false');

/** What `RUN --mount=type=bind` names; without `from=` it is a path of the build context. */
export const runMounts = (stage: Stage, scopeAt: (instruction: Instruction) => Scope, variables: Variables): Mount[] =>
  stage.instructions.flatMap((instruction) => {
    const { flags, keyword } = instruction.trigger ?? instruction;
    if (keyword !== 'RUN') return [];
    const expand = (text: MappedText): string => variables.expand(text, scopeAt(instruction)).value.text;
    return flags.flatMap((flag) => (flag.name === 'mount' && flag.value ? (runMount(flag.value, expand, instruction) ?? []) : []));
  });

const runMount = (value: MappedText, expand: (text: MappedText) => string, node: Instruction): Mount | undefined => {
  const fields = new Map(splitCommas(value).map((field) => splitField(expand(field))));
  const source = fields.get('source') ?? fields.get('src');
  const isBind = (fields.get('type') ?? 'bind') === 'bind' && !fields.has('from');
  if (!isBind || source === undefined) return undefined;
  return {
    at: withoutQuotes(value).span(),
    node,
    by: 'run-mount',
    source: normalize(source),
    target: targetOf(fields),
    isReadOnly: !fields.has('rw') && !fields.has('readwrite'),
  };
};

/** The paths of VOLUME. */
export const readVolumes = (stage: Stage, scopeAt: (instruction: Instruction) => Scope, variables: Variables): Volume[] =>
  stage.instructions.flatMap((instruction) => {
    const { keyword, json, arguments: rest } = instruction.trigger ?? instruction;
    if (keyword !== 'VOLUME') return [];
    const words = json ?? [...rest.text.matchAll(/\S+/g)].map(({ index, 0: word }) => rest.slice(index, index + word.length));
    return words.map((word) => ({
      at: word.span(),
      node: instruction,
      path: normalize(variables.expand(word, scopeAt(instruction)).value.text),
    }));
  });

/** Without doubled and trailing slashes and `.` parts. */
const normalize = (path: string): string => {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
};
