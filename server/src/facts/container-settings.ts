import type { Flag } from '../dockerfile/model.ts';
import { parseReference } from '../image/reference.ts';
import { composeBytes } from '../manifest/memory-sizes.ts';
import type { MemoryLimit, Setting } from '../manifest/openings.ts';
import { capability, device, hostNamespace, unconfined } from '../manifest/setting-words.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { CommandUse, ContainerSettings, EnvironmentEntry, Stage } from './model.ts';
import { firstAt } from './places.ts';
import { type RunCommand, type RunOption, readRuns } from './run-options.ts';

/** What options of `docker run` give a container. */
export interface OptionSettings {
  readonly settings: readonly Setting[];
  readonly environment: readonly EnvironmentEntry[];
  readonly memoryLimit: ContainerSettings['memoryLimit'];
  readonly memory: MemoryLimit | undefined;
}

type Reader = (value: string, at: Span) => readonly Setting[];

const READERS: Readonly<Record<string, Reader>> = {
  privileged: (value, at) => (value === '' || /^(?:true|1)$/i.test(value) ? [{ kind: 'privileged', at }] : []),
  network: (value, at) => hostNamespace('network', value, at),
  net: (value, at) => hostNamespace('network', value, at),
  pid: (value, at) => hostNamespace('pid', value, at),
  ipc: (value, at) => hostNamespace('ipc', value, at),
  userns: (value, at) => hostNamespace('user', value, at),
  cgroupns: (value, at) => hostNamespace('cgroup', value, at),
  uts: (value, at) => hostNamespace('uts', value, at),
  'cap-add': (value, at) => value.split(',').map((name) => capability(name, at)),
  'security-opt': unconfined,
  device: (value, at) => [device(value, at)],
};

/** What each option opens, its variables and its limit. */
export const settingsOf = (options: readonly RunOption[]): OptionSettings => {
  const environment = options.flatMap(variableOf);
  const limit = options.findLast(({ name }) => name === 'memory');
  return {
    settings: [...options.flatMap(({ name, value, at }) => READERS[name]?.(value, at) ?? []), ...dockerHosts(environment)],
    environment,
    memoryLimit: limit ? 'set' : 'none',
    memory: limit && memoryOf(limit),
  };
};

/** Docker counts as Compose does. */
const memoryOf = ({ value, at }: RunOption): MemoryLimit | undefined => {
  const bytes = composeBytes(value);
  return bytes ? { at: { span: at }, text: value, bytes } : undefined;
};

/** A value that rests on a variable is none. */
const OPEN = /\$/;

const variableOf = ({ name, value, at }: RunOption): readonly EnvironmentEntry[] => {
  if (name === 'env-file') return [{ at, name: value, value: undefined, from: 'file' }];
  if (name !== 'env') return [];
  const [variable = ''] = value.split('=', 1);
  const text = value.length > variable.length ? value.slice(variable.length + 1) : undefined;
  const isKnown = text !== undefined && !OPEN.test(text);
  return [{ at, name: variable, value: isKnown ? new MappedText([{ text }], at.start) : undefined, from: 'literal' }];
};

/** A variable that tells clients where their daemon is. */
export const dockerHosts = (environment: readonly EnvironmentEntry[]): readonly Setting[] =>
  environment.flatMap(({ name, value, at }) => (name === 'DOCKER_HOST' && value ? [dockerHost(value, at)] : []));

const dockerHost = (value: MappedText, at: Span): Setting => {
  const written = value.locate(0, value.text.length);
  return { kind: 'docker-host', value: value.text, at, ...(written?.path !== undefined && { written }) };
};

/** Containers that commands start, and clients and daemons with the address that they are given; what commands share is the first one's. */
export const commandContainers = (uses: readonly CommandUse[]): readonly ContainerSettings[] => {
  const isNew = firstAt();
  const all = uses.flatMap((use) => [...readRuns(use.command).map((run) => runContainer(run, use)), ...addressed(use)]);
  return all.map((container) => ({
    ...container,
    settings: container.settings.filter(({ at, ...setting }) => isNew(at, Object.values(setting).join(' '))),
    environment: container.environment.filter(({ at, name }) => isNew(at, name)),
  }));
};

