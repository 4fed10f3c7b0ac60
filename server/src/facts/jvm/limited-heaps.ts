import type { MappedText } from '../../text/mapped-text.ts';
import { contains, type Location, type Span } from '../../text/span.ts';
import type { ContainerSettings, EnvironmentEntry, Facts, MemoryLimit, StartedContainer } from '../model.ts';
import { commandOptions, group, type JvmOption, type JvmOptions, optionsIn, VARIABLES } from './heaps.ts';

/** A heap of a fixed size in a container of which the memory is limited. */
export interface LimitedHeap {
  readonly container: ContainerSettings;
  readonly most: JvmOption;
  readonly limit: MemoryLimit;
  /** The part of the limit that the heap may take, in per cent. */
  readonly share: number;
  /** Beside what else the JVM is told; `undefined` where that is not written as it is here, and so can't be changed here. */
  readonly options: JvmOptions | undefined;
  /** Whether it is the JVM that takes the options up, and no script that may reckon with them: `ES_JAVA_OPTS`, `PULSAR_MEM`. */
  readonly isOfJvm: boolean;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** The part of a limit that `-Xmx` allows the heap, in per cent. The JVM counts by 1024. */
export const shareOf = ({ text }: JvmOption, { bytes }: MemoryLimit): number => {
  const [, number = '0', unit = ''] = /(\d+)([kmgt]?)$/i.exec(text) ?? [];
  return (100 * Number(number) * (UNITS[unit.toLowerCase()] ?? 1)) / bytes;
};

/** The heaps that the containers of a manifest, or of its commands, are given beside their limits. */
export const limitedHeaps = ({ containers, commands, text }: Facts): readonly LimitedHeap[] => {
  const limited = containers.flatMap((container) => (container.memory ? [{ container, limit: container.memory }] : []));
  if (limited.length === 0) return [];
  const run = commands
    .map((use) => ({ span: use.node.span, options: group(commandOptions(use, text)) }))
    .filter(({ options }) => options.all.some(({ text: option }) => SAYS_MOST.test(option)));
  return limited.flatMap(({ container, limit }) => {
    const own = run.filter(({ span }) => runs(container, span));
    const variables = container.environment.filter(({ name }) => own.length === 0 || !BEATEN.has(name));
    const heaps = [...variables.flatMap((entry) => inVariable(entry, limit)), ...own.flatMap(({ options }) => inCommand(options, limit))];
    return heaps.map((heap) => ({ ...heap, container }));
  });
};

/** With a number, or with what is known only where it is started. */
const SAYS_MOST = /^(?:-J)?-(?:Xmx|XX:MaxHeapSize=)/;

/** A JVM that finds the same option in its command takes that one. */
const BEATEN: ReadonlySet<string> = new Set(['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS']);

/** Whether it is the container that runs what stands there; what starts a container runs nothing in it. */
const runs = ({ by, node }: ContainerSettings, span: Span): boolean => by === 'manifest' && contains(node.span, span);

type Heap = Omit<LimitedHeap, 'container'>;

const inVariable = ({ name, value, at }: EnvironmentEntry, limit: MemoryLimit): readonly Heap[] => {
  const read = group(value && mayBeOptions(name) ? optionsIn(value) : []);
  if (!value || !read.most) return [];
  const isWritten = read.all.every((option) => isAsWritten(option, value));
  const most = isWritten ? read.most : { ...read.most, at };
  return [{ most, limit, share: shareOf(most, limit), options: isWritten ? read : undefined, isOfJvm: VARIABLES.has(name) }];
};

/** A text may speak of options, and what starts other containers has options for them. */
const mayBeOptions = (name: string): boolean =>
  VARIABLES.has(name) || (/JAVA|JVM|(?:OPT(?:S|IONS?)?|ARG(?:S|UMENTS)?|FLAGS|HEAP|MEM(?:ORY)?)$/i.test(name) && !OF_OTHERS.test(name));

const OF_OTHERS = /AGENT|CHILD|EXECUTOR|SLAVE|WORKER/i;

/** Whether an option stands in this file, and in no variable. */
const isAsWritten = ({ at: { start, end }, text }: JvmOption, { pieces }: MappedText): boolean =>
  end - start === text.length && pieces.every((piece) => piece.path === undefined);

const inCommand = (options: JvmOptions, limit: MemoryLimit): readonly Heap[] =>
  options.most ? [{ most: options.most, limit, share: shareOf(options.most, limit), options, isOfJvm: true }] : [];

/** Whether a container does without what its image says in one place, or may do so. */
export const isReplaced = ({ variable }: JvmOptions, container: StartedContainer | undefined): boolean => {
  if (!container) return false;
  if (variable === undefined) return container.hasCommand;
  return container.variables === 'unknown' || container.variables.includes(variable);
};

/** Where a limit stands, as this file has it. */
export const placeOf = ({ at }: MemoryLimit, { path }: Pick<Facts, 'path'>): Location | undefined =>
  at?.path === path ? { span: at.span } : at;
