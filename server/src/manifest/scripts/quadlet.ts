import { MappedText, type Piece } from '../../text/mapped-text.ts';
import { outerFirst, type Span } from '../../text/span.ts';
import { ContainerList } from '../container-list.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import { composeBytes, memoryLimit } from '../memory-sizes.ts';
import type { ContainerImage, Manifest } from '../model.ts';
import type { Setting, Variable } from '../openings.ts';
import { onlyLiteral } from '../placeholders.ts';
import { capability, device, hostNamespace, unconfined } from '../setting-words.ts';
import { type Bind, readMountFields, readShortVolume } from '../volumes.ts';
import { linesOf } from './script-files.ts';
import { unitScripts } from './systemd-unit.ts';

/** Sections of a unit of Podman's that start containers. */
type Section = 'container' | 'pod' | 'kube';

/** A key of a unit, with what it is given. */
interface Entry {
  readonly name: string;
  readonly value: MappedText;
  /** Where the value stands. */
  readonly at: Span;
  /** From the key to the end of the value. */
  readonly span: Span;
}

/** Reads a unit that Podman's generator makes a service of, which starts a container or a pod. */
export const readQuadlet = (text: string): Manifest => {
  const list = new ContainerList(text);
  readSections({ text, start: 0 }, list);
  const { containers, mounts, scripts, nodes } = list.found;
  const around = unitScripts(text).map((script) => ({ form: 'shell' as const, texts: [script], node: { span: script.span() } }));
  const lines = linesOf(text);
  const all = [...lines.nodes, ...nodes].sort(outerFirst);
  return { form: 'script', text, containers, mounts, scripts: [...scripts, ...around], builds: [], parseErrors: [], ...lines, nodes: all };
};

/** Reads the sections of a unit that stands in a file from an offset on. */
export const readSections = (unit: { readonly text: string; readonly start: number }, list: ContainerList): void => {
  if (unit.text.length > LONGEST_DOCUMENT) return;
  for (const { section, entries } of sectionsIn(unit)) readSection(section, entries, list);
};

