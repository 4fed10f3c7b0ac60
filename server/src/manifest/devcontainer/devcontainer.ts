import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { ContainerList } from '../container-list.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import type { ManifestComment, ManifestError } from '../model.ts';
import { onlyLiteral } from '../placeholders.ts';
import { stringText } from '../yaml/scalar-text.ts';
import { readDevcontainerOpenings, readDevcontainerUses } from './openings.ts';

/** What is beside the container of a `devcontainer.json`. */
interface Beside {
  readonly comments: readonly ManifestComment[];
  readonly parseErrors: readonly ManifestError[];
}

/** As the tools read it that start dev containers. */
const LENIENT = { allowTrailingComma: true, allowEmptyContent: true };

/** Reads a `devcontainer.json`, which may have comments and commas behind the last item. */
export const readDevcontainer = (text: string, list: ContainerList): Beside => {
  if (text.length > LONGEST_DOCUMENT) return { comments: [], parseErrors: [] };
  // A blank in the place of the byte order mark keeps all offsets.
  const json = text.replace(/^\ufeff/, ' ');
  try {
    const errors: ParseError[] = [];
    const root = parseTree(json, errors, LENIENT);
    const parseErrors = errors.slice(0, 1).map(toError);
    if (root && parseErrors.length === 0) for (const object of [root, ...listedFeatures(root)]) readRoot(object, text, list);
    return { comments: commentsIn(json), parseErrors };
  } catch {
    // The parser calls itself for each level.
    return { comments: [], parseErrors: [{ span: { start: 0, end: 0 }, message: 'it is nested too deeply' }] };
  }
};

/** A file of many features has a list of what a file of one feature is. */
const listedFeatures = (root: Node): readonly Node[] => {
  const features = findNodeAtLocation(root, ['features']);
  return features?.type === 'array' ? (features.children ?? []).filter(({ type }) => type === 'object') : [];
};

const toError = ({ error, offset, length }: ParseError): ManifestError => ({
  span: { start: offset, end: offset + length },
  message: `${printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()}`,
});

const readRoot = (root: Node, text: string, list: ContainerList): void => {
  const properties = root.type === 'object' ? (root.children ?? []) : [];
  for (const property of properties) list.node(spanOf(property));
  const field = properties.findLast(({ children: [key] = [] }) => key?.value === 'image');
  const value = field?.children?.[1];
  const written =
    value?.type === 'string' ? stringText(value.value, text.slice(value.offset, value.offset + value.length), value.offset) : undefined;
  const image = field && written && list.image(written, spanOf(field), onlyLiteral);
  const openings = readDevcontainerOpenings({ properties, text });
  list.add({ name: 'dev container', span: spanOf(field ?? properties[0] ?? root), image, ...openings });
  readDevcontainerUses({ properties, text }, image, list);
};

const spanOf = ({ offset, length }: Node) => ({ start: offset, end: offset + length });

const commentsIn = (json: string): ManifestComment[] => {
  const comments: ManifestComment[] = [];
  const take = (offset: number, length: number): void => {
    const text = json.slice(offset, offset + length);
    comments.push({ span: { start: offset, end: offset + length }, text: text.replace(/^\/[/*]+|\*+\/$/g, '').trim() });
  };
  visit(json, { onComment: take }, LENIENT);
  return comments;
};

/** The value that a `devcontainer.json` is, in spite of mistakes; `undefined` where it is too long or too deep. */
export const rootOf = (text: string): Node | undefined => {
  if (text.length > LONGEST_DOCUMENT) return undefined;
  try {
    // A blank in the place of the byte order mark keeps all offsets.
    return parseTree(text.replace(/^\ufeff/, ' '), [], LENIENT);
  } catch {
    // The parser calls itself for each level.
    return undefined;
  }
};
