import type { Scope } from '../../dockerfile/expand.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { splitCommas, splitWords } from '../../dockerfile/words.ts';
import { pathFrom } from '../../shell/folders.ts';
import type { MappedText } from '../../text/mapped-text.ts';
import type { Variables } from '../variables.ts';

/** Something that an instruction puts at a path without fetching it. */
export interface Copy {
  /** The stage that it comes from, as it is named; `undefined` for the build context. */
  readonly from: string | undefined;
  readonly source: string;
  readonly target: string;
  /** Whether the target is what the source is, and not a folder that it is put into. */
  readonly isSame: boolean;
}

/** What is needed to read what an instruction copies. */
export interface CopyContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly folderAt: (instruction: Instruction) => string;
  readonly variables: Variables;
}

/** What a COPY, an ADD or the mounts of a RUN put where. */
export const readCopies = (instruction: Instruction, context: CopyContext): Copy[] => {
  const effective = instruction.trigger ?? instruction;
  if (effective.keyword === 'RUN')
    return effective.flags.flatMap((flag) => (flag.name === 'mount' && flag.value ? bindMount(flag.value, instruction, context) : []));
  if (effective.keyword !== 'COPY' && effective.keyword !== 'ADD') return [];
  const words = (effective.json ?? splitWords(effective.arguments)).map((word) => expanded(word, instruction, context));
  const target = words.at(-1);
  const from = effective.flags.find(({ name }) => name === 'from')?.value?.text;
  if (target === undefined) return [];
  return words
    .slice(0, -1)
    .filter((source) => !/^(?:[a-z+]+:\/\/|<<|git@)/i.test(source))
    .map((source) => copyOf({ from, source, target }, pathFrom(context.folderAt(instruction), target)));
};

/** Of a folder its contents are copied; a file goes into a folder under its own name. */
const copyOf = ({ from, source, target }: Pick<Copy, 'from' | 'source' | 'target'>, path: string): Copy => {
  const isFile = /\.\w{1,10}$/.test(source) && !/^\.{1,2}$/.test(source);
  const isInto = isFile && /(?:^|\/)\.{0,2}$/.test(target);
  return { from, source, target: isInto ? pathFrom(path, source.slice(source.lastIndexOf('/') + 1)) : path, isSame: !isFile || !isInto };
};

const expanded = (word: MappedText, instruction: Instruction, { variables, scopeAt }: CopyContext): string => {
  const { value, unresolved } = variables.expand(word, scopeAt(instruction));
  return unresolved.length === 0 ? value.text : word.text;
};

const bindMount = (value: MappedText, instruction: Instruction, context: CopyContext): Copy[] => {
  const fields = new Map(
    splitCommas(value).map((field): [string, string] => {
      const [key = '', ...rest] = expanded(field, instruction, context).split('=');
      return [key.toLowerCase(), rest.join('=')];
    }),
  );
  const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination');
  if ((fields.get('type') ?? 'bind') !== 'bind' || target === undefined) return [];
  const source = fields.get('source') ?? fields.get('src') ?? '.';
  return [{ from: fields.get('from'), source, target: pathFrom(context.folderAt(instruction), target), isSame: true }];
};
