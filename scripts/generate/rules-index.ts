import { readdirSync } from 'node:fs';

const RULES = new URL('../../server/src/rules/', import.meta.url);

export const ruleIds = (): string[] =>
  readdirSync(RULES)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();

const variable = (id: string): string => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** `server/src/rules/index.ts`: the folder is the registry. */
export const renderIndex = (): string => {
  const ids = ruleIds();
  const imports = ids.map((id) => `import ${variable(id)} from './${id}.ts';`);
  const entries = ids.map((id) => `  ${variable(id)},`);
  return [
    '// Written by scripts/generate.ts from the files of this folder: do not edit.',
    "import type { Rule } from '../rule.ts';",
    ...imports,
    '',
    'export const rules: readonly Rule[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
};
