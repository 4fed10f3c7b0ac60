// npm run refresh-knowledge <table> [source folder]: rebuilds knowledge/<table>.txt.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { officialImages } from './refresh-knowledge/official-images.mjs';
import { packages } from './refresh-knowledge/packages.mjs';
import { publishers } from './refresh-knowledge/publishers.mjs';
import { formatTable } from './refresh-knowledge/table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HAND = join(ROOT, 'scripts/refresh-knowledge');

/** The day that the source folder's README states; raise it together with the facts. */
const FACTS_AS_OF = '2026-08-22';

const BUILD = {
  'official-images': (folder) => ({
    header: {
      table: 'official-images',
      source: 'docker-library/official-images and the Dockerfiles that it names',
      licence: 'Apache-2.0',
      asOf: FACTS_AS_OF,
      columns: 'name family method',
    },
    rows: officialImages(folder),
  }),
  packages: (folder) => packages(folder, HAND),
  publishers: (folder) => ({
    header: {
      table: 'publishers',
      source: 'repositories of the publishers, docker-library/docs, endoflife.date, Renovate source-urls; see README.md',
      licence: 'MIT',
      asOf: FACTS_AS_OF,
      columns: 'image relation publisher upstream alternative status evidence',
    },
    rows: publishers(folder, HAND),
  }),
};

const [table, folder] = process.argv.slice(2);
if (!BUILD[table] || (table !== 'packages' && !folder)) {
  console.error(`usage: npm run refresh-knowledge <${Object.keys(BUILD).join('|')}> <source folder>`);
  process.exit(2);
}
const { header, rows } = BUILD[table](folder);
writeFileSync(join(ROOT, 'server/src/knowledge/tables', `${table}.txt`), formatTable(header, rows));
console.log(`knowledge/${table}.txt: ${rows.length} rows`);
