import type { Dockerfile } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { TableName } from '../knowledge/index.ts';
import type { ManifestBuild } from '../manifest/build-model.ts';
import type { Manifest } from '../manifest/model.ts';
import type { ManifestForm } from '../manifest/names.ts';
import { type NamedForm, readScriptFile, scriptFormOf } from '../manifest/scripts/script-files.ts';
import type { Sources } from '../text/edits.ts';
import { nameOf } from '../text/paths.ts';
import { outerFirst } from '../text/span.ts';
import { contextOf } from './build-context.ts';
import { formOf, isData, isDockerfileName } from './file-names.ts';
import { dockerfileFacts, type FactsContext } from './index.ts';
import { manifestFacts } from './manifest-facts.ts';
import type { BuildContext, BuiltDockerfile, Facts } from './model.ts';
import { manifestTables, neededTables } from './needed-tables.ts';

/** A text that has been read: what there is to know of it, in one context or another. */
export interface ReadDocument {
  /** The tables that can say something about it. */
  readonly tables: ReadonlySet<TableName>;
  /** The builds of Dockerfiles that stand in it. */
  readonly builds: readonly BuildContext[];
  facts(context: FactsContext): Facts;
}

/** Reads texts of one kind of document, each with the other files that it depends on. */
export interface DocumentReader {
  read(sources: Sources): ReadDocument;
  /** Which other files that are: those that build a Dockerfile, or those that a Compose file rests on. */
  readonly beside: 'builds' | 'project' | 'nothing';
}

interface Document {
  readonly path: string;
  readonly text: string;
}

/** What reads a document of a path and a text: a Dockerfile, unless it is known to be something else or can't be one. */
export const readerOf = async ({ path, text }: Document): Promise<DocumentReader> => {
  // No YAML is a Dockerfile, and what is none of ours holds no workload either.
  const form = formOf(path, text) ?? (isData(path) ? 'kubernetes' : 'dockerfile');
  if (form === 'quadlet') return quadletReader();
  const script = form === 'dockerfile' && !isDockerfileName(nameOf(path)) ? scriptFormOf(path, text) : undefined;
  if (script) return scriptReader(script, text);
  return form === 'dockerfile' ? { read: readDockerfile, beside: 'builds' } : manifestReader(form, path);
};

const readDockerfile: DocumentReader['read'] = ({ text }) => {
  const file = parseDockerfile(text);
  return { tables: neededTables(file), builds: [], facts: (context) => dockerfileFacts(file, context) };
};

const quadletReader = async (): Promise<DocumentReader> => {
  const { readQuadlet } = await import('../manifest/reading.ts');
  return { read: ({ text }) => readDocumentOf(readQuadlet(text)), beside: 'nothing' };
};

/** The YAML parser is loaded for scripts only where there may be YAML in them. */
const scriptReader = async (form: NamedForm, text: string): Promise<DocumentReader> => {
  const readFile =
    form === 'markdown' || form === 'jenkinsfile' || text.includes('<<')
      ? await withManifests(form)
      : (current: string) => readScriptFile(form, current);
  return { read: ({ text: current }) => readDocumentOf(readFile(current)), beside: 'nothing' };
};

const withManifests = async (form: NamedForm): Promise<(text: string) => Manifest> => {
  const { readWithManifests } = await import('../manifest/reading.ts');
  return (text) => readWithManifests(form, text);
};

const readDocumentOf = (manifest: Manifest): ReadDocument => {
  const inline = (manifest.inlineBuilds ?? []).map(readInline);
  if (inline.length === 0) return { tables: manifestTables(manifest), builds: [], facts: (context) => manifestFacts(manifest, context) };
  const whole = withInstructions(
    manifest,
    inline.map(({ file }) => file),
  );
  return {
    tables: new Set([...manifestTables(manifest), ...inline.flatMap(({ file }) => [...neededTables(file)])]),
    builds: inline.map(({ build }) => build),
    facts: (context) => {
      const found = inline.find(({ build }) => build === context.build);
      if (!found) return manifestFacts(whole, { ...context, dockerfiles: [...context.dockerfiles, ...inline.map(({ built }) => built)] });
      return dockerfileFacts(found.file, { ...context, builtHere: [...context.builtHere, ...manifest.builds, ...found.contexts] });
    },
  };
};

/** A Dockerfile that stands in a manifest, with all that this says of it. */
interface InlineDockerfile {
  readonly build: BuildContext;
  readonly file: Dockerfile;
  readonly built: BuiltDockerfile;
  readonly contexts: readonly string[];
}

const readInline = (build: ManifestBuild): InlineDockerfile => {
  const { builder, inline: text = '', contexts = [] } = build;
  return { build: contextOf(build), file: parseDockerfile(text), built: { builder, text }, contexts };
};

/** What comments of the Dockerfiles in a manifest say, and of what. */
const withInstructions = (manifest: Manifest, files: readonly Dockerfile[]): Manifest => ({
  ...manifest,
  nodes: [...manifest.nodes, ...files.flatMap(({ instructions }) => instructions)].sort(outerFirst),
  comments: [...manifest.comments, ...files.flatMap(({ comments }) => comments)].sort((a, b) => a.span.start - b.span.start),
});

/** The YAML parser is large, and most documents are Dockerfiles. */
const manifestReader = async (form: ManifestForm, path: string): Promise<DocumentReader> => {
  const { readManifest } = await import('../manifest/reading.ts');
  const read: DocumentReader['read'] = ({ text, others }) => readDocumentOf(readManifest({ form, path, text, others }));
  return { read, beside: form === 'compose' ? 'project' : 'nothing' };
};
