import {
  type Case,
  forEachChild,
  type If,
  type PipelineNode,
  type Statement,
  type Command as SyntaxCommand,
  type SyntaxNode,
  type Word as SyntaxWord,
} from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import { asksForMoving, deadItems, type Item, itemsOf, loopValue, namesIn, truthOf, truthOfClause } from './branches.ts';
import type { Truth } from './conditions.ts';
import { type Defined, Functions } from './functions.ts';
import { assignAll } from './lists.ts';
import type { Command, ListItem, PipelinePlace, Value, Variables, Word } from './model.ts';
import { mayHoldScript, nestedScripts } from './nested.ts';
import { ScriptState } from './script-state.ts';
import { readSimple } from './simple-commands.ts';
import { type Branch, type Context, type Place, SCRIPT, type Surroundings } from './surroundings.ts';
import { parseScript } from './syntax.ts';
import { readWord, type Values } from './words.ts';

/** Deeper nesting of `sh -c` and here-documents than this is not followed. */
const MAX_DEPTH = 5;

/** In scripts with more commands than this calls are not followed. */
const MAX_BEFORE_CALL = 10_000;

/**
 * Reads a shell script's simple commands in the order written, those inside substitutions and nested scripts included. A script
 * nested too deeply for the stack has none.
 */
export const readCommands = (source: MappedText, variables: Variables): Command[] => {
  const commands: Command[] = [];
  try {
    const context = { commands, state: new ScriptState(variables, source.text.length), functions: new Functions(), depth: 0 };
    new CommandReader(source, context).readScript(SCRIPT);
    return commands;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};

class CommandReader {
  readonly #source: MappedText;
  readonly #context: Context;
  readonly #values: Values;
  readonly #read: (word: SyntaxWord) => Word;

  constructor(source: MappedText, context: Context) {
    this.#source = source;
    this.#context = context;
    this.#values = (name) => context.state.valueOf(name);
    this.#read = (word) => readWord(word, source, this.#values);
  }

  readScript(around: Surroundings): void {
    this.#readStatements(parseScript(this.#source.text).commands, around);
  }

  /** The items of the statements become one list, whatever joins them. */
  #readStatements(statements: readonly Statement[], around: Surroundings): void {
    const joined = itemsOf(statements);
    const list: { items: readonly ListItem[] } = { items: [] };
    list.items = joined.map(({ node, operator }, index) => ({ span: this.#span(node), list, index, operator }));
    let truth: Truth;
    let guard = '';
    for (const item of list.items) {
      const { node } = joined[item.index] as Item;
      const before = list.items[item.index - 1]?.operator;
      const isDead = (before === '&&' && truth === false) || (before === '||' && truth === true);
      if (!isDead) truth = item.operator && truthOf(node, this.#read);
      if (!isDead && truth !== undefined) guard = this.#textOf(node);
      if (isDead) this.#readBranch({ isDead, guard }, around, (place) => this.#readPipeline(node, { ...place, item }));
      else this.#readPipeline(node, { ...around, item });
    }
  }

  /** Reads a branch; one that is not taken with the values known here is for other values of its guard's variables. */
  #readBranch({ isDead, guard }: Branch, around: Surroundings, read: (around: Surroundings) => void): void {
    const inside = isDead ? { ...around, isSkipped: around.isSkipped || asksForMoving(guard) } : around;
    if (isDead) this.#context.state.aside(namesIn(guard), () => read(inside));
    else read(inside);
  }

  #readPipeline(node: PipelineNode, place: Place): void {
    const parts = node.type === 'Pipeline' ? node.commands : [node];
    const { whereabouts } = this.#context.state;
    const { folder } = whereabouts;
    // Of full length from the start: the first push would make room for sixteen, in each of tens of thousands.
    const commands = new Array<Command>(parts.length);
    let count = 0;
    for (const part of parts) {
      const simple = part.type === 'Command' ? this.#readCommand(part, place, { commands, index: count }) : undefined;
      if (simple) commands[count++] = simple;
      if (part.type !== 'Command') this.#readCompound(part, place);
    }
    commands.length = count;
    // Each part of a pipe is a subshell.
    if (parts.length > 1) whereabouts.return(folder);
  }

  /** Loops, conditions, groups, functions: whatever statements they hold, in order. */
  #readCompound(node: SyntaxNode, place: Surroundings): void {
    const { state, functions } = this.#context;
    const { mark } = state;
    const { folder } = state.whereabouts;
    if (node.type === 'Function') this.#define(functions.define(node.name.text, node.body, this.#source), place);
    else this.#readBody(node, place);
    if (node.type === 'Subshell' || node.type === 'Function') state.whereabouts.return(folder);
    if (node.type === 'BraceGroup' || node.type === 'Redirected' || node.type === 'CompoundList') return;
    state.leave(mark, node.type === 'Subshell' ? 'subshell' : 'branches');
  }

  /** A function is read where it is written, without arguments; each call reads it again. */
  #define(body: Defined, place: Surroundings): void {
    this.#readCompound(body.node, { ...place, isConditional: true, body });
  }

  #readBody(node: SyntaxNode, place: Surroundings): void {
    if (node.type === 'For') this.#context.state.assign(node.name.text, loopValue(node.wordlist, this.#values));
    if (node.type === 'If') this.#readIf(node, place);
    else if (node.type === 'Case') this.#readCase(node, place);
    else this.#readParts(node, place);
  }

  #call(words: readonly Word[], place: Surroundings): void {
    const [program, ...given] = words;
    if (!program || this.#context.depth >= MAX_DEPTH || this.#context.commands.length > MAX_BEFORE_CALL) return;
    const body = this.#context.functions.called(program.value);
    if (!body) return;
    const values = given.map(({ value, isKnown }): Value => ({ text: value, certainty: isKnown ? 'known' : 'unknown' }));
    const around = { ...place, isConditional: true, body, isRepeated: true };
    this.#context.state.call(values, () => this.#reader(body.source).#readCompound(body.node, around));
  }

  #readIf(node: If, place: Surroundings): void {
    const around = { ...place, isConditional: true };
    let isTaken: Truth = false;
    let guard = '';
    for (const { clause, then } of [node, ...node.elif]) {
      guard += this.#textOf(clause);
      this.#readBranch({ isDead: isTaken === true, guard }, around, (inner) => this.#readStatements(clause.commands, inner));
      const truth = truthOfClause(clause, this.#read);
      const isDead = isTaken === true || truth === false;
      this.#readBranch({ isDead, guard }, around, (inner) => this.#readStatements(then.commands, inner));
      if (isTaken !== true) isTaken = truth === false ? isTaken : truth;
    }
    const { else: otherwise } = node;
    if (otherwise)
      this.#readBranch({ isDead: isTaken === true, guard }, around, (inner) => this.#readStatements(otherwise.commands, inner));
  }

  #readCase(node: Case, place: Surroundings): void {
    const around = { ...place, isConditional: true };
    this.#readSubstitutions(node.word, place);
    const dead = deadItems(node, this.#read);
    for (const [index, { body, pattern }] of node.items.entries()) {
      const guard = [node.word, ...pattern].map(({ text }) => text).join(' ');
      this.#readBranch({ isDead: dead[index] === true, guard }, around, (inner) => this.#readStatements(body.commands, inner));
    }
  }

  #readParts(node: SyntaxNode, place: Surroundings): void {
    const isConditional = place.isConditional || (node.type !== 'Subshell' && node.type !== 'BraceGroup' && node.type !== 'Redirected');
    forEachChild(node, (child) => {
      if (child.type === 'CompoundList') this.#readStatements(child.commands, { ...place, isConditional });
      else if (child.type === 'Word') this.#readSubstitutions(child, place);
      else this.#readCompound(child, { ...place, isConditional });
    });
  }

  #readCommand(node: SyntaxCommand, place: Place, pipeline: PipelinePlace): Command | undefined {
    for (const part of node.prefix) this.#readSubstitutions(part, place);
    for (const part of node.suffix) this.#readSubstitutions(part, place);
    if (node.name) this.#readSubstitutions(node.name, place);
    const { lists } = this.#context.state;
    const reading = { source: this.#source, values: this.#values };
    const simple = readSimple(node, reading);
    if (!simple) return assignAll(node.prefix, this.#context.state, reading);
    lists.take(node.suffix, reading);
    const { nesting, isConditional, isSkipped, body, isRepeated, item } = place;
    const command: Command = {
      name: simple.name,
      program: simple.program,
      arguments: simple.arguments,
      expanded: lists.expanded(simple.arguments),
      assignments: simple.assignments,
      redirects: simple.redirects,
      pipeline,
      span: this.#span(node),
      source: this.#source,
      item,
      nesting,
      isConditional,
      isSkipped,
      folder: this.#context.state.whereabouts.folder,
      body,
      isRepeated,
    };
    this.#context.commands.push(command);
    this.#readNested(node, command);
    this.#take(command, place);
    return command;
  }

  /** What a command changes for those behind it, if it is not one of the script's own. */
  #take({ name, program, arguments: rest }: Command, place: Surroundings): void {
    if (!this.#context.state.take(name, rest)) this.#call([program, ...rest], place);
  }

  #readNested(node: SyntaxCommand, command: Command): void {
    if (this.#context.depth >= MAX_DEPTH) return;
    const { whereabouts } = this.#context.state;
    const { folder } = whereabouts;
    const { isSkipped, body, isRepeated } = command;
    const around: Surroundings = { nesting: 'nested-script', isConditional: false, isSkipped, body, isRepeated };
    for (const script of nestedScripts(node, command, this.#source)) this.#reader(script).readScript(around);
    if (command.name !== 'eval') whereabouts.return(folder);
  }

  #readSubstitutions(node: SyntaxNode, place: Surroundings): void {
    if (this.#context.depth >= MAX_DEPTH || !mayHoldScript(node)) return;
    forEachChild(node, (child) => {
      if (child.type !== 'Script') this.#readSubstitutions(child, place);
      else if (child.source === undefined) this.#readSubstitution(child.commands, place);
    });
  }

  #readSubstitution(statements: readonly Statement[], place: Surroundings): void {
    const { whereabouts } = this.#context.state;
    const { folder } = whereabouts;
    this.#readStatements(statements, { ...place, nesting: 'substitution' });
    whereabouts.return(folder);
  }

  #reader(source: MappedText): CommandReader {
    return new CommandReader(source, { ...this.#context, depth: this.#context.depth + 1 });
  }

  #textOf({ pos, end }: SyntaxNode): string {
    return this.#source.text.slice(pos, end);
  }

  #span(node: { readonly pos: number; readonly end: number }): { start: number; end: number } {
    return this.#source.span(node.pos, node.end);
  }
}
