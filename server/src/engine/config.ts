import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLError } from 'yaml';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { type ReadConfig, readTree } from './config/read-config.ts';
import type { Located, LocatedEntry } from './config/tree.ts';
import type { ConfigProblem } from './config-model.ts';

export type { ReadConfig } from './config/read-config.ts';

/** The configuration has no more levels than this; what lies deeper is not looked at. */
const DEEPEST = 8;

const MOST_SYNTAX_ERRORS = 10;

/**
 * Reads the text of a `.plimsoll.yaml`. Never throws: what is wrong is told with its place, the rest holds. While the
 * YAML itself is broken only that is told, since what follows a mistake is read by guess.
 */
export const readConfig = (text: string, rules: readonly Rule[]): ReadConfig => {
  // The parser's own search for equal keys compares each with each.
  const { contents, errors } = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error', version: '1.2' });
  const root = contents && locate(contents, 0);
  const { config, problems } = readTree(root && !isBlank(root) ? root : undefined, rules);
  const syntax = errors.slice(0, MOST_SYNTAX_ERRORS).map((error) => toProblem(error, text));
  return { config, problems: errors.every(isHarmless) ? [...syntax, ...problems] : syntax };
};

const isHarmless = ({ code }: YAMLError): boolean => code === 'MULTIPLE_DOCS';

const toProblem = ({ code, message, pos }: YAMLError, text: string): ConfigProblem => {
  const start = Math.min(pos[0], text.length);
  const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
  if (code === 'MULTIPLE_DOCS') return { span, message: 'a second document begins here; only the first one counts' };
  if (code === 'RESOURCE_EXHAUSTION') return { span, message: 'this is nested too deeply' };
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