const HEADER = /^\ufeff?\[(\w+)\][ \t]*\r?$/;
const LINE = /^(?:[ \t]*[#;][^\n]*|\ufeff?\[\w+\][ \t]*\r?|([A-Za-z]\w*)([ \t]*=[ \t]*)((?:\\\r?\n(?:[ \t]*[#;][^\n]*\n)*|[^\n])*))$/gm;
const SECTIONS: ReadonlySet<string> = new Set<Section>(['container', 'pod', 'kube']);

interface SectionText {
  readonly section: Section;
  readonly entries: readonly Entry[];
}

const sectionsIn = ({ text, start }: { readonly text: string; readonly start: number }): readonly SectionText[] => {
  const found: { readonly section: Section; readonly entries: Entry[] }[] = [];
  let entries: Entry[] | undefined;
  for (const { 0: line, 1: name, 2: equals = '', 3: value = '', index } of text.matchAll(LINE)) {
    const header = HEADER.exec(line)?.[1]?.toLowerCase();
    if (header !== undefined) {
      entries = SECTIONS.has(header) ? [] : undefined;
      if (entries) found.push({ section: header as Section, entries });
    } else if (name !== undefined && entries) entries.push(entryOf(name, value, start + index + name.length + equals.length));
  }
  return found;
};

const entryOf = (name: string, written: string, start: number): Entry => {
  const value = written.trimEnd();
  const at = { start, end: start + value.length };
  return { name, value: new MappedText(piecesOf(value, start), start), at, span: { start: start - name.length - 1, end: at.end } };
};

const PART = /\\\r?\n(?:[ \t]*[#;][^\n]*\n)*|\/?%([a-zA-Z%])/g;
/** What systemd puts in the place of its specifiers: the folder of a user's sockets, the home, a user's or group's number. */
const SPECIFIERS: Readonly<Record<string, string>> = { t: '${XDG_RUNTIME_DIR}', h: '~', U: '1000', G: '1000', '%': '%' };

/** The lines of a value are one. */
const piecesOf = (value: string, start: number): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: written, 1: specifier, index } of value.matchAll(PART)) {
    const stands = specifier === undefined ? ' ' : SPECIFIERS[specifier];
    if (stands === undefined) continue;
    const slash = /^\/%[UG%]/.test(written) ? '/' : '';
    const text = `${slash}${stands}`;
    pieces.push({ text: value.slice(from, index), start: start + from }, { text, start: start + index, width: written.length });
    from = index + written.length;
  }
  return [...pieces, { text: value.slice(from), start: start + from }];
};

const readSection = (section: Section, entries: readonly Entry[], list: ContainerList): void => {
  const [first] = entries;
  if (!first) return;
  const name = nameIn(section, entries);
  const image = section === 'container' ? imageIn(entries, list) : undefined;
  const span = { start: first.span.start, end: entries.at(-1)?.span.end ?? first.span.end };
  const options = section === 'kube' ? [] : entries.filter((entry) => entry.name === 'PodmanArgs').map(({ value }) => value);
  const settings = entries.flatMap(settingsOf);
  const limit = entries.findLast((entry) => entry.name === 'Memory');
  list.add({
    name,
    span,
    image,
    settings,
    environment: entries.flatMap(variablesOf),
    memoryLimit: limit ? 'set' : 'unknown',
    // Podman counts as Compose does.
    memory: limit && memoryLimit(limit.value, composeBytes),
    options: { form: 'line', texts: options },
  });
  for (const entry of entries) {
    const bind = section === 'kube' ? undefined : BINDS[entry.name]?.(entry.value.text);
    if (bind) list.mount({ ...bind, at: entry.at, span: entry.span, container: name, image });
    if (entry.name === 'Exec' || entry.name === 'HealthCmd') list.script({ form: 'shell', texts: [entry.value], image, span: entry.at });
  }
};

const NAMES: Readonly<Record<Section, string>> = { container: 'ContainerName', pod: 'PodName', kube: '' };

const nameIn = (section: Section, entries: readonly Entry[]): string => {
  const name = entries.findLast((entry) => entry.name === NAMES[section])?.value.text;
  return name === undefined || name.includes('%') ? 'container' : `container "${name}"`;
};

/** Units may build images or pull them on behalf of others, and `localhost` is where Podman keeps what it has built. */
const NOT_PULLED = /\.(?:build|image)$|^localhost\//;

const imageIn = (entries: readonly Entry[], list: ContainerList): ContainerImage | undefined => {
  const [image, pull] = ['Image', 'Pull'].map((name) => entries.findLast((entry) => entry.name === name));
  if (!image || pull?.value.text === 'never' || NOT_PULLED.test(image.value.text)) return undefined;
  return list.image({ at: image.at, text: image.value }, image.span, onlyLiteral);
};

const BINDS: Readonly<Record<string, (value: string) => Bind | undefined>> = { Volume: readShortVolume, Mount: readMountFields };

const isOn = (value: string): boolean => /^(?:true|yes|on|1)$/i.test(value);

const SETTINGS: Readonly<Record<string, (value: string, at: Span) => readonly Setting[]>> = {
  Network: (value, at) => hostNamespace('network', value, at),
  UserNS: (value, at) => hostNamespace('user', value, at),
  AddDevice: (value, at) => [device(value.replace(/^-/, ''), at)],
  SeccompProfile: (value, at) => unconfined(`seccomp=${value}`, at),
  SecurityLabelDisable: (value, at) => (isOn(value) ? unconfined('label=disable', at) : []),
  Unmask: (value, at) => (value === 'ALL' ? unconfined('systempaths=unconfined', at) : []),
};

const settingsOf = ({ name, value, at }: Entry): readonly Setting[] =>
  name === 'AddCapability' ? capabilitiesIn(value) : (SETTINGS[name]?.(value.text, at) ?? []);

const capabilitiesIn = (value: MappedText): readonly Setting[] =>
  Array.from(value.text.matchAll(/\S+/g), ({ 0: name, index }) => capability(name, value.span(index, index + name.length)));

const VARIABLE = /"([\w.]+)=([^"]*)"|'([\w.]+)=([^']*)'|([\w.]+)=("[^"]*"|'[^']*'|[^\s"']*)/g;

const variablesOf = ({ name, value, at }: Entry): readonly Variable[] => {
  if (name === 'EnvironmentFile') return [{ at, name: value.text, value: undefined, from: 'file' }];
  return name === 'Environment' ? Array.from(value.text.matchAll(VARIABLE), (match) => variable(match, value)) : [];
};

const variable = (match: RegExpExecArray, value: MappedText): Variable => {
  const [written, , , , , , plain = ''] = match;
  const name = match[1] ?? match[3] ?? match[5] ?? '';
  const text = match[2] ?? match[4] ?? plain.replace(/^(["'])(.*)\1$/, '$2');
  const from = match.index + written.lastIndexOf(text);
  const isKnown = !text.includes('%');
  return {
    at: value.span(match.index, match.index + written.length),
    name,
    value: isKnown ? value.slice(from, from + text.length) : undefined,
    from: 'literal',
  };
};
