import { isMap, isScalar } from 'yaml';
import { folderOf } from '../../text/paths.ts';
import { remembered } from '../../text/remembered.ts';
import type { ManifestLink } from '../link-list.ts';
import { LinkList, type Word } from '../link-list.ts';
import { scalarText } from '../yaml/scalar-text.ts';
import { readYaml } from '../yaml/source.ts';
import { type Field, YamlTree } from '../yaml/tree.ts';

/** The links of a Compose file. */
export const readComposeLinks = (text: string, path: string): readonly ManifestLink[] => linksOf(`${path}\0${text}`);

/** Of the path and the text. */
const linksOf = /* @__PURE__ */ remembered((source: string): readonly ManifestLink[] => {
  const end = source.indexOf('\0');
  const text = source.slice(end + 1);
  const [document] = readYaml(text).documents;
  if (!document) return [];
  const file = new ComposeLinks(text, new YamlTree(document, text), new LinkList(folderOf(source.slice(0, end))));
  return file.read();
});

class ComposeLinks {
  readonly #text: string;
  readonly #tree: YamlTree;
  readonly #list: LinkList;

  constructor(text: string, tree: YamlTree, list: LinkList) {
    this.#text = text;
    this.#tree = tree;
    this.#list = list;
  }

  read(): readonly ManifestLink[] {
    const { root } = this.#tree;
    for (const service of this.#tree.fields(this.#value(root, 'services'))) if (service.name !== '<<') this.#service(service);
    for (const one of this.#tree.items(this.#value(root, 'include'))) this.#included(one);
    return this.#list.links;
  }

  #service(service: Field): void {
    this.#build(service);
    this.#list.file(this.#word(this.#value(this.#value(service.value, 'extends'), 'file')));
    this.#files(this.#value(service.value, 'env_file'));
  }

  #build(service: Field): void {
    const build = this.#value(service.value, 'build');
    const builder = { text: `service "${service.name}"`, at: this.#keyOf(service).at };
    if (isScalar(build)) {
      const context = this.#word(build) ?? 'unknown';
      this.#list.build({ builder, context, dockerfile: undefined, target: undefined, arguments: [] });
    } else if (isMap(build) && this.#tree.field(build, 'dockerfile_inline') === undefined)
      this.#list.build({
        builder,
        context: this.#given(build, 'context'),
        dockerfile: this.#given(build, 'dockerfile'),
        target: this.#word(this.#value(build, 'target')),
        arguments: this.#arguments(this.#value(build, 'args')),
      });
  }

  /** A path, or a map that has several and what they are read with. */
  #included(one: unknown): void {
    this.#files(isMap(one) ? this.#value(one, 'path') : one);
    this.#files(this.#value(one, 'env_file'));
  }

  /** One path or several, each by itself or in a map. */
  #files(node: unknown): void {
    const several = this.#tree.items(node);
    for (const one of several.length > 0 ? several : [node]) this.#list.file(this.#word(isMap(one) ? this.#value(one, 'path') : one));
  }

  #arguments(args: unknown): readonly Word[] {
    if (!isMap(args)) return this.#tree.items(args).flatMap((item) => this.#listedArgument(item));
    const fields = this.#tree.layers(args).flatMap((layer) => this.#tree.fields(layer));
    return fields.filter(({ name }) => name !== '<<').map((field) => this.#keyOf(field));
  }

  /** `NAME=value`, of which the name. */
  #listedArgument(item: unknown): readonly Word[] {
    const written = isScalar(item) ? scalarText(item, this.#text) : undefined;
    if (!written) return [];
    const [name = ''] = written.text.text.split('=', 1);
    const at = written.text.locate(0, name.length)?.span;
    return at && !name.includes('$') ? [{ text: name, at }] : [];
  }

  #given(map: unknown, name: string): Word | 'unknown' | undefined {
    return this.#tree.field(map, name) === undefined ? undefined : (this.#word(this.#value(map, name)) ?? 'unknown');
  }

  #value(map: unknown, name: string): unknown {
    return this.#tree.value(map, name);
  }

  #word(node: unknown): Word | undefined {
    const written = isScalar(node) ? scalarText(node, this.#text) : undefined;
    return written && { text: written.text.text.trim(), at: written.at };
  }

  #keyOf({ name, span: { start } }: Field): Word {
    const from = /["']/.test(this.#text[start] ?? '') ? start + 1 : start;
    return { text: name, at: { start: from, end: from + name.length } };
  }
}
