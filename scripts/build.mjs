// Bundles the programs into dist/, with the knowledge tables beside them. Types are `npm run check`'s business.

import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licenceTexts } from './licences.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const NODE = { platform: 'node', target: 'node20', format: 'cjs' };
const BROWSER = { platform: 'browser', target: 'es2023' };

/**
 * What the command line needs only now and then, each in a file of its own: Node reads and compiles a script whole before its first
 * line runs, and the libraries in these are a third of all.
 */
const PARTS = [
  'manifest/reading.ts',
  'engine/config.ts',
  'engine/overrides.ts',
  'cli/explain.ts',
  'cli/glob.ts',
  'cli/help.ts',
  'cli/inspect.ts',
  'cli/knowledge.ts',
  'cli/patch.ts',
  'cli/pin.ts',
  'cli/plan-run.ts',
  'cli/rules.ts',
  'cli/update.ts',
  'cli/walk.ts',
  'formats/coloured-text.ts',
  'formats/github.ts',
  'formats/json.ts',
  'formats/sarif.ts',
  'insight/sightings.ts',
  'linting/plans.ts',
  'linting/suggestions.ts',
  'main/registry/registry-host.ts',
  'registry/answer-book.ts',
].map((source) => ({ from: `server/src/${source}`, to: `dist/parts/${basename(source, '.ts')}.cjs` }));

/** Leaves imports of the parts, which lie in a folder as seen from the bundle, to be made when they are reached. */
const partsLater = (folder) => ({
  name: 'parts-later',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const part = kind === 'dynamic-import' && PARTS.find(({ from }) => resolve(ROOT, from) === resolve(resolveDir, path));
      return part ? { path: `${folder}/${basename(part.to)}`, external: true } : undefined;
    });
  },
});

/** Parts are required: an `import()` starts the loader of ES modules, which takes longer than any of them. */
const REQUIRED = { supported: { 'dynamic-import': false } };

/**
 * A second thing that makes the start quick. Arrow functions become plain ones: inside a function, as all of a CommonJS module is, V8 reads
 * an arrow function in full at each level that it is nested in, any other function only for its end. The bundler loses a `this` in the
 * initial value of a field and before `super()`; test/architecture.test.ts sees to it that we have none, but libraries may.
 */
const QUICK_START = { supported: { ...REQUIRED.supported, arrow: false } };

const PROGRAM = 'dist/program.cjs';

const BUNDLES = [
  { from: 'server/src/main/cli.ts', to: PROGRAM, ...NODE, ...QUICK_START, plugins: [partsLater('./parts')] },
  ...PARTS.map((part) => ({ ...part, ...NODE, ...REQUIRED, plugins: [partsLater('.')] })),
  { from: 'server/src/main/node.ts', to: 'dist/server-node.cjs', ...NODE },
  { from: 'server/src/main/browser.ts', to: 'dist/server-browser.js', ...BROWSER, format: 'iife' },
  { from: 'client/src/node.ts', to: 'dist/client-node.cjs', ...NODE, external: ['vscode'] },
  { from: 'client/src/browser.ts', to: 'dist/client-browser.cjs', ...BROWSER, format: 'cjs', external: ['vscode'] },
];

/** What starts the program with what V8 has compiled of it before; it has to know which build that was. */
const start = () => ({
  from: 'server/src/main/start.ts',
  to: 'dist/cli.cjs',
  ...NODE,
  ...REQUIRED,
  banner: { js: '#!/usr/bin/env node' },
  define: { PLIMSOLL_BUILD: JSON.stringify(createHash('sha256').update(readFileSync(PROGRAM)).digest('hex').slice(0, 16)) },
});

const bundle = ({ from, to, define, ...settings }) =>
  build({
    ...settings,
    entryPoints: [from],
    outfile: to,
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
    // UMD builds hide their imports from the bundler, so the ES module of a package comes first.
    mainFields: settings.platform === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
    define: { PLIMSOLL_VERSION: JSON.stringify(version), ...define },
  });

const merged = (results) => ({
  inputs: Object.assign({}, ...results.map(({ metafile }) => metafile.inputs)),
  outputs: Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)),
});

const printSizes = (outputs) => {
  for (const [path, { bytes }] of Object.entries(outputs)) console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} kB  ${path}`);
};

process.chdir(ROOT);
rmSync('dist', { recursive: true, force: true });
mkdirSync('build', { recursive: true });
const results = await Promise.all(BUNDLES.map(bundle));
results.push(await bundle(start()));
chmodSync('dist/cli.cjs', 0o755);
cpSync('server/src/knowledge/tables', 'dist/knowledge', {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || path.endsWith('.txt'),
});
const meta = merged(results);
writeFileSync('build/meta.json', JSON.stringify(meta));
writeFileSync('dist/LICENSES.txt', licenceTexts(Object.keys(meta.inputs)));
printSizes(meta.outputs);
