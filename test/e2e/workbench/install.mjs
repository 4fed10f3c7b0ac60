// Sets up a real VS Code workbench for the end-to-end tests; needs nothing but Node, so it can run before `npm install`.
// PLIMSOLL_NO_INSTALL=1 installs nothing. With CI=true a missing part is a failure, else the tests are skipped.
import { installCodeServer } from './code-server-install.mjs';
import { findParts } from './parts.mjs';
import { installMissing } from './system-packages.mjs';

const reasonOfMissing = () => {
  const parts = findParts();
  return parts.found ? undefined : parts.reason;
};

const install = () => installMissing() ?? installCodeServer() ?? reasonOfMissing();

const reason = process.env.PLIMSOLL_NO_INSTALL === '1' ? reasonOfMissing() : install();
if (reason !== undefined) {
  console.log(`e2e: ${reason}`);
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
}
