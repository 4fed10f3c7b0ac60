import { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { CommandUse, DocumentNode, Stage } from './elements.ts';
import type { Facts } from './model.ts';
import { firstAt } from './places.ts';

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

/** Those that scripts read, or write into scripts, each once in an instruction or a script. */
export const readCgroupFiles = (facts: Facts): readonly CgroupFile[] =>
  facts.kind === 'dockerfile' ? inStages(facts.stages) : inScripts(facts);

/** What one script of a file knows of v2 the others may rest on. */
const inScripts = ({ commands, text }: Facts): readonly CgroupFile[] => {
  if (!text.includes(ROOT) || VERSION_2.test(text)) return [];
  const nodes = new Map(commands.map(({ command, node }) => [command.source, node]));
  const isNew = firstAt();
  return [
    ...[...nodes].flatMap(([source, node]) => filesIn(source, node)),
    ...commands.flatMap((use) => wholeWords(use, text).flatMap((word) => filesIn(word, use.node))),
  ].filter(({ at, path }) => isNew(at, path));
};

/** Of a command that is given as words the source is its program alone. */
const wholeWords = ({ command }: CommandUse, text: string): readonly MappedText[] =>
  command.arguments.flatMap(({ span, value }) =>
    text.startsWith(value, span.start) ? [new MappedText([{ text: value, start: span.start }])] : [],
  );

const inStages = (stages: readonly Stage[]): readonly CgroupFile[] =>
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

const isInComment = (text: string, index: number): boolean => /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
