import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import { findPackage } from '../knowledge/packages.ts';
import type { Span } from '../text/span.ts';
import { LIBRARY_NAMES, LINKABLE, libraryOfFile, libraryOfPackage } from './libraries.ts';
import type { DocumentNode, Download, Facts, Stage } from './model.ts';
import { lastPart } from './paths.ts';
import { shippedStages } from './shipped-stages.ts';

/** A library that gets into an image other than as the distribution's package. */
export interface BundledLibrary {
  readonly at: Span;
  readonly node: DocumentNode;
  readonly stage: Stage | undefined;
  /** Its usual name: `openssl`, `zlib` … */
  readonly library: string;
  readonly how: 'compiled' | 'linked' | 'package' | 'copied';
  /** The file or folder that says so, as it is called. */
  readonly file: string;
}

/** The libraries that a build brings along by itself: each once in a stage, in the order of the document. */
export const bundledLibraries = (facts: Facts): BundledLibrary[] => {
  const compiled = facts.builds.flatMap(({ download }) => compiledLibrary(download, facts));
  const fetched = [...linkedLibraries(facts), ...facts.downloads.flatMap(packagedLibrary)];
  const told = new Set([...compiled, ...fetched].map(({ library }) => library));
  const known = new Set(compiled.map(keyOf));
  const rest = [...fetched, ...copiedLibraries(facts, told)].filter((one) => {
    const isNew = !known.has(keyOf(one));
    known.add(keyOf(one));
    return isNew;
  });
  return [...compiled, ...rest].sort((a, b) => a.at.start - b.at.start);
};

const keyOf = ({ library, stage }: BundledLibrary): string => `${stage?.index} ${library}`;

const compiledLibrary = (download: Download, { knowledge }: Facts): BundledLibrary[] => {
  const software = knowledge.packages && findPackage(knowledge.packages, download.source);
  if (!software || !LIBRARY_NAMES.has(software.id)) return [];
  const { at, node, stage, source } = download;
  return [{ at, node, stage, library: software.id, how: 'compiled', file: lastPart(source.path) }];
};

const OPTION = /^--with-([a-z]{1,20}\d?)=/;

/** `--with-openssl=../openssl-1.1.1w`: a folder of sources, fetched in the same stage, which become part of what is configured. */
const linkedLibraries = ({ commands, downloads }: Facts): BundledLibrary[] => {
  const sources = downloads.filter(({ source }) => LINKABLE.has(source.name));
  if (sources.length === 0) return [];
  const fetched = new Map(sources.map((download) => [`${download.stage?.index} ${download.source.name}`, download]));
  return commands.flatMap(({ when, stage, command }) =>
    command.arguments.flatMap(({ value }): BundledLibrary[] => {
      const name = when === 'build' ? (OPTION.exec(value)?.[1] ?? '') : '';
      const [library, download, folder] = [LINKABLE.get(name), fetched.get(`${stage?.index} ${name}`), lastPart(value)];
      if (library === undefined || !download || !folder.startsWith(`${name}-`) || !/\d/.test(folder)) return [];
      return [{ at: download.at, node: download.node, stage, library, how: 'linked', file: folder }];
    }),
  );
};

/** A package file of the library itself, of whatever release: nothing looks for a newer one. */
const packagedLibrary = ({ at, node, stage, source, destination = '' }: Download): BundledLibrary[] => {
  const files = [source.path, destination].map(lastPart).flatMap((file) => {
    const library = libraryOfPackage(file);
    return library === undefined ? [] : [{ at, node, stage, library, how: 'package' as const, file }];
  });
  return files.slice(0, 1);
};

/**
 * What COPY puts into the stages that are shipped. On `scratch` and its like there is no package to be had instead; of what an earlier
 * stage compiles or fetches that stage tells already.
 */
const copiedLibraries = ({ stages }: Facts, told: ReadonlySet<string>): BundledLibrary[] => {
  const names = new Set(stages.flatMap(({ name, index }) => [name ?? '', String(index)]));
  const copied = stages.flatMap((stage) => stage.instructions.flatMap((instruction) => copiedBy(instruction, { stage, names, told })));
  if (copied.length === 0) return [];
  // Last, for few copies are of libraries, and to know what each stage stands on takes time.
  const shipped = shippedStages(stages);
  return copied.filter(({ stage }) => stage && hasPackages(stage) && shipped.has(stage));
};

const hasPackages = ({ distribution }: Stage): boolean => distribution !== undefined && distribution.family !== 'other';

interface CopyContext {
  readonly stage: Stage;
  /** All stages, by name and by number. */
  readonly names: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
}

const copiedBy = (instruction: Instruction, { stage, names, told }: CopyContext): BundledLibrary[] => {
  const copy = instruction.trigger ?? instruction;
  if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || !copy.arguments.text.includes('lib')) return [];
  const from = copy.flags.find(({ name }) => name === 'from')?.value?.text.toLowerCase();
  const isOfStage = from !== undefined && names.has(from);
  return (copy.json ?? splitWords(copy.arguments)).slice(0, -1).flatMap((word) => {
    const file = lastPart(word.text.replace(/["']/g, ''));
    const library = libraryOfFile(file);
    if (library === undefined || (isOfStage && told.has(library))) return [];
    return [{ at: word.span(), node: instruction, stage, library, how: 'copied' as const, file }];
  });
};
