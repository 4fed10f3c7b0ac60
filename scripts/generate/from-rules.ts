import { readFileSync } from 'node:fs';
import { ownRules } from '../../server/src/engine/own-rules.ts';
import type { Rule } from '../../server/src/rule.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Generated } from './generated.ts';
import { renderReadme } from './readme.ts';
import { renderPage } from './rule-page.ts';
import { renderManifest, renderSchema } from './settings.ts';

type Render = (rules: readonly Rule[], current: string) => string;

/** Files that are made whole, or that have parts which are made. */
const FILES: readonly { readonly path: string; readonly render: Render }[] = [
  { path: 'schema.json', render: renderSchema },
  { path: 'package.json', render: renderManifest },
  { path: 'README.md', render: renderReadme },
];

const current = (path: string): string => {
  try {
    return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
};

const page = async (rule: Rule): Promise<Generated> => ({ path: `docs/rules/${rule.id}.md`, text: await renderPage(rule) });

const inOrder = (left: Rule, right: Rule): number => (left.id < right.id ? -1 : 1);

export const renderAll = async (): Promise<Generated[]> => {
  const all = [...rules, ...ownRules].toSorted(inOrder);
  const pages = await Promise.all(all.map(page));
  return [...FILES.map(({ path, render }) => ({ path, text: render(all, current(path)) })), ...pages];
};
