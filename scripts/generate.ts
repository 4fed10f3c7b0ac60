// Writes everything that the rules and the command line already say elsewhere; `--check` writes nothing and shows what differs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import type { Generated } from './generate/generated.ts';
import { renderIndex } from './generate/rules-index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INDEX = 'server/src/rules/index.ts';
const PAGES = 'docs/rules';

const current = (path: string): string | undefined => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined);

/** Pages of rules that are gone. */
const stalePages = (made: readonly Generated[]): Generated[] => {
  const known = new Set(made.map(({ path }) => path));
  const there = existsSync(join(ROOT, PAGES)) ? readdirSync(join(ROOT, PAGES)).map((name) => `${PAGES}/${name}`) : [];
  return there.filter((path) => !known.has(path)).map((path) => ({ path, text: undefined }));
};

const write = ({ path, text }: Generated): void => {
  const file = join(ROOT, path);
  if (text === undefined) rmSync(file);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

const differs = ({ path, text }: Generated): boolean => current(path) !== text;

const show = ({ path, text }: Generated): void => {
  console.error(
    createTwoFilesPatch(`${path} (as it is)`, `${path} (as generated)`, current(path) ?? '', text ?? '', '', '', { context: 2 }),
  );
};

/** The index comes first: the others are made from the rules that it lists, read anew. */
const makeOthers = async (): Promise<Generated[]> => {
  const { renderAll } = await import('./generate/from-rules.ts');
  const made = await renderAll();
  return [...made, ...stalePages(made)];
};

const check = async (): Promise<number> => {
  const index: Generated = { path: INDEX, text: renderIndex() };
  const stale = [...[index].filter(differs), ...(differs(index) ? [] : (await makeOthers()).filter(differs))];
  for (const one of stale) show(one);
  if (stale.length === 0) return 0;
  console.error(`generate: ${stale.length} files differ from their sources; run "npm run generate"`);
  return 1;
};

const generate = async (): Promise<number> => {
  write({ path: INDEX, text: renderIndex() });
  const changed = (await makeOthers()).filter(differs);
  for (const one of changed) write(one);
  console.log(changed.length === 0 ? 'generate: all up to date' : changed.map(({ path }) => `generate: ${path}`).join('\n'));
  return 0;
};

process.exitCode = process.argv.includes('--check') ? await check() : await generate();
