import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderMirror } from '../../server/src/cli/knowledge/mirror.ts';
import { buildReleaseTables } from '../../server/src/cli/knowledge/release-tables.ts';
import { ownKeyring } from '../../server/src/cli/knowledge/signature.ts';
import { mirrorFolders, supportedReleases } from '../../server/src/cli/knowledge/update.ts';

/** Makes the tables of all supported releases that the folder has, afresh; gives the exit code. */
export async function releasePackages(
  folder,
  tables,
  { today = new Date().toISOString().slice(0, 10), keyrings = '/usr/share/keyrings' } = {},
) {
  const read = (name) => readFileSync(join(tables, `${name}.txt`), 'utf8');
  const built = await buildReleaseTables({
    releases: supportedReleases(read('end-of-life'), today) ?? [],
    mirrors: mirrorFolders(folder).map(folderMirror),
    keyring: (family) => ownKeyring(family, keyrings),
    absent: 'passed over',
    // Homepages of earlier tables would outlive the packages that had them.
    known: (name) => (name === 'package-selection' ? read(name) : undefined),
    today,
    tell: console.log,
  });
  if ('problem' in built) {
    console.error(built.problem);
    return 2;
  }
  for (const [name, text] of built.texts) writeFileSync(join(tables, `${name}.txt`), text);
  return 0;
}
