import type { Facts } from './model.ts';

/**
 * How grave it is that a container may do much to its host. A pipeline's machine is mostly there for one job, and what its containers
 * could take over is gone with it.
 */
export const gravityFor = ({ kind }: Facts): { readonly severity?: 'info' } => (kind === 'workflow' ? { severity: 'info' } : {});
