// npm run refresh-knowledge <table> [source folder] [frozen]: rebuilds a table of server/src/knowledge/tables, or its excerpt for tests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deprecatedImages } from './refresh-knowledge/deprecated-images.mjs';
import { endOfLife } from './refresh-knowledge/end-of-life.mjs';
import { excerpt, FROZEN_DAY, frozenTags } from './refresh-knowledge/frozen.mjs';
import { officialImages } from './refresh-knowledge/official-images.mjs';
import { officialTags } from './refresh-knowledge/official-tags.mjs';
import { packages } from './refresh-knowledge/packages.mjs';
import { publishers } from './refresh-knowledge/publishers.mjs';
import { releasePackages } from './refresh-knowledge/release-packages.mjs';
import { repositories } from './refresh-knowledge/repositories.mjs';
import { formatTable } from './refresh-knowledge/table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HAND = join(ROOT, 'scripts/refresh-knowledge');
const SHIPPED = join(ROOT, 'server/src/knowledge/tables');
const FROZEN = join(ROOT, 'test/knowledge');

/** The day that the source folder's README states; raise it together with the facts. */
const FACTS_AS_OF = '2026-08-22';

/** Each gives header lines and rows; `asOf` among them where the source itself has a date. */
const BUILD = {
  'deprecated-images': (folder) => ({
    source: 'docker-library/official-images and docker-library/docs with their git histories; successors also general knowledge',
    licence: 'Apache-2.0, MIT',
    columns: 'image status since successors reason',
    rows: deprecatedImages(folder, { hand: HAND, tables: SHIPPED }),
  }),
  'end-of-life': (folder, { until }) => ({
    source: 'endoflife.date',
    licence: 'MIT',
    columns: 'product name extended cycles',
    ...endOfLife(folder, { hand: HAND, until }),
  }),
  'official-images': (folder) => ({
    source: 'docker-library/official-images and the Dockerfiles that it names',
    licence: 'Apache-2.0',
    columns: 'name family method product software package verified host compiled variants',
    rows: officialImages(folder, HAND),
  }),
  'official-tags': async (folder, { until, isKept }) => ({
    source: 'git history of docker-library/official-images',
    licence: 'Apache-2.0',
    columns: 'image builds listed ends gone',
    ...(await officialTags(folder, { until, isKept })),
  }),
  packages: (folder) => packages(folder, HAND),
  publishers: (folder) => ({
    source: 'repositories of the publishers, docker-library/docs, endoflife.date, Renovate source-urls; see README.md',
    licence: 'MIT',
    columns: 'image relation publisher upstream alternative status evidence',
    rows: publishers(folder, HAND),
  }),
  repositories: (folder) => ({
    source: "Dockerfiles of official images and others, the vendors' own pages; see README.md",
    licence: 'facts only',
    columns: 'place kind software keeper families key packages image status since successor evidence',
    rows: repositories(folder, HAND),
  }),
};

/** Not one table but a family of them, made by what `plimsoll knowledge update` makes them by. */
const RELEASES = 'release-packages';

/** What test/knowledge has an excerpt of that this script makes. */
const EXCERPTS = ['deprecated-images', 'end-of-life', 'official-images', 'official-tags'];

async function build(table, folder, scope) {
  const { source, licence, asOf = FACTS_AS_OF, columns, rows } = await BUILD[table](folder, scope);
  return { header: { table, source, licence, asOf: scope.until ?? asOf, columns }, rows };
}

async function refresh(table, folder) {
  const { header, rows } = await build(table, folder, {});
  write(join(SHIPPED, `${table}.txt`), header, rows);
}

async function refreshFrozen(table, folder) {
  const { header, rows } = await build(table, folder, { until: FROZEN_DAY, isKept: frozenTags(HAND) });
  write(join(FROZEN, `${table}.txt`), header, excerpt(table, rows));
}

function write(path, header, rows) {
  writeFileSync(path, formatTable(header, rows));
  console.log(`${header.table}: ${rows.length} rows as of ${header.asOf}`);
}

const [table, folder, scope] = process.argv.slice(2);
const isFrozen = scope === 'frozen';
if (table === RELEASES && folder && !isFrozen) {
  process.exit(await releasePackages(folder, SHIPPED));
}
if (!BUILD[table] || (table !== 'packages' && !folder) || (isFrozen && !EXCERPTS.includes(table))) {
  console.error(`usage: npm run refresh-knowledge <${[...Object.keys(BUILD), RELEASES].join('|')}> <source folder> [frozen]`);
  process.exit(2);
}
await (isFrozen ? refreshFrozen : refresh)(table, folder);
