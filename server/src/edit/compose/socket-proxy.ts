import type { DockerClient } from '../../facts/docker-clients.ts';
import type { Facts, Mount } from '../../facts/model.ts';
import type { Outline, OutlineEntry } from '../../manifest/outline.ts';
import { sourceWritten } from '../../manifest/volumes.ts';
import type { Edit } from '../../text/span.ts';
import type { ReviewFix } from '../review-fix.ts';
import { append, type Block, blockOf, fieldOf } from './blocks.ts';
import { columnOf, editsOf, indented, insertLines, lineBehind, type Page, pageOf, startOfLine } from './page.ts';
import { proxyLines, type SocketProxy, sectionsFor } from './proxy-service.ts';
import { addToLine, type Change, dropMount, joinNetwork, ownField, type Service, setInList, setVariable, startAfter } from './service.ts';

/** A mount of the socket in a Compose file, and what the program that gets it is known to need. */
export interface SocketUse {
  readonly mount: Mount;
  readonly client: DockerClient;
}

/**
 * Puts a proxy between a service and the socket: on a network of their own, with those parts of the API that its program needs. `undefined`
 * where the program can't be told of it in this file, where no proxy would hold it back, or where the file is not plain enough.
 */
export const socketProxyFix = ({ mount, client }: SocketUse, facts: Facts): ReviewFix | undefined => {
  const file = fileOf(facts);
  const service = file && serviceOf(file, mount);
  if (!file || !service || isOutOfReach(service)) return undefined;
  const proxy = proxyFor(service, { mount, client }, facts);
  const changes = proxy && [...rewire(file, service, { mount, client, proxy }), addNetwork(file, proxy.name)];
  if (!changes || isTaken(file, proxy.name) || !changes.every(isMade)) return undefined;
  const edits = [addProxy(file, service, proxy), ...changes.flat()];
  return {
    title: titleOf(proxy, client),
    safety: 'review',
    edits: editsOf(file.page, facts.text, edits),
    ...(client.isKnown ? {} : { isToFillIn: true }),
  };
};

const titleOf = ({ sections }: SocketProxy, { isKnown }: DockerClient): string =>
  isKnown
    ? `Reach Docker through a socket proxy that allows ${sections.join(', ')} only`
    : 'Reach Docker through a socket proxy that only lets containers be looked at; open there what else is needed';

interface ComposeFile {
  readonly page: Page;
  readonly root: Outline;
  readonly services: Block;
}

