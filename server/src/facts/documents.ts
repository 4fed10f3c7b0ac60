import { parseDockerfile } from '../dockerfile/parse.ts';
import type { TableName } from '../knowledge/index.ts';
import type { Manifest } from '../manifest/model.ts';
import type { ManifestForm } from '../manifest/names.ts';
import { readQuadlet } from '../manifest/quadlet.ts';
import { type NamedForm, readScriptFile, scriptFormOf } from '../manifest/script-files.ts';
import type { Sources } from '../text/edits.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import { formOf, isData, isDockerfileName } from './file-names.ts';
import { dockerfileFacts, type FactsContext } from './index.ts';
import { manifestFacts } from './manifest-facts.ts';
import type { Facts } from './model.ts';
import { IMAGE_TABLES, neededTables } from './needed-tables.ts';

/** A text that has been read: what there is to know of it, in one context or another. */
export interface ReadDocument {
  /** The tables that can say something about it. */
  readonly tables: ReadonlySet<TableName>;
  facts(context: FactsContext): Facts;
}

/** Reads texts of one kind of document, each with the other files that it depends on. */
export interface DocumentReader {
  read(sources: Sources): ReadDocument;
  /** The files that a manifest depends on; `undefined` for a Dockerfile, which is linted for each build around it. */
  readonly beside: readonly string[] | undefined;
}

interface Document {
  readonly path: string;
  readonly text: string;
}

/** What reads a document of a path and a text: a Dockerfile, unless it is known to be something else or can't be one. */
export const readerOf = async ({ path, text }: Document): Promise<DocumentReader> => {
  // No YAML is a Dockerfile, and what is none of ours holds no workload either.
  const form = formOf(path, text) ?? (isData(path) ? 'kubernetes' : 'dockerfile');
  if (form === 'quadlet') return { read: ({ text: current }) => readDocumentOf(readQuadlet(current)), beside: [] };
  const script = form === 'dockerfile' && !isDockerfileName(nameOf(path)) ? scriptFormOf(path, text) : undefined;
  if (script) return scriptReader(script, text);
  return form === 'dockerfile' ? { read: readDockerfile, beside: undefined } : manifestReader(form, { path, text });
};

const readDockerfile: DocumentReader['read'] = ({ text }) => {
  const file = parseDockerfile(text);
  return { tables: neededTables(file), facts: (context) => dockerfileFacts(file, context) };
};

/** The YAML parser is loaded for scripts only where there may be YAML in them. */
const scriptReader = async (form: NamedForm, text: string): Promise<DocumentReader> => {
  const readFile =
    form === 'markdown' || form === 'jenkinsfile' || text.includes('<<')
      ? await withManifests(form)
      : (current: string) => readScriptFile(form, current);
  return { read: ({ text: current }) => readDocumentOf(readFile(current)), beside: [] };
};

const withManifests = async (form: NamedForm): Promise<(text: string) => Manifest> => {
  const { readWithManifests } = await import('../manifest/page.ts');
  return (text) => readWithManifests(form, text);
};

const readDocumentOf = (manifest: Manifest): ReadDocument => {
  const namesImage = manifest.containers.some(({ image }) => image !== undefined);
  return { tables: new Set(namesImage ? IMAGE_TABLES : []), facts: (context) => manifestFacts(manifest, context) };
};

/** The YAML parser is large, and most documents are Dockerfiles. */
const manifestReader = async (form: ManifestForm, { path, text }: Document): Promise<DocumentReader> => {
  const { readManifest, readEnvironment } = await import('../manifest/reading.ts');
  const environmentPath = `${folderOf(path)}/.env`;
  const read: DocumentReader['read'] = ({ text: current, others }) => {
    const environment = readEnvironment(others.get(environmentPath) ?? '', environmentPath);
    return readDocumentOf(readManifest({ form, path, text: current, environment }));
  };
  return { read, beside: form === 'compose' && text.includes('$') ? [environmentPath] : [] };
};
