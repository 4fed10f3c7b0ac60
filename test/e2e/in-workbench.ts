import { after, before, describe, it } from 'node:test';
import type { Step } from './findings.ts';
import { NODE_IMAGE } from './node-image.ts';
import { skip } from './workbench/rig.ts';
import { openSession, type Session, type SessionOptions } from './workbench/session.ts';

const OPEN_LIMIT = { timeout: 120_000 };

export interface Scenario extends Pick<SessionOptions, 'host' | 'trust'> {
  readonly name: string;
  readonly steps: Readonly<Record<string, Step>>;
}

/** Runs steps in one window with a Dockerfile open; the screenshots of a scenario show what each step came to. */
export const inWorkbench = (scenario: Scenario): void => {
  describe(scenario.name, () => {
    let session: Session | undefined;

    // Each step is skipped and not the whole, so that a report counts them.
    before(async () => {
      if (skip) return;
      session = await openSession({ ...scenario, files: { Dockerfile: NODE_IMAGE } });
      await session.workbench.openFile('Dockerfile');
    }, OPEN_LIMIT);
    after(() => session?.close());

    for (const [title, step] of Object.entries(scenario.steps)) {
      it(title, { skip }, async () => {
        if (session === undefined) throw new Error('The workbench did not open');
        const { workbench } = session;
        await step(workbench).finally(() => workbench.screenshot(`${scenario.name} ${title}`.replaceAll(' ', '-')));
      });
    }
  });
};