/** RUNs that ask the builder for what a container would have to be given. */
export const buildContainers = (stages: readonly Stage[]): readonly ContainerSettings[] =>
  stages.flatMap(({ instructions }) =>
    instructions.flatMap((node) => {
      const { keyword, flags } = node.trigger ?? node;
      const settings = keyword === 'RUN' ? flags.flatMap(buildSetting) : [];
      return settings.length === 0 ? [] : [{ ...BUILD, node, settings }];
    }),
  );

const BUILD = { name: 'RUN', by: 'command', image: undefined, environment: [], memoryLimit: 'unknown' } as const;

const buildSetting = ({ name, value, span }: Flag): readonly Setting[] => {
  if (name === 'security' && value?.text === 'insecure') return [{ kind: 'privileged', at: span }];
  return name === 'network' && value ? hostNamespace('network', value.text, span) : [];
};

const runContainer = ({ name, options, isComplete, image }: RunCommand, { node }: CommandUse): ContainerSettings => {
  const { memoryLimit, ...read } = settingsOf(options);
  const parsed = image?.isKnown ? parseReference(image.value) : undefined;
  return {
    ...(parsed && 'reference' in parsed && { named: parsed.reference }),
    name,
    node,
    by: 'command',
    image: undefined,
    ...read,
    memoryLimit: isComplete || memoryLimit === 'set' ? memoryLimit : 'unknown',
  };
};

const CLIENTS: ReadonlySet<string> = new Set(['docker', 'dockerd', 'dockerd-entrypoint.sh', 'docker-compose']);

/** `dockerd -H`, `docker -H`, and `DOCKER_HOST=… docker`. */
const addressed = ({ command, node }: CommandUse): readonly ContainerSettings[] => {
  const { name, arguments: words, assignments } = command;
  if (!CLIENTS.has(name) && !(name === 'export' || name === 'env')) return [];
  const given = assignments.flatMap(({ name: variable, value }) =>
    variable === 'DOCKER_HOST' && value ? [{ kind: 'docker-host' as const, value: value.value, at: value.span }] : [],
  );
  const exported = words.flatMap(({ value, span }) =>
    value.startsWith('DOCKER_HOST=') && !CLIENTS.has(name)
      ? [{ kind: 'docker-host' as const, value: value.slice('DOCKER_HOST='.length), at: span }]
      : [],
  );
  const settings = [...given, ...exported, ...(CLIENTS.has(name) ? hostOptions(command) : [])];
  return settings.length === 0 ? [] : [{ name, node, by: 'command', image: undefined, settings, environment: [], memoryLimit: 'unknown' }];
};

/** A daemon has nothing but options; a client's sub-command may have others of the same name. */
const DAEMONS: ReadonlySet<string> = new Set(['dockerd', 'dockerd-entrypoint.sh']);

/** The addresses of `-H X`, `-HX`, `-H=X`, `--host X` and `--host=X`. */
const hostOptions = ({ name, arguments: words }: CommandUse['command']): readonly Setting[] => {
  const verb = DAEMONS.has(name)
    ? -1
    : words.findIndex(({ value }, index) => !value.startsWith('-') && !takesValue(words[index - 1]?.value));
  const own = verb < 0 ? words : words.slice(0, verb);
  return own.flatMap((word, index): readonly Setting[] => {
    const match = /^(?:-H|--host(?==|$))=?(.*)$/s.exec(word.value);
    const given = match?.[1] === '' ? own[index + 1] : word;
    return match && given ? [{ kind: 'docker-host', value: match[1] || given.value, at: given.span }] : [];
  });
};

const takesValue = (option: string | undefined): boolean =>
  /^(?:-H|--host|-c|--context|--config|-l|--log-level|-f|--file|-p)$/.test(option ?? '');
