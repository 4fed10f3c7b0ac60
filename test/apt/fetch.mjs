// Fetches the lists of packages that test/apt resolves installs against, once, where this machine has apt and a Debian archive to fetch from.
// What can't be fetched is no failure: the test skips itself. PLIMSOLL_NO_INSTALL=1 fetches nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptGet, folderOf, hasLists, optionsFor, SUITES, stampOf } from './lists.mjs';

const TIMEOUT = 120_000;

/** The archive that this machine itself installs from, so that a mirror or a proxy is used as its owner wants. */
const archive = () => {
  const known = aptGet(['indextargets', '--format', '$(LABEL) $(REPO_URI)'], TIMEOUT)?.output ?? '';
  return known
    .split('\n')
    .find((line) => line.startsWith('Debian '))
    ?.slice('Debian '.length);
};

const fetchSuite = (suite, uri) => {
  const folder = folderOf(suite);
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [target=Packages] ${uri} ${suite} main\n`);
  const quick = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Languages=none'];
  const update = aptGet(['update', '-q', '--error-on=any', ...quick, ...optionsFor(suite)], TIMEOUT);
  if (update?.status === 0) writeFileSync(stampOf(suite), `${uri}\n`);
  else console.log(`apt: the package lists of ${suite} could not be fetched, and their tests are skipped`);
};

const missing = process.env.PLIMSOLL_NO_INSTALL === '1' ? [] : SUITES.filter((suite) => !hasLists(suite));
const uri = missing.length === 0 ? undefined : archive();
if (uri !== undefined) for (const suite of missing) fetchSuite(suite, uri);
