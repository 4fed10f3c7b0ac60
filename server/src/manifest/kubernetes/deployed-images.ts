import { remembered } from '../../text/remembered.ts';
import { readYaml } from '../yaml/source.ts';
import { YamlTree } from '../yaml/tree.ts';

/**
 * The names of images which are not what is pulled in the end: Kustomize gives those of its `images` another tag or name, and Skaffold
 * puts what it has built in the place of its artifacts.
 */
export const readReplacedImages = /* @__PURE__ */ remembered((text: string): readonly string[] =>
  readYaml(text).documents.flatMap((document) => {
    const tree = new YamlTree(document, text);
    const artifacts = tree.items(tree.value(tree.value(tree.root, 'build'), 'artifacts'));
    return [
      ...tree.items(tree.value(tree.root, 'images')).flatMap((image) => tree.scalar(image, 'name') ?? []),
      ...artifacts.flatMap((artifact) => tree.scalar(artifact, 'image') ?? []),
    ];
  }),
);
