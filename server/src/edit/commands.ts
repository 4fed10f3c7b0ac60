import type { Instruction } from '../dockerfile/model.ts';
import type { CommandUse, DocumentNode } from '../facts/model.ts';
import type { Edit, Span } from '../text/span.ts';

/** Puts a word behind another one of the same command. */
export const insertAfterWord = (word: { readonly span: Span }, text: string): Edit => ({
  span: { start: word.span.end, end: word.span.end },
  text: ` ${text}`,
});

const isInstruction = (node: DocumentNode): node is Instruction => 'keyword' in node;

/** Puts a command behind the last one of a RUN, in the layout that the RUN has; `undefined` where that can't be done by text alone. */
export const appendCommand = (node: DocumentNode, command: string, text: string): Edit | undefined => {
  if (!isInstruction(node) || node.json) return undefined;
  const run = node.trigger ?? node;
  const script = run.arguments;
  if (run.heredocs.length > 0) return appendToHeredoc(run, command, text);
  if (/[&|]$/.test(script.text) || endsInComment(script.text)) return undefined;
  const end = script.span().end;
  return {
    span: { start: end, end },
    text: script.text.endsWith(';') ? `${layoutOf(node, text).lineBreak}${command}` : join(node, command, text),
  };
};

/** The operator and the command that come behind an item of a RUN's list, to be run when that one has succeeded. */
export const chained = (command: string, node: DocumentNode, text: string): string => {
  const isInLine = !isInstruction(node) || (node.trigger ?? node).heredocs.length > 0;
  return isInLine ? ` && ${command}` : join(node, command, text);
};

/** `RUN <<EOF` and nothing else takes another line of its script. */
const appendToHeredoc = ({ arguments: line, heredocs }: Instruction, command: string, text: string): Edit | undefined => {
  const [heredoc] = heredocs;
  if (!heredoc || !/^<<-?\s*["']?\w+["']?$/.test(line.text.trim())) return undefined;
  const { start, end } = heredoc.bodySpan;
  const body = text.slice(start, end);
  const indent = /(?:^|\n)([ \t]*)\S[^\n]*\s*$/.exec(body)?.[1] ?? '';
  return { span: { start: end, end }, text: `${indent}${command}${body.endsWith('\r\n') ? '\r\n' : '\n'}` };
};

/** A comment would swallow what is put behind it. */
const endsInComment = (script: string): boolean => {
  const hash = lastComment(script);
  const before = script.slice(0, Math.max(hash, 0));
  return hash >= 0 && ["'", '"'].every((quote) => before.split(quote).length % 2 === 1);
};

/** Where the last `#` stands that begins a word. From the end: an expression would look ahead to it from each one. */
const lastComment = (script: string): number => {
  for (let hash = script.lastIndexOf('#'); hash >= 0; hash = script.lastIndexOf('#', hash - 1)) {
    if (hash === 0 || /\s/.test(script.charAt(hash - 1))) return hash;
  }
  return -1;
};

/** How a RUN joins its commands. */
interface Layout {
  readonly operator: string;
  readonly lineBreak: string;
  /** Whether the operator stands at the ends of lines, or at their beginnings. */
  readonly isAtEnds: boolean;
}

const layouts = new WeakMap<Instruction, Layout>();

/** Worked out once for each RUN, for many fixes may put something into one. */
const layoutOf = (node: Instruction, text: string): Layout => {
  const layout = layouts.get(node) ?? readLayout(node, text.slice(node.span.start, node.span.end));
  layouts.set(node, layout);
  return layout;
};

const readLayout = (node: Instruction, whole: string): Layout => {
  const atEnds = /(&&|;)[ \t]*[\\`][ \t]*\r?\n/.exec(whole)?.[1];
  const isAtEnds = atEnds !== undefined && !/\n[ \t]*&&/.test(whole);
  const isExiting = /^\s*set\s+-\w*e/.test((node.trigger ?? node).arguments.text);
  return { operator: atEnds === ';' && isExiting ? ';' : ' &&', lineBreak: lineBreakIn(whole), isAtEnds };
};

/** The operator stands where those of the RUN stand. */
const join = (node: Instruction, command: string, text: string): string => {
  const { operator, lineBreak, isAtEnds } = layoutOf(node, text);
  return isAtEnds ? `${operator}${lineBreak}${command}` : `${lineBreak}&& ${command}`;
};

/** A RUN over several lines goes on in a line of its own, indented as its commands are; a RUN of one line stays one. */
const lineBreakIn = (whole: string): string => {
  const [first = '', ...lines] = whole.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const model = lines.findLast((line) => line.trimStart().startsWith('&&')) ?? lines.find((line) => line.trim() !== '');
  if (model === undefined) return ' ';
  const token = /([\\`])[ \t]*\r?$/.exec(first)?.[1] ?? '\\';
  const indent = /^[ \t]*/.exec(model)?.[0] ?? '';
  return ` ${token}${whole.includes('\r\n') ? '\r\n' : '\n'}${indent === '' && !model.startsWith('&&') ? '    ' : indent}`;
};

/** Whether a command is one of a list at the top of its script, and not within a loop, a condition or `$(…)`. */
export const isPlain = ({ command }: CommandUse): boolean => command.nesting === 'script' && !command.isConditional;
