import type { DocumentSelector } from 'vscode';

const PATTERNS = ['**/Dockerfile', '**/Dockerfile.*', '**/*.Dockerfile', '**/Containerfile*'];

/** What the extension looks at: of any scheme, so that untitled and virtual documents are served too. */
export const SELECTOR = [{ language: 'dockerfile' }, ...PATTERNS.map((pattern) => ({ pattern }))] satisfies DocumentSelector;