/** Text whose end is kept with its blank lines, to which lines behind it would belong; an end of the document before that of the file. */
const TRICKY = /[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$|^\.\.\.\s*$/m;

const fileOf = ({ text, comments, outline: root }: Facts): ComposeFile | undefined => {
  if (!root || TRICKY.test(text)) return undefined;
  const page = pageOf(text, comments);
  const services = blockOf(page, fieldOf(root, 'services')?.value);
  return services && blockOf(page, root)?.column === 0 ? { page, root, services } : undefined;
};

const serviceOf = ({ page, services }: ComposeFile, { container }: Mount): Service | undefined => {
  const entry = services.outline.entries.find(({ name }) => container === `service "${name}"`);
  const block = entry?.value.form === 'map' ? blockOf(page, entry.value) : undefined;
  if (!entry || !block || block.column <= services.column) return undefined;
  const step = block.column - services.column;
  const volumes = fieldOf(block.outline, 'volumes');
  const list = blockOf(page, volumes?.value);
  return { page, name: entry.name, block, step, dash: list ? Math.max(0, list.column - block.column) : step };
};

/** What says how the service is connected in a way that a network of its own does not go with, or can't be seen from here. */
const OTHERWISE: readonly string[] = ['extends', 'network_mode', 'profiles', 'privileged', 'use_api_socket', 'scale'];
/** What would come from a fragment once the service had none of its own, or what its own would hide. */
const OWN: readonly string[] = ['volumes', 'environment', 'networks', 'depends_on', 'command'];
const SWARM: readonly string[] = ['mode', 'placement', 'replicas', 'labels', 'endpoint_mode', 'update_config'];

const isOutOfReach = (service: Service): boolean => {
  const { outline } = service.block;
  const deploy = ownField(service, 'deploy')?.value;
  // A file that only adds to others does not say which networks there are.
  const isWhole = ['image', 'build'].some((name) => ownField(service, name) || outline.merged.has(name));
  return (
    !isWhole ||
    OTHERWISE.some((name) => ownField(service, name) || outline.merged.has(name)) ||
    OWN.some((name) => outline.merged.has(name)) ||
    outline.merged.has('deploy') ||
    SWARM.some((name) => fieldOf(deploy, name))
  );
};

/** The longest name that a host has. */
const LONGEST_NAME = 63;

const proxyFor = (service: Service, { mount, client }: SocketUse, { text }: Facts): SocketProxy | undefined => {
  const { span } = service.block.outline;
  const sections = sectionsFor(client, text.slice(span.start, span.end));
  const source = sourceWritten(text.slice(mount.at.start, mount.at.end));
  const name = `${service.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-socket-proxy`.replace(/^-/, '');
  const restart = ownField(service, 'restart')?.value;
  if (!sections || source === undefined || name.length > LONGEST_NAME) return undefined;
  return {
    name,
    sections,
    source,
    service,
    isKnown: client.isKnown,
    restart: restart?.form === 'scalar' && !restart.isNamed ? text.slice(restart.span.start, restart.span.end) : undefined,
  };
};

const isTaken = ({ root, services }: ComposeFile, name: string): boolean =>
  fieldOf(services.outline, name) !== undefined || fieldOf(fieldOf(root, 'networks')?.value, name) !== undefined;

const isMade = (change: Change): change is readonly Edit[] => change !== undefined;

const rewire = (
  file: ComposeFile,
  service: Service,
  { mount, client, proxy }: SocketUse & { readonly proxy: SocketProxy },
): readonly Change[] => [
  dropMount(service, mount.at),
  tellOf(file, service, { client, proxy }),
  joinNetwork(service, proxy.name),
  startAfter(service, proxy.name),
];

interface Told {
  readonly client: DockerClient;
  readonly proxy: SocketProxy;
}

/** Tells the program where its daemon is: by a variable, or by an argument beside others of the kind. */
const tellOf = (file: ComposeFile, service: Service, { client: { way, given }, proxy }: Told): Change => {
  const command = ownField(service, 'command')?.value;
  const environment = ownField(service, 'environment')?.value;
  const [name = '', form = ''] = way.split('=', 2);
  const assignment = { name, value: form.replace('{host}', proxy.name) };
  if (name === '') return undefined;
  const isArgument = name.startsWith('-');
  const beside = isArgument ? argumentsIn(command) : namesIn(environment);
  const isUsed = given === '' || beside.some((word) => word.toLowerCase().startsWith(given.toLowerCase()));
  if (!isUsed) return undefined;
  if (!isArgument) return setVariable(service, assignment, customOf(file));
  return command && (command.form === 'list' ? setInList : addToLine)(service, command, assignment);
};

const argumentsIn = (command: Outline | undefined): readonly string[] =>
  command?.form === 'scalar' ? command.text.split(/\s+/) : (command?.entries.map(({ value }) => value.text) ?? []);

const namesIn = (environment: Outline | undefined): readonly string[] =>
  environment?.entries.map(({ name, value }) => (name === '' ? value.text : name)) ?? [];

/** How the first service that has variables has them. */
const customOf = ({ services }: ComposeFile): 'map' | 'list' =>
  services.outline.entries.map(({ value }) => fieldOf(value, 'environment')?.value.form).find((form) => form !== undefined) === 'list'
    ? 'list'
    : 'map';

const addProxy = ({ page, services }: ComposeFile, service: Service, proxy: SocketProxy): Edit => {
  const entries = services.outline.entries;
  const entry = entries.find(({ name }) => name === service.name) as OutlineEntry;
  const at = aboveComments(page, entry, services.column);
  const later = entries.slice(1).map((one) => aboveComments(page, one, services.column));
  const isApart = later.length === 0 || later.some((start) => /\n[ \t]*\r?\n$/.test(page.text.slice(0, start)));
  const lines = proxyLines(proxy).map((line) => indented(services.column, line));
  return insertLines(page, at, [...lines, ...(isApart ? [''] : [])]);
};

/** Where the comments begin that stand right above an entry, in its column. */
const aboveComments = (page: Page, { span }: OutlineEntry, column: number): number => {
  let at = startOfLine(page, span.start);
  while (at > 0) {
    const before = startOfLine(page, at - 1);
    const mark = page.text.indexOf('#', before);
    if (mark < 0 || mark >= at || columnOf(page, mark) !== column) break;
    at = before;
  }
  return at;
};

/** A network that leads nowhere else. */
const addNetwork = ({ page, root, services }: ComposeFile, name: string): Change => {
  const networks = fieldOf(root, 'networks');
  const step = services.column;
  const lines = [`${name}:`, indented(step, 'internal: true')];
  if (!networks) {
    const isApart = /\n[ \t]*\r?\n$/.test(page.text);
    return [insertLines(page, page.text.length, [...(isApart ? [] : ['']), 'networks:', ...lines.map((line) => indented(step, line))])];
  }
  const { value } = networks;
  const block = value.form === 'map' ? blockOf(page, value) : undefined;
  if (block) return [append(page, block, lines)];
  const isEmpty = value.form === 'scalar' && value.text === '' && !value.isNamed && page.text[value.span.start - 1] === ':';
  return isEmpty
    ? [
        insertLines(
          page,
          lineBehind(page, networks.span.end),
          lines.map((line) => indented(step, line)),
        ),
      ]
    : undefined;
};
