// Runs everything that is tested, one named step after the other. `npm test -- cli lsp` runs only those steps.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

const COUNTS = join(ROOT, 'build', 'test-counts.json');

/** Tests of what `npm run package` makes, and of the recipes that run it. */
const PACKAGED = ['test/package.test.ts', 'test/ci-recipes.test.ts'];
/** Tests that are a step of their own; the rest are the unit tests. */
const APART = [...PACKAGED, ...['cli', 'lsp', 'grammar', 'formats', 'registry', 'e2e', 'bench'].map((folder) => `test/${folder}/`)];

const total = { passed: 0, failed: 0, skipped: 0 };

const testFiles = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules/'))
    .map((name) => `${folder}/${name}`)
    .sort();

const isUnitTest = (path) => !APART.some((start) => path.startsWith(start));

/** A runner that dies before its last word counts as one failure. */
const readCounts = (status) =>
  existsSync(COUNTS) ? JSON.parse(readFileSync(COUNTS, 'utf8')) : { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };

const runTests = (files, extra = []) => {
  if (files.length === 0) return 0;
  rmSync(COUNTS, { force: true });
  const options = ['--import', 'tsx', '--test', '--test-reporter', './scripts/test-reporter.mjs', '--test-reporter-destination', 'stdout'];
  const status = run(process.execPath, [...options, ...extra, ...files], { PLIMSOLL_TEST_COUNTS: COUNTS });
  const counts = readCounts(status);
  for (const key of Object.keys(total)) total[key] += counts[key];
  return status;
};

/** A step that is no test run counts as one test, so that the closing line tells of it. */
const runStep = (command, ...args) => {
  const status = run(command, args);
  total[status === 0 ? 'passed' : 'failed'] += 1;
  return status;
};

const npmStep = (script) => () => runStep('npm', 'run', '--silent', script);

/** Fetches once what one of the unit tests needs; where it can't, that test skips itself. */
const unitTests = () => {
  run(process.execPath, ['test/apt/fetch.mjs']);
  return runTests(testFiles('test').filter(isUnitTest));
};

const PARTS_OF_E2E = 'test/e2e/workbench/install.mjs';

/** Where parts are missing and that is no failure, the tests skip themselves. */
const endToEnd = () => runStep(process.execPath, PARTS_OF_E2E) || runTests(testFiles('test/e2e'));

const PARTS_OF_REGISTRY = 'test/registry/lab/install.mjs';

/** Two at once: they wait for servers and for time limits more than for the processor. */
const registry = () => runStep(process.execPath, PARTS_OF_REGISTRY) || runTests(testFiles('test/registry'), ['--test-concurrency=2']);

const STEPS = {
  check: npmStep('check'),
  package: () => npmStep('package')() || runTests(PACKAGED),
  unit: unitTests,
  cli: () => runTests(testFiles('test/cli')),
  lsp: () => runTests(testFiles('test/lsp')),
  grammar: () => runTests(testFiles('test/grammar')),
  formats: () => runTests(testFiles('test/formats')),
  registry,
  e2e: endToEnd,
};

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const runNamed = (name) => {
  const since = performance.now();
  console.log(`\n── ${name}`);
  const status = STEPS[name]();
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(since)}`);
  return status === 0 ? [] : [name];
};

const runAll = (names) => {
  const since = performance.now();
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const failed = names.flatMap(runNamed);
  console.log(failed.length === 0 ? `\nall steps passed in ${seconds(since)}` : `\nfailed in ${seconds(since)}: ${failed.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return failed.length === 0 ? 0 : 1;
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`test: no step "${unknown[0]}"; there are ${Object.keys(STEPS).join(', ')}`);
  process.exitCode = 2;
} else {
  // Most tests need the bundles, and these are made in less than a second.
  const isReady = ['scripts/setup.mjs', 'scripts/build.mjs'].every((script) => run(process.execPath, [script]) === 0);
  process.exitCode = isReady ? runAll(asked.length > 0 ? asked : Object.keys(STEPS)) : 1;
}
