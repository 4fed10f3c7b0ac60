import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import { splitCommas, withoutQuotes } from '../dockerfile/words.ts';
import { type Bind, normalize, readMountFields, readShortVolume, splitField, targetOf } from '../manifest/volumes.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { CommandUse, Mount, Stage, Volume } from './model.ts';
import { firstAt } from './places.ts';
import { type RunOption, readRuns } from './run-options.ts';
import type { Variables } from './variables.ts';

/** Host paths that `docker run -v` and its like hand to a container; once where commands share the options. */
export const commandMounts = (uses: readonly CommandUse[]): Mount[] => {
  const isNew = firstAt();
  return uses.flatMap(({ command, node }) =>
    readRuns(command)
      .flatMap(({ options }) => optionMounts(options))
      .filter(({ at, source }) => isNew(at, source))
      .map((mount): Mount => ({ ...mount, node, by: 'command' })),
  );
};

/** The values of `-v X`, `--volume X`, `--mount X` and their like. */
export const optionMounts = (options: readonly RunOption[]): readonly Omit<Mount, 'node' | 'by'>[] =>
  options.flatMap(({ name, value, at }) => {
    const bind = READERS[name]?.(value);
    return bind ? [{ at, ...bind }] : [];
  });

const API_SOCKET: Bind = { source: '/var/run/docker.sock', target: '/var/run/docker.sock', isReadOnly: false };

const READERS: Readonly<Record<string, (value: string) => Bind | undefined>> = {
  volume: readShortVolume,
  mount: readMountFields,
  'use-api-socket': () => API_SOCKET,
};

/** What `RUN --mount=type=bind` names; without `from=` it is a path of the build context. */
export const runMounts = (stage: Stage, scopeAt: (instruction: Instruction) => Scope, variables: Variables): Mount[] =>
  stage.instructions.flatMap((instruction) => {
    const { flags, keyword } = instruction.trigger ?? instruction;
    if (keyword !== 'RUN') return [];
    const expand = (text: MappedText): string => variables.expand(text, scopeAt(instruction)).value.text;
    return flags.flatMap((flag) => (flag.name === 'mount' && flag.value ? (runMount(flag.value, expand, instruction) ?? []) : []));
  });

const runMount = (value: MappedText, expand: (text: MappedText) => string, node: Instruction): Mount | undefined => {
  const fields = new Map(splitCommas(value).map((field) => splitField(expand(field))));
  const source = fields.get('source') ?? fields.get('src');
  const isBind = (fields.get('type') ?? 'bind') === 'bind' && !fields.has('from');
  if (!isBind || source === undefined) return undefined;
  return {
    at: withoutQuotes(value).span(),
    node,
    by: 'run-mount',
    source: normalize(source),
    target: targetOf(fields),
    isReadOnly: !fields.has('rw') && !fields.has('readwrite'),
  };
};

/** The paths of VOLUME. */
export const readVolumes = (stage: Stage, scopeAt: (instruction: Instruction) => Scope, variables: Variables): Volume[] =>
  stage.instructions.flatMap((instruction) => {
    const { keyword, json, arguments: rest } = instruction.trigger ?? instruction;
    if (keyword !== 'VOLUME') return [];
    const words = json ?? [...rest.text.matchAll(/\S+/g)].map(({ index, 0: word }) => rest.slice(index, index + word.length));
    return words.map((word) => ({
      at: word.span(),
      node: instruction,
      path: normalize(variables.expand(word, scopeAt(instruction)).value.text),
    }));
  });
