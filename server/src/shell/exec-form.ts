import type { MappedText } from '../text/mapped-text.ts';
import { readCommands } from './commands.ts';
import type { Command, ListItem, Variables, Word } from './model.ts';
import { POSIX_SHELLS } from './nested.ts';
import { baseName, unwrap } from './wrappers.ts';

/** Reads a command given as a list of strings, as in `CMD ["…"]`; a shell's `-c` script is read too. */
export const readExecForm = (strings: readonly MappedText[], variables: Variables): Command[] => {
  const words = strings.map(toWord);
  const [program, ...rest] = unwrap(words);
  const [first] = strings;
  if (!program || !first) return [];
  const span = { start: first.span().start, end: (strings.at(-1) as MappedText).span().end };
  const items: ListItem[] = [];
  const item = { span, list: { items }, index: 0, operator: undefined };
  items.push(item);
  const name = baseName(program.value);
  const commands: Command[] = [];
  commands.push({
    name,
    program,
    arguments: rest,
    assignments: [],
    redirects: [],
    span,
    item,
    pipeline: { commands, index: 0 },
    source: first,
    nesting: 'script',
    isConditional: false,
    isSkipped: false,
    folder: '',
    body: undefined,
    isRepeated: false,
  });
  const script = POSIX_SHELLS.has(name) ? scriptOf(strings, words) : undefined;
  return script ? [...commands, ...readCommands(script, variables)] : commands;
};

const toWord = (text: MappedText): Word => ({ span: text.span(), text: text.text, value: text.text, isKnown: true });

const scriptOf = (strings: readonly MappedText[], words: readonly Word[]): MappedText | undefined => {
  const flag = words.findIndex(({ value }) => /^-\w*c$/.test(value));
  return flag < 0 ? undefined : strings[flag + 1];
};
