import { FINDINGS, type Step, UNDERLINES } from './findings.ts';
import { inWorkbench } from './in-workbench.ts';
import { eventually } from './workbench/eventually.ts';

/** The folder must really be untrusted, or the steps after this one prove nothing. */
const isRestricted: Step = async (workbench) => {
  await eventually(
    () => workbench.statusBar(),
    (entries) => entries.some((entry) => entry.includes('Restricted Mode')),
  );
};

inWorkbench({ name: 'desktop', host: 'node', trust: 'trusted', steps: FINDINGS });

inWorkbench({
  name: 'restricted',
  host: 'node',
  trust: 'restricted',
  steps: { 'is in Restricted Mode': isRestricted, ...UNDERLINES },
});
