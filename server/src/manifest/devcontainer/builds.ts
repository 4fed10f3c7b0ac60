import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { MappedText } from '../../text/mapped-text.ts';
import { folderOf, resolvePath } from '../../text/paths.ts';
import type { ManifestBuild } from '../build-model.ts';
import { stringText } from '../yaml/scalar-text.ts';
import { rootOf } from './devcontainer.ts';

/** The build of a `devcontainer.json`; none where it has an image, or is broken. */
export const readDevcontainerBuilds = (path: string, text: string): readonly ManifestBuild[] => {
  const root = rootOf(text);
  const word = (...at: string[]): MappedText | undefined => root && knownText(findNodeAtLocation(root, at), { path, text });
  const dockerfile = word('build', 'dockerfile') ?? word('dockerFile');
  if (!root || !dockerfile) return [];
  const target = word('build', 'target')?.text;
  return [
    {
      builder: 'the dev container',
      dockerfile: resolvePath(folderOf(path), dockerfile.text),
      arguments: new Map(argumentsOf(findNodeAtLocation(root, ['build', 'args']), { path, text })),
      ...(target !== undefined && { target }),
    },
  ];
};

interface Source {
  readonly path: string;
  readonly text: string;
}

/** What rests on the machine of whoever opens it is not known. */
const OPEN = /\$\{/;

const knownText = (node: Node | undefined, { path, text }: Source): MappedText | undefined => {
  if (node?.type !== 'string' || OPEN.test(node.value)) return undefined;
  return stringText(node.value, text.slice(node.offset, node.offset + node.length), node.offset).text.within(path);
};

const argumentsOf = (map: Node | undefined, source: Source): readonly (readonly [string, MappedText | undefined])[] =>
  map?.type === 'object'
    ? (map.children ?? []).map(({ children: [key, value] = [] }) => [String(key?.value), knownText(value, source)])
    : [];
