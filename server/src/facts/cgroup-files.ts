import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { DocumentNode, Stage } from './elements.ts';

/** A file of cgroup v1 that a script names, where nothing beside it names one of v2. */
export interface CgroupFile {
  readonly at: Span;
  readonly node: DocumentNode;
  readonly path: string;
  /** The file that says the same in v2; `undefined` where none does in the same form. */
  readonly successor: string | undefined;
}

const RUNS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const WRITES: ReadonlySet<string> = new Set(['COPY', 'ADD']);

/** Controllers have folders of their own in v1 only. */
const VERSION_1 =
  /\/sys\/fs\/cgroup\/(?:memory|cpu|cpuacct|cpu,cpuacct|cpuacct,cpu|cpuset|pids)\/(?:(?:memory|cpu|cpuacct|cpuset|pids)\.[a-z_]+)(?![\w./*-])/g;

/** The names of files that only v2 has, and what tells which of the two there is. */
const VERSION_2 =
  /\bmemory\.(?:max|current|high|peak)\b|\bcpu\.(?:max|weight)\b|cgroup\.controllers|cgroup2|cpuset\.cpus\.effective|\/sys\/fs\/cgroup\/(?:pids|cpu)\.\w/;

const ROOT = '/sys/fs/cgroup/';

/** Files whose one number is the same in v2, where it says `max` for no limit. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  'memory/memory.limit_in_bytes': 'memory.max',
  'memory/memory.usage_in_bytes': 'memory.current',
  'memory/memory.max_usage_in_bytes': 'memory.peak',
  'pids/pids.max': 'pids.max',
};

/** Those that instructions read, or write into scripts, each once in an instruction. */
export const readCgroupFiles = (stages: readonly Stage[]): readonly CgroupFile[] =>
  stages.flatMap(({ instructions }) =>
    instructions.flatMap((node) => {
      const texts = scriptsOf(node.trigger ?? node);
      if (texts.some(({ text }) => VERSION_2.test(text))) return [];
      const seen = new Set<string>();
      return texts.flatMap((text) => filesIn(text, node)).filter(({ path }) => !seen.has(path) && seen.add(path));
    }),
  );

const scriptsOf = ({ keyword, arguments: line, heredocs }: Stage['from']): readonly MappedText[] => {
  const bodies = heredocs.map(({ body }) => body);
  if (RUNS.has(keyword)) return [line, ...bodies];
  return WRITES.has(keyword) ? bodies : [];
};

const filesIn = (source: MappedText, node: DocumentNode): readonly CgroupFile[] =>
  [...source.text.matchAll(VERSION_1)]
    .filter(({ index }) => !isInComment(source.text, index))
    .map(({ 0: path, index }) => {
      const name = path.slice(ROOT.length);
      const successor = Object.hasOwn(SUCCESSORS, name) ? `${ROOT}${SUCCESSORS[name]}` : undefined;
      return { at: source.span(index, index + path.length), node, path, successor };
    });

const isInComment = (text: string, index: number): boolean => /^\s*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
