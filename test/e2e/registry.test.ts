import { startRegistry } from '../registry/lab/debian-registry.ts';
import { endsOfSuite } from '../registry/lab/fake-server.ts';
import { reasonToSkip } from '../registry/lab/parts.mjs';
import { push } from '../registry/lab/push.ts';
import { WORLD } from '../registry/lab/world.ts';
import type { Step } from './findings.ts';
import { inWorkbench } from './in-workbench.ts';
import type { Files } from './workbench/folders.ts';

const ends = endsOfSuite();

/** Within the name of the image, wherever its registry listens. */
const IMAGE = [1, 10] as const;

const files = async (): Promise<Files> => {
  const host = await startRegistry(ends);
  for (const pushed of WORLD) await push({ origin: `http://${host}` }, pushed);
  return { Dockerfile: `FROM ${host}/library/multi:1\n` };
};

const asksWhenToldTo: Step = async (workbench) => {
  await workbench.goTo(...IMAGE);
  await workbench.followInHover(/Its age is not known offline[\s\S]*Ask 127\.0\.0\.1/, /^Ask 127\.0\.0\.1/);
  await workbench.answerNotification(/^Ask$/);
};

/** The day of the build stands in the config, two requests behind the tag. */
const showsTheAge: Step = async (workbench) => {
  await workbench.goTo(...IMAGE);
  await workbench.showHover(/2025-11-03/);
};

inWorkbench({
  name: 'registry',
  host: 'node',
  trust: 'trusted',
  files,
  without: reasonToSkip(),
  steps: { 'asks a registry when it is told to': asksWhenToldTo, 'shows the age that the registry knows': showsTheAge },
});
