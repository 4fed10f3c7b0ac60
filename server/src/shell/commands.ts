import {
  type AndOr,
  forEachChild,
  type PipelineNode,
  type Redirection,
  type Statement,
  type Assignment as SyntaxAssignment,
  type Command as SyntaxCommand,
  type SyntaxNode,
  type Word as SyntaxWord,
} from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import type { Assignment, Command, ListItem, PipelinePlace, Redirect, Variables, Word } from './model.ts';
import { nestedScripts } from './nested.ts';
import { parseScript } from './syntax.ts';
import { readValue, readWord, type Value, type Values } from './words.ts';
import { baseName, unwrap } from './wrappers.ts';

/** Deeper nesting of `sh -c` and here-documents than this is not followed. */
const MAX_DEPTH = 5;

/**
 * Reads a shell script's simple commands in the order written, those inside substitutions and nested scripts included. A script
 * nested too deeply for the stack has none.
 */
export const readCommands = (source: MappedText, variables: Variables): Command[] => {
  const commands: Command[] = [];
  try {
    new CommandReader(source, { variables, commands, assigned: new Map(), assignments: [], depth: 0 }).readScript('script');
    return commands;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};

interface Context {
  readonly variables: Variables;
  /** Where the commands go. */
  readonly commands: Command[];
  /** What the script has set so far; `undefined` where the value is not known. */
  readonly assigned: Map<string, Value | undefined>;
  /** All that it has set, in order. */
  readonly assignments: { readonly name: string; readonly isKnown: boolean }[];
  readonly depth: number;
}

interface Place {
  readonly nesting: Command['nesting'];
  readonly isConditional: boolean;
  readonly item: ListItem;
}

class CommandReader {
  readonly #source: MappedText;
  readonly #context: Context;
  readonly #values: Values;

  constructor(source: MappedText, context: Context) {
    this.#source = source;
    this.#context = context;
    this.#values = valuesIn(context);
  }

  readScript(nesting: Command['nesting']): void {
    this.#readStatements(parseScript(this.#source.text).commands, { nesting, isConditional: false });
  }

  /** The items of the statements become one list, whatever joins them. */
  #readStatements(statements: readonly Statement[], place: Omit<Place, 'item'>): void {
    const nodes = statements.flatMap(({ command }) => (command.type === 'AndOr' ? itemsOf(command) : command));
    const list: { items: readonly ListItem[] } = { items: [] };
    list.items = nodes.map((node, index) => ({ span: this.#span(node), list, index }));
    for (const item of list.items) this.#readPipeline(nodes[item.index] as PipelineNode, { ...place, item });
  }

  #readPipeline(node: PipelineNode, place: Place): void {
    const parts = node.type === 'Pipeline' ? node.commands : [node];
    // Of full length from the start: the first push would make room for sixteen, in each of tens of thousands.
    const commands = new Array<Command>(parts.length);
    let count = 0;
    for (const part of parts) {
      const simple = part.type === 'Command' ? this.#readCommand(part, place, { commands, index: count }) : undefined;
      if (simple) commands[count++] = simple;
      if (part.type !== 'Command') this.#readCompound(part, place);
    }
    commands.length = count;
  }

  /** Loops, conditions, groups, functions: whatever statements they hold, in order. */
  #readCompound(node: SyntaxNode, place: Place): void {
    const from = this.#context.assignments.length;
    if (node.type === 'For') this.#assign(node.name.text, undefined);
    this.#readParts(node, place);
    if (node.type === 'BraceGroup' || node.type === 'Redirected' || node.type === 'CompoundList') return;
    this.#leave(from, node.type === 'Subshell' ? 'subshell' : 'branches');
  }

  /** Behind branches, what they have set may be so, or not, or otherwise; behind a subshell it is gone. */
  #leave(from: number, what: 'subshell' | 'branches'): void {
    const { assigned, assignments } = this.#context;
    const lost = new Set<string>();
    for (let index = from; index < assignments.length; index++) {
      const { name, isKnown } = assignments[index] as (typeof assignments)[number];
      if (what === 'subshell' || !isKnown) lost.add(name);
      const value = lost.has(name) ? undefined : assigned.get(name);
      assigned.set(name, value && { ...value, certainty: 'possible' });
    }
  }

  #readParts(node: SyntaxNode, place: Place): void {
    const isConditional = place.isConditional || (node.type !== 'Subshell' && node.type !== 'BraceGroup' && node.type !== 'Redirected');
    forEachChild(node, (child) => {
      if (child.type === 'CompoundList') this.#readStatements(child.commands, { nesting: place.nesting, isConditional });
      else if (child.type === 'Word') this.#readSubstitutions(child, place);
      else this.#readCompound(child, { ...place, isConditional });
    });
  }

  #readCommand(node: SyntaxCommand, place: Place, pipeline: PipelinePlace): Command | undefined {
    const assignments = node.prefix.flatMap((part) => (part.type === 'Assignment' ? this.#readAssignment(part) : []));
    for (const part of node.prefix) this.#readSubstitutions(part, place);
    for (const part of node.suffix) this.#readSubstitutions(part, place);
    const suffix = node.suffix.flatMap((part) => (part.type === 'Word' || part.type === 'Assignment' ? this.#readArgument(part) : []));
    if (!node.name) {
      for (const part of node.prefix) if (part.type === 'Assignment') this.#assign(part.name, this.#assignedValue(part));
      return undefined;
    }
    this.#readSubstitutions(node.name, place);
    const [program, ...rest] = unwrap([this.#word(node.name), ...suffix]) as [Word, ...Word[]];
    const name = baseName(program.value);
    if (ASSIGNING.has(name)) this.#assignWords(rest);
    if (CHANGING.has(name)) for (const { value } of rest) this.#assign(value, undefined);
    const redirects = node.redirects.map((redirect) => this.#readRedirect(redirect));
    const command: Command = {
      name,
      program,
      arguments: rest,
      assignments,
      redirects,
      pipeline,
      span: this.#span(node),
      source: this.#source,
      item: place.item,
      nesting: place.nesting,
      isConditional: place.isConditional,
    };
    this.#context.commands.push(command);
    this.#readNested(node, command);
    return command;
  }

  #readNested(node: SyntaxCommand, command: Command): void {
    if (this.#context.depth >= MAX_DEPTH) return;
    for (const script of nestedScripts(node, command, this.#source)) this.#reader(script).readScript('nested-script');
  }

  #readSubstitutions(node: SyntaxNode, place: Place): void {
    if (this.#context.depth >= MAX_DEPTH) return;
    forEachChild(node, (child) => {
      if (child.type !== 'Script') this.#readSubstitutions(child, place);
      else if (child.source === undefined)
        this.#readStatements(child.commands, { nesting: 'substitution', isConditional: place.isConditional });
    });
  }

  #reader(source: MappedText): CommandReader {
    return new CommandReader(source, { ...this.#context, depth: this.#context.depth + 1 });
  }

  #readAssignment(node: SyntaxAssignment): Assignment {
    return { name: node.name, value: node.value.type === 'Word' ? this.#word(node.value) : undefined };
  }

  #readArgument(node: SyntaxWord | SyntaxAssignment): Word {
    if (node.type === 'Word') return this.#word(node);
    const value = this.#readAssignment(node).value;
    const span = this.#span(node);
    return { span, text: node.text, value: `${node.name}=${value?.value ?? ''}`, isKnown: value?.isKnown ?? false };
  }

  #readRedirect(node: Redirection): Redirect {
    if (node.type === 'HereDoc')
      return { operator: node.operator, target: undefined, body: this.#source.slice(node.body.pos, node.body.end) };
    return { operator: node.operator, target: node.target && this.#word(node.target) };
  }

  #assignedValue({ value }: SyntaxAssignment): Value | undefined {
    return value.type === 'Word' ? readValue(value, this.#values) : undefined;
  }

  #assign(name: string, value: Value | undefined): void {
    const isKnown = value !== undefined && value.certainty !== 'unknown' && value.text.length <= MAX_VALUE_LENGTH;
    this.#context.assigned.set(name, isKnown ? value : undefined);
    this.#context.assignments.push({ name, isKnown });
  }

  #assignWords(words: readonly Word[]): void {
    for (const { value, isKnown } of words) {
      const equals = value.indexOf('=');
      if (equals > 0) this.#assign(value.slice(0, equals), { text: value.slice(equals + 1), certainty: isKnown ? 'known' : 'unknown' });
    }
  }

  #word(node: SyntaxWord): Word {
    return readWord(node, this.#source, this.#values);
  }

  #span(node: { readonly pos: number; readonly end: number }): { start: number; end: number } {
    return this.#source.span(node.pos, node.end);
  }
}

/** What the script has set comes before what it was given. */
const valuesIn =
  ({ assigned, variables }: Context): Values =>
  (name) => {
    if (assigned.has(name)) return assigned.get(name);
    const text = variables(name);
    return text === undefined ? undefined : { text, certainty: 'known' };
  };

/** Longer values are not followed: each assignment could double them. */
const MAX_VALUE_LENGTH = 4096;

/** Commands that set or unset the variables that they name. */
const CHANGING: ReadonlySet<string> = new Set(['read', 'unset', 'mapfile', 'readarray', 'getopts']);

const ASSIGNING: ReadonlySet<string> = new Set(['export', 'local', 'declare', 'readonly', 'typeset']);

const itemsOf = (node: AndOr): readonly PipelineNode[] => node.commands;
