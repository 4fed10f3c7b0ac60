import { inWorkbench } from './in-workbench.ts';
import { MANIFESTS } from './manifests.ts';
import { SHOP } from './shop.ts';

const files = async () => SHOP;

inWorkbench({ name: 'manifests', host: 'node', trust: 'trusted', files, open: [], steps: MANIFESTS });
inWorkbench({ name: 'manifests-web', host: 'browser', trust: 'trusted', files, open: [], steps: MANIFESTS });
