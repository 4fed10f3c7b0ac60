import { type DocumentSelector, languages, type TextDocument } from 'vscode';

const DOCKERFILES = ['**/Dockerfile', '**/Dockerfile.*', '**/*.Dockerfile', '**/Containerfile*'];
/** Manifests that the name or the folder tells. */
const MANIFESTS = [
  '**/{compose,docker-compose}*.{yml,yaml}',
  '**/{devcontainer,.devcontainer}.json',
  '**/.{github,gitea,forgejo}/workflows/*.{yml,yaml}',
  '**/.gitlab-ci.{yml,yaml}',
];
/** What stands in it makes such a file one for Kubernetes, and the server the judge of it. */
const YAML = '**/*.{yml,yaml}';

const patterns = (all: readonly string[]): { readonly pattern: string }[] => all.map((pattern) => ({ pattern }));

/** What the extension knows by its language or its name: of any scheme, so that untitled and virtual documents are served too. */
export const NAMED = [{ language: 'dockerfile' }, ...patterns([...DOCKERFILES, ...MANIFESTS])] satisfies DocumentSelector;

/** What the extension looks at. */
export const SELECTOR = [...NAMED, ...patterns([YAML])] satisfies DocumentSelector;

/** Whether a document is worth starting the server for: of YAML only what looks like objects of Kubernetes. */
export const isWorthServing = (document: TextDocument): boolean =>
  languages.match(NAMED, document) > 0 || (languages.match(patterns([YAML]), document) > 0 && looksLikeObjects(document.getText()));

const looksLikeObjects = (text: string): boolean => /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text);
