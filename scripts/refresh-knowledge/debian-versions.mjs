import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '../../server/src/knowledge/build/debian-version.ts';

const SUITES = ['bookworm', 'trixie'];

/** Suite -> binary package -> version, out of uncompressed `Packages` files whose names hold the suite (as apt names them). */
export function debianVersions(folder) {
  const indexes = new Map();
  for (const file of readdirSync(folder)) {
    const suite = SUITES.find((one) => file.includes(one));
    if (!suite || !file.endsWith('Packages')) continue;
    const index = indexes.get(suite) ?? new Map();
    addPackages(index, readFileSync(join(folder, file), 'utf8'));
    indexes.set(suite, index);
  }
  return indexes;
}

/** Security and point releases are files of their own: the newest version is what apt installs. */
function addPackages(index, text) {
  for (const [, name, stanza] of text.matchAll(/^Package: (.+)\n((?:.+\n)*)/gm)) {
    // A rebuild of the binary (`+b1`) is no version of the software.
    const version = /^Version: (.+)$/m.exec(stanza)?.[1].replace(/\+b\d+$/, '');
    const known = index.get(name);
    if (version && (!known || compareVersions(version, known) > 0)) index.set(name, version);
  }
}
