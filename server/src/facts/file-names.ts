import { LONGEST_DOCUMENT } from '../manifest/limits.ts';
import {
  formByPath,
  isJenkinsfileName,
  type ManifestForm,
  mayBeQuadlet,
  mayHoldObjects,
  mayHoldServices,
  mayHoldWorkload,
  mayStartPodman,
} from '../manifest/names.ts';
import { scriptFormOf } from '../manifest/scripts/script-files.ts';
import { nameOf } from '../text/paths.ts';

export { beginsWithObject, mayBuild } from '../manifest/names.ts';

const DOCKERFILE = /^(?:[Dd]ockerfile|Dockerfile[.-].+|.+\.[Dd]ockerfile|Containerfile.*)$/s;

/** Templates that become Dockerfiles elsewhere, pages about them, and what editors and merges leave behind. */
const LEFTOVER = /(?:\.(?:dockerignore|j2|jinja|tmpl|tpl|template|erb|in|md|bak|orig|swp)|~)$/i;

/** What a text is read as. */
export type DocumentForm = 'dockerfile' | 'quadlet' | ManifestForm;

/** What a file is by its path and its text; `undefined` for YAML and JSON that is nothing of ours, and for what no name tells. */
export const formOf = (path: string, text: string): DocumentForm | undefined => {
  if (isDockerfileName(nameOf(path))) return 'dockerfile';
  if (mayBeQuadlet(path)) return mayStartPodman(text) ? 'quadlet' : undefined;
  const form = formByPath(path);
  if (form !== undefined || !mayHoldObjects(path)) return form;
  return mayHoldWorkload(text) ? 'kubernetes' : mayHoldServices(text) ? 'compose' : undefined;
};

/** Whether a file is a pipeline of Jenkins by its path: one that is open or named is read, and none is looked for. */
export const isJenkinsfile = (path: string): boolean => isJenkinsfileName(nameOf(path)) && !isLeftoverName(nameOf(path));

/** Whether a file is looked for by its path alone: `by-content` if it is to be looked into first. */
export const candidacyOf = (path: string): 'sure' | 'by-content' | undefined => {
  if (isDockerfileName(nameOf(path)) || formByPath(path) !== undefined) return 'sure';
  return mayHoldObjects(path) || mayBeQuadlet(path) ? 'by-content' : undefined;
};

/** Whether a path is of a kind of file that nobody would take for a Dockerfile. */
export const isData = (path: string): boolean => /\.(?:ya?ml|json)$/i.test(path) && !isDockerfileName(nameOf(path));

/** Whether a file is a Dockerfile by its name, if nobody says that it is one. */
export const isDockerfileName = (name: string): boolean => DOCKERFILE.test(name) && !isLeftoverName(name);

/** Whether a file's name says that it is made into a Dockerfile, made of one, or about one. */
export const isLeftoverName = (name: string): boolean => LEFTOVER.test(name);

/** Whether a text holds a document that may be of interest and is too long to be read; Dockerfiles are read whole. */
export const isTooLong = (path: string, text: string): boolean => {
  if (text.length <= LONGEST_DOCUMENT) return false;
  const form = formOf(path, text);
  if (form !== 'kubernetes') return form !== 'dockerfile' && (form !== undefined || scriptFormOf(path, text) !== undefined);
  return text.split(/^---(?=\s|$)/m).some((part) => part.length > LONGEST_DOCUMENT && mayHoldWorkload(part));
};

const MAY_BE_TEMPLATE = /\{\{|<%|\{%/;
/** `<%aE>` is a format of git's, and `'{%s}'` one of printf's. */
const TAG = /<%[-=#\s]|^[ \t]*\{%-?\s/;
const STRING = /'[^']*'|"[^"]*"/g;
/** Instructions whose strings no shell reads. */
const PLAIN = /^\s*(?:ONBUILD\s+)?(?:FROM|ENV|ARG|LABEL|COPY|ADD|WORKDIR|USER|EXPOSE|VOLUME|MAINTAINER)\b/i;

/** Whether a text has to go through a template engine before it is a Dockerfile. */
export const isTemplate = (text: string): boolean => MAY_BE_TEMPLATE.test(text) && text.split('\n').some(isTemplateLine);

/** In a string of a shell command `{{` is for the command, as in `go list -f '{{.Dir}}'`. */
const isTemplateLine = (line: string): boolean =>
  TAG.test(line) || isEmbedded(line) || (PLAIN.test(line) ? line : line.replace(STRING, '')).includes('{{');

/** Not by `<%.*%>`, which takes time squared on a line of openings. */
const isEmbedded = (line: string): boolean => line.includes('<%') && line.lastIndexOf('%>') > line.indexOf('<%');
