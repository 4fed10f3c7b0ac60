import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { folderOf } from '../../text/paths.ts';
import type { ManifestLink } from '../link-list.ts';
import { LinkList, type Word } from '../link-list.ts';
import { stringText } from '../yaml/scalar-text.ts';
import { rootOf } from './devcontainer.ts';

/** The links of a `devcontainer.json`. */
export const readDevcontainerLinks = (text: string, path: string): readonly ManifestLink[] => {
  const root = rootOf(text);
  if (!root) return [];
  const list = new LinkList(folderOf(path));
  const word = (...at: string[]): Word | undefined => wordOf(findNodeAtLocation(root, at), text);
  const legacy = word('dockerFile');
  const dockerfile = word('build', 'dockerfile') ?? legacy;
  if (dockerfile)
    list.build({
      builder: { text: 'the dev container', at: dockerfile.at },
      context: undefined,
      dockerfile,
      folder: folderOf(path),
      target: word('build', 'target'),
      arguments: keysOf(findNodeAtLocation(root, ['build', 'args']), text),
    });
  const compose = findNodeAtLocation(root, ['dockerComposeFile']);
  for (const one of compose?.type === 'array' ? (compose.children ?? []) : [compose]) list.use(wordOf(one, text), 'the dev container');
  return list.links;
};

const wordOf = (node: Node | undefined, text: string): Word | undefined => {
  if (node?.type !== 'string') return undefined;
  const written = stringText(node.value, text.slice(node.offset, node.offset + node.length), node.offset);
  return { text: written.text.text.trim(), at: written.at };
};

const keysOf = (map: Node | undefined, text: string): readonly Word[] =>
  map?.type === 'object' ? (map.children ?? []).flatMap(({ children: [key] = [] }) => wordOf(key, text) ?? []) : [];
