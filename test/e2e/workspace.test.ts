import assert from 'node:assert/strict';
import type { Step } from './findings.ts';
import { inWorkbench } from './in-workbench.ts';
import { SHOP } from './shop.ts';
import { eventually } from './workbench/eventually.ts';
import type { ExtensionHost } from './workbench/extension-host.ts';
import type { Files } from './workbench/folders.ts';
import type { Workbench } from './workbench/workbench.ts';

const LINT = 'Plimsoll: Lint the Workspace';
const HIDE = 'Plimsoll: Hide Findings of Files That Are Not Open';

/** Waits for a notification; they come and go, so that a failure lists all that were there. */
const told = (workbench: Workbench, expected: RegExp): Promise<string[]> => {
  const seen = new Set<string>();
  const look = async (): Promise<string[]> => {
    for (const message of await workbench.notifications()) seen.add(message);
    return [...seen];
  };
  return eventually(look, (messages) => messages.some((message) => expected.test(message)));
};

const costsNothing = async (host: ExtensionHost): Promise<void> => {
  assert.deepEqual(await host.activations(), []);
  assert.equal(await host.servers(), 0);
};

const withoutNeed: Step = async (workbench, host) => {
  await eventually(
    () => host.isUp(),
    (isUp) => isUp,
  );
  // Whatever the extension host does when a document is opened it has done when the next one is there.
  for (const path of ['README.md', 'app.ts', 'README.md']) await workbench.openFile(path);
  await costsNothing(host);
};

/** The language is what activates it, so that other YAML loads the client; a process is for what it lints. */
const otherYaml: Step = async (workbench, host) => {
  await workbench.openFile('values.yaml');
  await eventually(
    () => host.activations(),
    (events) => events.includes('onLanguage:yaml'),
  );
  await workbench.openFile('README.md');
  assert.equal(await host.servers(), 0);
};

const withNeed: Step = async (workbench, host) => {
  await workbench.openFile('deploy.yaml');
  await eventually(
    () => host.servers(),
    (count) => count === 1,
  );
};

const PLAIN: Files = {
  'README.md': '# No containers here\n',
  'app.ts': 'export const answer = 42;\n',
  'values.yaml': 'replicas: 2\nimage: node\n',
  'deploy.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: node:16\n',
};

inWorkbench({
  name: 'activation',
  host: 'node',
  trust: 'trusted',
  files: async () => PLAIN,
  open: [],
  steps: {
    'is not loaded, and starts no server, where nothing is for it': withoutNeed,
    'starts no server for other YAML': otherYaml,
    'starts one server for objects of Kubernetes': withNeed,
  },
});

/** Nothing is open, so that all that is listed comes of the run. */
const lintsClosed: Step = async (workbench, host) => {
  await costsNothing(host);
  await workbench.runCommand(LINT);
  await told(workbench, /^Linted 6 files that are not open: \d+ findings in 6 of them\.$/);
  const rows = await workbench.problems();
  for (const id of ['docker-socket-mount', 'privileged-container', 'end-of-life-base'])
    assert.ok(
      rows.some((row) => row.includes(`plimsoll ${id}`)),
      rows.join('\n'),
    );
};

const hidesClosed: Step = async (workbench) => {
  await workbench.openFile('compose.yaml');
  await workbench.runCommand(HIDE);
  // Those of the open file stay.
  const rows = await eventually(
    () => workbench.problems(),
    (now) => now.every((row) => !row.includes('privileged-container')),
  );
  assert.ok(
    rows.some((row) => row.includes('docker-socket-mount')),
    rows.join('\n'),
  );
};

inWorkbench({
  name: 'workspace',
  host: 'node',
  trust: 'trusted',
  files: async () => SHOP,
  open: [],
  steps: { 'lints files that are not open': lintsClosed, 'shows them no more when told so': hidesClosed },
});

const MANY = 2_050;

const many = async (): Promise<Files> =>
  Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`services/s${index}/Dockerfile`, 'FROM node:16\nUSER node\n']));

const cancels: Step = async (workbench) => {
  await workbench.runCommand(LINT);
  await told(workbench, /Linting the workspace.*: [1-9]\d* of 2050 files/s);
  await workbench.answerNotification(/^Cancel$/);
  await told(workbench, /^Cancelled after \d+ files? that (?:is|are) not open/);
};

const isBounded: Step = async (workbench) => {
  await workbench.runCommand(LINT);
  await told(workbench, /^Linted 2000 files that are not open: \d+ findings in 2000 of them\. 50 more files could be ours/);
};

inWorkbench({
  name: 'large-workspace',
  host: 'node',
  trust: 'trusted',
  files: many,
  open: [],
  steps: { 'shows how far the run is, and is cancelled': cancels, 'looks at no more files than anybody reads of': isBounded },
});
