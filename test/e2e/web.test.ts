import { FINDINGS } from './findings.ts';
import { inWorkbench } from './in-workbench.ts';

inWorkbench({ name: 'web', host: 'browser', trust: 'trusted', steps: FINDINGS });
