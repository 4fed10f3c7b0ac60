// Installs the registry and the Git server that the tests talk to. PLIMSOLL_NO_INSTALL=1 installs nothing. With CI=true a missing part is a failure, else
// the tests that need it are skipped.
import { installPackages } from '../../../scripts/debian-packages.mjs';
import { missingParts } from './parts.mjs';

const missing = missingParts();
const reason =
  process.env.PLIMSOLL_NO_INSTALL === '1' && missing.length > 0
    ? `not installed: ${missing.join(', ')}`
    : installPackages(missing, 'registry', 'a registry and a Git server to talk to, and certificates for them');
if (reason !== undefined) {
  console.log(`registry: ${reason}`);
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
}
