import type { Command as SyntaxCommand, SyntaxNode, Word as SyntaxWord } from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import type { Command } from './model.ts';
import { unquoted } from './words.ts';
import { baseName } from './wrappers.ts';

/** Shells whose language is POSIX's or close to it. */
export const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'busybox']);

/** The scripts that a command runs: `sh -c "…"`, `su -c "…"`, `eval "…"`, a here-document read by a shell. */
export const nestedScripts = (node: SyntaxCommand, command: Command, source: MappedText): readonly MappedText[] => {
  const texts = argumentScripts(node, command, source);
  if (texts.length > 0 || !readsScriptFromInput(command)) return texts;
  return command.redirects.flatMap(({ body }) => body ?? []);
};

const argumentScripts = (node: SyntaxCommand, command: Command, source: MappedText): MappedText[] => {
  const words = node.suffix.filter((part): part is SyntaxWord => part.type === 'Word');
  if (command.name === 'eval') return words.map((word) => unquoted(word, source));
  if (!POSIX_SHELLS.has(command.name) && command.name !== 'su') return [];
  const flag = words.findIndex(({ value }) => /^-\w*c$/.test(value));
  const script = flag < 0 ? undefined : words[flag + 1];
  return script ? [unquoted(script, source)] : [];
};

/** A shell without a script's name among its arguments reads its standard input. */
export const readsScriptFromInput = (command: Pick<Command, 'name' | 'arguments'>): boolean =>
  POSIX_SHELLS.has(baseName(command.name)) &&
  (command.arguments.some(({ value }) => value === '-s') || command.arguments.every(({ value }) => /^[-+]/.test(value)));

/** Whether a substitution may be written in it: a word's parts are read when they are asked for, and most words have none. */
export const mayHoldScript = (node: SyntaxNode): boolean => node.type !== 'Word' || /[`(]|\$\{[\s|]/.test(node.text);
