import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findParts, type MissingParts, type Parts } from './parts.mjs';

/** What a test needs before it can open a workbench. */
export interface Rig {
  readonly found: true;
  readonly parts: Parts;
  readonly vsix: string;
}

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');

const findRig = (): Rig | MissingParts => {
  const parts = findParts();
  if (!parts.found) return parts;
  const vsix = resolve(process.env.PLIMSOLL_VSIX ?? join(REPOSITORY, 'build', 'plimsoll.vsix'));
  if (!existsSync(vsix)) return { found: false, reason: `there is no ${vsix}: run "npm run package"` };
  return { found: true, parts, vsix };
};

const rig = findRig();

/** Why tests are skipped. On CI nothing is: there a missing part is a failure, which `requireRig` tells. */
export const skip: string | false = rig.found || process.env.CI === 'true' ? false : rig.reason;

export const requireRig = (): Rig => {
  if (!rig.found) throw new Error(rig.reason);
  return rig;
};
