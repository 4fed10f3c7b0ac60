import type { Outline, OutlineEntry } from '../../manifest/outline.ts';
import { contains, type Edit, type Span } from '../../text/span.ts';
import { append, appendInBrackets, type Block, blockOf, fieldOf, quoteOf, removeEntry } from './blocks.ts';
import { indented, type Page } from './page.ts';

/** A service of a Compose file, on the page that it is written on. */
export interface Service {
  readonly page: Page;
  readonly name: string;
  readonly block: Block;
  /** How much further in a map stands below its key, and how much the dashes of a list do. */
  readonly step: number;
  readonly dash: number;
}

/** `undefined` where what is there can't be changed without touching more than is meant. */
export type Change = readonly Edit[] | undefined;

/** A field that the service has itself. */
export const ownField = ({ block }: Service, name: string): OutlineEntry | undefined => fieldOf(block.outline, name);

/** Takes the mount of a place away, and the whole list where it is the only one. */
export const dropMount = (service: Service, at: Span): Change => {
  const { page, block } = service;
  const volumes = ownField(service, 'volumes');
  const { entries = [], form, isNamed } = volumes?.value ?? {};
  const mount = entries.find(({ span }) => contains(span, at));
  if (!volumes || !mount || form !== 'list' || isNamed || mount.value.isNamed) return undefined;
  const list = blockOf(page, volumes.value);
  const edit = entries.length === 1 ? removeEntry(page, block, volumes) : list && removeEntry(page, list, mount);
  return edit && [edit];
};

/** Gives the service a variable, in the way in which it, or else another service, has its variables. */
export const setVariable = (service: Service, { name, value }: Assignment, otherwise: 'map' | 'list'): Change => {
  const environment = ownField(service, 'environment')?.value;
  if (!environment) {
    const isList = otherwise === 'list';
    return addField(service, 'environment', [isList ? { item: `${name}=${value}` } : `${name}: ${value}`]);
  }
  return environment.form === 'list' ? setInList(service, environment, { name, value }) : setInMap(service, environment, { name, value });
};

export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** What names a local socket, and so goes with the mount. */
const LOCAL = /^(?:unix:\/\/)?\//;

const setInMap = ({ page }: Service, map: Outline, { name, value }: Assignment): Change => {
  const old = fieldOf(map, name);
  if (old) return LOCAL.test(old.value.text) && !old.value.isNamed ? [{ span: old.value.span, text: value }] : undefined;
  if (map.form !== 'map' || map.isNamed) return undefined;
  const block = blockOf(page, map);
  const edit = block ? append(page, block, [`${name}: ${value}`]) : map.isFlow && appendInBrackets(map, `${name}: ${value}`);
  return edit ? [edit] : undefined;
};

/** Sets `NAME=value` in a list, be it of variables or of arguments. */
export const setInList = (service: Service, list: Outline, { name, value }: Assignment): Change => {
  const old = list.entries.find(({ value: item }) => item.text.toLowerCase().startsWith(`${name}=`.toLowerCase()));
  if (!old) return addItem(service, list, `${name}=${value}`);
  const quote = quoteOf(service.page, { ...list, entries: [old] });
  const isLocal = LOCAL.test(old.value.text.slice(name.length + 1)) && !old.value.isNamed;
  return isLocal && !list.isNamed ? [{ span: old.value.span, text: `${quote}${name}=${value}${quote}` }] : undefined;
};

/** Adds an argument behind a command that is written as one line, or as several that make one. */
export const addToLine = ({ page }: Service, line: Outline, { name, value }: Assignment): Change => {
  const { span, text } = line;
  const first = page.text[span.start] ?? '';
  if (line.isNamed || /[|>]/.test(first) || text.toLowerCase().includes(`${name}=`.toLowerCase())) return undefined;
  const end = /["']/.test(first) ? span.end - 1 : span.end;
  return [{ span: { start: end, end }, text: ` ${name}=${value}` }];
};

const addItem = ({ page }: Service, list: Outline, item: string): Change => {
  if (list.form !== 'list' || list.isNamed) return undefined;
  const quote = quoteOf(page, list);
  const block = blockOf(page, list);
  const edit = block
    ? append(page, block, [`- ${quote}${item}${quote}`])
    : list.isFlow && appendInBrackets(list, `${quote}${item}${quote}`);
  return edit ? [edit] : undefined;
};

/** Puts the service into one more network. */
export const joinNetwork = (service: Service, network: string): Change => {
  const networks = ownField(service, 'networks')?.value;
  if (!networks) return addField(service, 'networks', [{ item: 'default' }, { item: network }]);
  return networks.form === 'list' ? addItem(service, networks, network) : addKey(service, networks, [`${network}:`]);
};

/** Has the service start after another one. */
export const startAfter = (service: Service, other: string): Change => {
  const earlier = ownField(service, 'depends_on')?.value;
  if (!earlier) return addField(service, 'depends_on', [{ item: other }]);
  const lines = [`${other}:`, indented(service.step, 'condition: service_started')];
  return earlier.form === 'list' ? addItem(service, earlier, other) : addKey(service, earlier, lines);
};

const addKey = ({ page }: Service, map: Outline, lines: readonly string[]): Change => {
  const block = map.form === 'map' ? blockOf(page, map) : undefined;
  return block && [append(page, block, lines)];
};

/** A line of a map, or an item of a list. */
type Line = string | { readonly item: string };

const addField = ({ page, block, step, dash }: Service, name: string, lines: readonly Line[]): Change => [
  append(page, block, [
    `${name}:`,
    ...lines.map((line) => (typeof line === 'string' ? indented(step, line) : indented(dash, `- ${line.item}`))),
  ]),
];
