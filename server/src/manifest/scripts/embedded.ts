import { isScalar } from 'yaml';
import type { Span } from '../../text/span.ts';
import { readOne, readServices } from '../compose/containers.ts';
import type { ComposeProject } from '../compose/file.ts';
import type { ContainerList } from '../container-list.ts';
import { readDevcontainer } from '../devcontainer/devcontainer.ts';
import { readObjects } from '../kubernetes/objects.ts';
import { readPodVolumes } from '../kubernetes/openings.ts';
import { mayHoldServices, mayHoldWorkload } from '../names.ts';
import { readStretch, type YamlSource } from '../yaml/source.ts';
import { isTemplate, mayBeTemplate } from '../yaml/templates.ts';
import { type Field, YamlTree } from '../yaml/tree.ts';

/** A text that manifests stand in, and where what they hold is gathered. */
export interface Surrounding {
  readonly text: string;
  readonly list: ContainerList;
}

/** What else a stretch may be taken for: nothing, or a part of a Compose file as pages show them. */
export type Leniency = 'whole-manifests' | 'parts-too';

/** A Compose file that stands in a page rests on no other, and has no variables. */
const alone = (text: string, tree: YamlTree): ComposeProject => ({
  file: { path: '', text, tree, folder: '' },
  texts: new Map(),
  environment: new Map(),
});

/** Reads the manifest that a stretch of a text is, if it is one without doubt. */
export const readEmbedded = (span: Span, around: Surrounding, leniency: Leniency): void => {
  const { text, list } = around;
  const form = formOf(text.slice(span.start, span.end), leniency);
  if (form === undefined) return;
  for (const document of documentsIn(text, span)) {
    const file = { text, list, tree: new YamlTree(document, text) };
    if (form === 'kubernetes') readObjects(file);
    else if (form === 'compose') readServices(alone(text, file.tree), list);
    else readParts(file);
  }
};

/** Examples are cut short with what is no YAML, such as dots: what stands before that is read. A template holds nothing. */
const documentsIn = (text: string, span: Span): YamlSource['documents'] => {
  const whole = readStretch(text, span);
  const [error] = whole.parseErrors;
  if (error && mayBeTemplate(text.slice(span.start, span.end))) return [];
  const end = error ? text.lastIndexOf('\n', error.span.start - 1) + 1 : span.end;
  if (end <= span.start) return [];
  const { documents, comments, parseErrors } = error ? readStretch(text, { ...span, end }) : whole;
  const part = text.slice(span.start, end);
  const isUsable = parseErrors.length === 0 && !isTemplate({ text: part, start: span.start }, documents, comments);
  return isUsable ? documents : [];
};

/** What a service has, or a pod, as pages show a part of it. */
const MAY_BE_PART = /^[ \t]*(?:- )?["']?volumes["']?[ \t]*:/m;

const formOf = (part: string, leniency: Leniency): 'kubernetes' | 'compose' | 'parts' | undefined => {
  const flat = withoutIndentation(part);
  if (mayHoldWorkload(flat)) return 'kubernetes';
  if (mayHoldServices(flat)) return 'compose';
  return leniency === 'parts-too' && MAY_BE_PART.test(flat) ? 'parts' : undefined;
};

/** As it would be in a file of its own. */
const withoutIndentation = (part: string): string => {
  const indent = /^[ \t]*(?=\S)/m.exec(part)?.[0] ?? '';
  return indent === '' ? part : part.replaceAll(`\n${indent}`, '\n').slice(part.startsWith(indent) ? indent.length : 0);
};

/** Services under no `services`, as in the first version of Compose, steps of a pipeline, or what one of them has. */
const readParts = (part: Surrounding & { readonly tree: YamlTree }): void => {
  const { text, list, tree } = part;
  const project = alone(text, tree);
  const span = tree.spanOf(tree.root);
  if (!span) return;
  const whole: Field = { name: '', span, value: tree.root };
  const services = [whole, ...tree.fields(tree.root), ...stepsIn(tree)].filter(({ value }) => hasShortVolumes(value, tree));
  for (const field of services) {
    const layers = [{ file: project.file, node: field.value, name: field.name }];
    readOne({ field, service: { name: field.name, layers, extended: [], isWhole: true } }, project, list);
  }
  for (const pod of podsIn(tree)) readPodVolumes(pod, part);
};

/** A pod without what it is the pod of, or in the part of an object that pages show of it. */
const podsIn = (tree: YamlTree): readonly unknown[] => {
  const spec = tree.value(tree.root, 'spec');
  return [tree.root, spec, tree.value(tree.value(spec, 'template'), 'spec')];
};

const stepsIn = (tree: YamlTree): readonly Field[] =>
  tree.items(tree.value(tree.root, 'steps')).flatMap((value) => {
    const span = tree.spanOf(value);
    return span ? [{ name: '', span, value }] : [];
  });

/** A folder or file of the host in front of a place in the container, which means the same to all who write it so. */
const SHORT = /^[/~$][^\s:]*:\/[^\s:]*(?::[\w,]+)?$/;

const hasShortVolumes = (node: unknown, tree: YamlTree): boolean =>
  tree.items(tree.value(node, 'volumes')).some((item) => isScalar(item) && typeof item.value === 'string' && SHORT.test(item.value));

const OF_DEVCONTAINER = /"mounts"\s*:\s*\[\s*"[^"]*\btype=bind|"runArgs"\s*:\s*\[/;
const PROPERTIES = /^\s*"/;

/** Reads the dev container that a stretch of a text describes, with or without the braces around. */
export const readEmbeddedDevcontainer = ({ start, end }: Span, { text, list }: Surrounding): void => {
  const part = text.slice(start, end);
  if (start === 0 || !OF_DEVCONTAINER.test(part)) return;
  // Blanks in the place of all before it keep the offsets.
  const before = ' '.repeat(start - 1);
  const [open, close] = PROPERTIES.test(part) ? ['{', '}'] : [' ', ''];
  readDevcontainer(`${before}${open}${part}${close}`, list);
};
