import { MappedText } from '../../text/mapped-text.ts';
import { nameOf } from '../../text/paths.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import type { Manifest, ManifestComment, ManifestNode } from '../model.ts';
import { makeScripts } from './makefile.ts';
import { markdownScripts } from './markdown.ts';
import { unitScripts } from './systemd-unit.ts';

/** How a file holds commands. */
export type ScriptForm = 'shell' | 'makefile' | 'unit' | 'markdown';

/** What is read only where it is named. */
export type NamedForm = ScriptForm | 'jenkinsfile';

const FORMS: readonly (readonly [RegExp, NamedForm])[] = [
  [/\.(?:sh|bash|bats|zsh|ksh)$/, 'shell'],
  [/^(?:GNUm|[Mm])akefile$|\.mk$/, 'makefile'],
  [/\.service$/, 'unit'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/^Jenkinsfile(?:[.-].*)?$|\.(?:[Jj]enkinsfile|groovy)$/, 'jenkinsfile'],
];
const SHEBANG = /^\ufeff?#![^\n]*[/ ](?:ba|da|z|k|a)?sh(?=\s|$)/;

/** What a file is whose commands are read only where it is named; `undefined` for any other. */
export const scriptFormOf = (path: string, text: string): NamedForm | undefined =>
  FORMS.find(([pattern]) => pattern.test(nameOf(path)))?.[1] ?? (SHEBANG.test(text) ? 'shell' : undefined);

const READERS: Readonly<Record<ScriptForm, (text: string) => readonly MappedText[]>> = {
  shell: (text) => [MappedText.verbatim(text, 0)],
  makefile: makeScripts,
  unit: unitScripts,
  markdown: markdownScripts,
};

/** Reads the commands of a script, of a Makefile's recipes, of a unit of systemd, of what a page says to type. */
export const readScriptFile = (form: ScriptForm, text: string): Manifest => {
  const read = text.length > LONGEST_DOCUMENT ? [] : READERS[form](text);
  const scripts = read.map((script) => ({ form: 'shell' as const, texts: [script], node: { span: script.span() } }));
  const none = { containers: [], mounts: [], builds: [], parseErrors: [] };
  return { form: 'script', text, ...none, scripts, ...linesOf(text) };
};

const LINE = /^([ \t]*)(#?)(?:\\\r?\n|[^\r\n])+/gm;

/** Each command with the lines that continue it, and the comments between them. */
export const linesOf = (text: string): { readonly nodes: readonly ManifestNode[]; readonly comments: readonly ManifestComment[] } => {
  const nodes: ManifestNode[] = [];
  const comments: ManifestComment[] = [];
  for (const { 0: line, 1: indent = '', 2: mark, index } of text.length > LONGEST_DOCUMENT ? [] : text.matchAll(LINE)) {
    const span = { start: index + indent.length, end: index + line.length };
    if (mark === '') nodes.push({ span });
    else comments.push({ span, text: line.trim().replace(/^#+/, '').trim() });
  }
  return { nodes, comments };
};
