import assert from 'node:assert/strict';
import type { Step } from './findings.ts';
import { SHOP, within } from './shop.ts';
import { eventually } from './workbench/eventually.ts';
import type { Workbench } from './workbench/workbench.ts';

const COMPOSE = 'compose.yaml';
const OBJECTS = 'deploy/agent.yaml';
const DEV_CONTAINER = '.devcontainer/devcontainer.json';
const WORKFLOW = '.github/workflows/ci.yml';
const UNIT = 'units/agent.container';

const showsProblems = (workbench: Workbench, ids: readonly string[]): Promise<string[]> =>
  eventually(
    () => workbench.problems(),
    (rows) => ids.every((id) => rows.some((row) => row.includes(`plimsoll ${id}`))),
  );

const showsHint = (workbench: Workbench, hint: RegExp): Promise<string> =>
  eventually(
    () => workbench.shownText(),
    (text) => hint.test(text),
  );

const composeFindings: Step = async (workbench) => {
  await workbench.openFile(COMPOSE);
  const rows = await showsProblems(workbench, ['docker-socket-mount', 'end-of-life-base']);
  assert.ok(!rows.some((row) => row.includes('internal-error')), rows.join('\n'));
  await eventually(
    () => workbench.squiggles('error'),
    (shown) => shown === 1,
  );
};

const composeHover: Step = async (workbench) => {
  await workbench.goTo(...within(COMPOSE, 'postgres:12'));
  await workbench.showHover(/postgres:12 is a Docker Official Image[\s\S]*end-of-life-base/);
  await workbench.goTo(...within(COMPOSE, '/var/run/docker.sock'));
  await workbench.showHover(/docker-socket-mount[\s\S]*# plimsoll ignore=docker-socket-mount/);
};

const composeHint: Step = async (workbench) => {
  await showsHint(workbench, /image: postgres:12\s*[\d,]+ (?:days|years) old/);
};

/** The fix moves the tag and leaves every other character alone. */
const composeFix: Step = async (workbench) => {
  await workbench.goTo(...within(COMPOSE, 'postgres:12'));
  await workbench.applyQuickFix(/^Move to postgres:\d+, the next supported line/);
  const text = await eventually(
    () => workbench.editorText(COMPOSE),
    (now) => now !== SHOP[COMPOSE],
  );
  assert.equal(text.replace(/postgres:\d+/, 'postgres:12'), SHOP[COMPOSE]);
};

const composeLinks: Step = async (workbench) => {
  await workbench.goTo(...within(COMPOSE, '.\n      target'));
  await workbench.runCommand('Open Link');
  await workbench.isActive('Dockerfile');
  await workbench.openFile(COMPOSE);
  await workbench.goTo(...within(COMPOSE, 'build\n      args'));
  await workbench.runCommand('Go to Definition');
  await workbench.isActive('Dockerfile');
  await eventually(
    () => workbench.statusBar(),
    (entries) => entries.some((entry) => entry.startsWith('Ln 2,')),
  );
};

/** The other way: who builds a Dockerfile is said above it, and what only that build has at its finding. */
const dockerfileLens: Step = async (workbench) => {
  const rows = await showsProblems(workbench, ['end-of-life-base']);
  assert.ok(
    rows.some((row) => row.includes('Node.js 16')),
    rows.join('\n'),
  );
  const lenses = await eventually(
    () => workbench.codeLenses(),
    (titles) => titles.some((title) => title.includes(COMPOSE)),
  );
  assert.match(lenses.join('\n'), /Built by service "web" in compose\.yaml/);
  assert.match(lenses.join('\n'), /Built by job "image" in ci\.yml/);
  await workbench.goTo(...within('Dockerfile', 'node:'));
  await workbench.showHover(/node:18-bullseye is[\s\S]*Built by service "web" in compose\.yaml\.[\s\S]*Built by job "image" in ci\.yml\./);
  await workbench.goTo(...within('Dockerfile', 'build\nWORKDIR'));
  await workbench.followInHover(/The stage build is asked for in compose\.yaml\./, /^compose\.yaml$/);
  await workbench.isActive(COMPOSE);
  await eventually(
    () => workbench.statusBar(),
    (entries) => entries.some((entry) => entry.startsWith('Ln 5,')),
  );
  await workbench.openFile('Dockerfile');
  await workbench.followCodeLens(/compose\.yaml/);
  await workbench.isActive(COMPOSE);
};

const objects: Step = async (workbench) => {
  await workbench.openFile(OBJECTS);
  await showsProblems(workbench, ['docker-socket-mount']);
  await workbench.goTo(...within(OBJECTS, '/run/containerd'));
  await workbench.showHover(/docker-socket-mount[\s\S]*# plimsoll ignore=docker-socket-mount/);
  await showsHint(workbench, /image: redis:6\s*\S/);
};

const devContainer: Step = async (workbench) => {
  await workbench.openFile(DEV_CONTAINER);
  await showsProblems(workbench, ['privileged-container']);
  await workbench.goTo(...within(DEV_CONTAINER, '--privileged'));
  // JSON has comments of its own.
  await workbench.showHover(/privileged-container[\s\S]*\/\/ plimsoll ignore=privileged-container/);
  await workbench.goTo(...within(DEV_CONTAINER, '../Dockerfile'));
  await workbench.runCommand('Open Link');
  await workbench.isActive('Dockerfile');
};

const workflow: Step = async (workbench) => {
  await workbench.openFile(WORKFLOW);
  await showsProblems(workbench, ['end-of-life-base']);
  await showsHint(workbench, /container: node:16\s*[\d,]+ (?:days|years) old[\s\S]*alpine:3\.12\s*[\d,]+ (?:days|years) old/);
  await workbench.goTo(...within(WORKFLOW, 'alpine:3.12'));
  await workbench.applyQuickFix(/^Move to alpine:/);
  const text = await eventually(
    () => workbench.editorText(WORKFLOW),
    (now) => now !== SHOP[WORKFLOW],
  );
  assert.equal(text.replace(/alpine:3\.\d+/, 'alpine:3.12'), SHOP[WORKFLOW]);
  await workbench.goTo(...within(WORKFLOW, 'Dockerfile\n'));
  await workbench.runCommand('Open Link');
  await workbench.isActive('Dockerfile');
};

const unit: Step = async (workbench) => {
  await workbench.openFile(UNIT);
  await showsProblems(workbench, ['docker-socket-mount']);
  await showsHint(workbench, /Image=docker\.io\/library\/redis:6\s*\S/);
  await workbench.goTo(...within(UNIT, '/run/podman/podman.sock'));
  await workbench.showHover(/docker-socket-mount[\s\S]*# plimsoll ignore=docker-socket-mount/);
};

/** What a user sees of files that are no Dockerfiles. */
export const MANIFESTS: Readonly<Record<string, Step>> = {
  'finds in a Compose file': composeFindings,
  'tells of images and mounts of a Compose file': composeHover,
  'hints at the age of images in a Compose file': composeHint,
  'leads from a Compose file to what it builds': composeLinks,
  'leads from a Dockerfile to who builds it': dockerfileLens,
  'fixes a Compose file': composeFix,
  'finds in objects of Kubernetes': objects,
  'finds in a dev container': devContainer,
  'finds and fixes in a workflow': workflow,
  'finds in a unit of Podman': unit,
};
