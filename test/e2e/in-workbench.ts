import { after, before, describe, it } from 'node:test';
import type { Step } from './findings.ts';
import { NODE_IMAGE } from './node-image.ts';
import type { Files } from './workbench/folders.ts';
import { skip } from './workbench/rig.ts';
import { openSession, type Session, type SessionOptions } from './workbench/session.ts';

const OPEN_LIMIT = { timeout: 120_000 };

export interface Scenario extends Pick<SessionOptions, 'host' | 'trust'> {
  readonly name: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** What is in the folder; a Dockerfile with faults unless told otherwise. */
  readonly files?: () => Promise<Files>;
  /** What is open at the start; the Dockerfile unless told otherwise. */
  readonly open?: readonly string[];
  /** Why it is left out, where it needs more than a workbench. */
  readonly without?: string | false;
}

/** Runs steps in one window; the screenshots of a scenario show what each step came to. */
export const inWorkbench = (scenario: Scenario): void => {
  describe(scenario.name, () => {
    const reason = skip || (scenario.without ?? false);
    let session: Session | undefined;

    // Each step is skipped and not the whole, so that a report counts them.
    before(async () => {
      if (reason) return;
      const files = (await scenario.files?.()) ?? { Dockerfile: NODE_IMAGE };
      session = await openSession({ ...scenario, files });
      for (const path of scenario.open ?? ['Dockerfile']) await session.workbench.openFile(path);
    }, OPEN_LIMIT);
    after(() => session?.close());

    for (const [title, step] of Object.entries(scenario.steps)) {
      it(title, { skip: reason }, async () => {
        if (session === undefined) throw new Error('The workbench did not open');
        const { workbench } = session;
        await step(workbench, session.extensionHost).finally(() => workbench.screenshot(`${scenario.name} ${title}`.replaceAll(' ', '-')));
      });
    }
  });
};
