import assert from 'node:assert/strict';
import { IMAGE, INSTALL, NODE_IMAGE } from './node-image.ts';
import { eventually } from './workbench/eventually.ts';
import type { ExtensionHost } from './workbench/extension-host.ts';
import type { Workbench } from './workbench/workbench.ts';

/** One thing that a user does and sees; the steps of a session follow one another in the same window. */
export type Step = (workbench: Workbench, extensionHost: ExtensionHost) => Promise<void>;

const OPTION = ' --no-install-recommends';
const lists = (id: string) => (rows: readonly string[]) => rows.some((row) => row.includes(id));

const underlines: Step = async (workbench) => {
  await eventually(
    () => workbench.squiggles('warning'),
    (count) => count > 0,
  );
};

const hoverNamesTheRule: Step = async (workbench) => {
  await workbench.goTo(...IMAGE);
  await workbench.showHover(/unpinned-image/);
};

/** The tables have to be found for this, wherever the extension runs. */
const hoverTellsOfTheImage: Step = async (workbench) => {
  await workbench.goTo(...IMAGE);
  await workbench.showHover(/node is a Docker Official Image[\s\S]*Supported: Node\.js \d+ until/);
};

const hintsAtTheAge: Step = async (workbench) => {
  await eventually(
    () => workbench.shownText(),
    (text) => /FROM node\s*changed [\d,]+ days ago/.test(text),
  );
};

const offersToIgnore: Step = async (workbench) => {
  await workbench.goTo(...IMAGE);
  await eventually(
    () => workbench.quickFixes(),
    (titles) => titles.some((title) => /ignore .*unpinned-image.* on this instruction/i.test(title)),
  );
};

const listsProblems: Step = async (workbench) => {
  const rows = await eventually(() => workbench.problems(), lists('unpinned-image'));
  assert.ok(lists('missing-no-install-recommends')(rows), rows.join('\n'));
  // A rule that throws leaves the others to their work, so that nothing else here would tell.
  assert.ok(!lists('internal-error')(rows), rows.join('\n'));
};

/** Nothing but the option is new: a fix never reflows what it does not change. */
const fixes: Step = async (workbench) => {
  await workbench.goTo(...INSTALL);
  await eventually(() => workbench.quickFixes(), lists('--no-install-recommends'));
  await workbench.applyQuickFix(/--no-install-recommends/);
  const text = await eventually(
    () => workbench.editorText('Dockerfile'),
    (now) => now.includes(OPTION),
  );
  assert.equal(text.replace(OPTION, ''), NODE_IMAGE);
};

const forgetsTheFixed: Step = async (workbench) => {
  const rows = await eventually(
    () => workbench.problems(),
    (now) => !lists('missing-no-install-recommends')(now),
  );
  assert.ok(lists('unpinned-image')(rows), rows.join('\n'));
};

/** What a user sees of findings is the same wherever the extension runs. */
export const FINDINGS: Readonly<Record<string, Step>> = {
  'underlines the findings': underlines,
  'names the rule in the hover': hoverNamesTheRule,
  'tells of the image in the hover': hoverTellsOfTheImage,
  'hints at the age of the image': hintsAtTheAge,
  'offers to ignore a finding': offersToIgnore,
  'lists the findings as problems': listsProblems,
  'applies a quick fix': fixes,
  'forgets what is fixed': forgetsTheFixed,
};

export const UNDERLINES: Readonly<Record<string, Step>> = {
  'underlines the findings': underlines,
  'names the rule in the hover': hoverNamesTheRule,
};
