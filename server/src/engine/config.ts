import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLError } from 'yaml';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { type ReadConfig, readTree } from './config/read-config.ts';
import type { Located, LocatedEntry } from './config/tree.ts';
import type { ConfigProblem } from './config-model.ts';

export type { ReadConfig } from './config/read-config.ts';

/** The configuration has no more levels than this; what lies deeper is not looked at. */
const DEEPEST = 8;

const SYNTAX_CODES_OF_NO_HARM: ReadonlySet<string> = new Set(['MULTIPLE_DOCS']);

/**
 * Reads the text of a `.plimsoll.yaml`. Never throws: what is wrong is told with its place, the rest holds. While the
 * YAML itself is broken only that is told, since what follows a mistake is read by guess.
 */
export const readConfig = (text: string, rules: readonly Rule[]): ReadConfig => {
  const document = parse(text);
  if (!document) return { ...readTree(undefined, rules), problems: [{ span: { start: 0, end: 0 }, message: 'this is nested too deeply' }] };
  const root = document.contents && locate(document.contents, 0);
  const { config, problems } = readTree(root && isBlank(root) ? undefined : (root ?? undefined), rules);
  const errors = document.errors.map((error) => toProblem(error, text));
  const isReadable = document.errors.every(({ code }) => SYNTAX_CODES_OF_NO_HARM.has(code));
  return { config, problems: isReadable ? [...errors, ...problems] : errors };
};

/** The parser calls itself for each level, and many thousands of them exhaust the stack. */
const parse = (text: string): Document.Parsed | undefined => {
  try {
    // Its own search for equal keys compares each with each.
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent', version: '1.2' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const toProblem = ({ code, message, pos }: YAMLError, text: string): ConfigProblem => {
  const start = Math.min(pos[0], text.length);
  const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
  if (code === 'MULTIPLE_DOCS') return { span, message: 'a second document begins here; only the first one counts' };
  return { span, message: `this is no valid YAML: ${message}` };
};

const isBlank = (root: Located): boolean => root.kind === 'scalar' && root.value === null;

const locate = (node: Node, depth: number): Located => {
  const span = spanOf(node);
  if (isAlias(node)) return { kind: 'other', span, what: 'a reference to another part (write it out)' };
  if (depth >= DEEPEST) return { kind: 'other', span, what: 'nested too deeply' };
  if (isMap(node)) return { kind: 'map', span, entries: node.items.flatMap((pair) => locateEntry(pair as Pair<Node, Node | null>, depth)) };
  if (isSeq(node)) return { kind: 'list', span, items: node.items.map((item) => locate(item as Node, depth + 1)) };
  return { kind: 'scalar', span, value: isScalar(node) ? node.value : null };
};

const locateEntry = ({ key, value }: Pair<Node, Node | null>, depth: number): LocatedEntry[] => {
  if (!key) return [];
  const keySpan = spanOf(key);
  const name = isScalar(key) ? String(key.value) : '…';
  const located: Located = value ? locate(value, depth + 1) : { kind: 'scalar', span: keySpan, value: null };
  return [{ key: name, keySpan, value: isEmpty(located) ? { ...located, span: keySpan } : located }];
};

/** A value left out is shown at its key, where there is something to see. */
const isEmpty = ({ span }: Located): boolean => span.start === span.end;

const spanOf = ({ range }: Node): Span => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 });
