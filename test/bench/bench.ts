// `npm run bench`: one table of ratios of one run. PLIMSOLL_CORPUS names a folder of real Dockerfiles; hadolint and tally are measured when on PATH.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { officialTags } from '../../server/src/knowledge/official-tags.ts';
import { openTable } from '../../server/src/knowledge/table.ts';
import { editTimes, memoryOverRounds, startEditor, stopEditor } from './editor.ts';
import { countPins, extraTime } from './images.ts';
import { isInstalled, median, p95, ratioOf, runOnce } from './measure.ts';
import { readLabels, scoreUpstreams } from './upstreams.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../dist/knowledge', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const NODE = process.execPath;
const FILES = 1000;
const PAIRS = 11;

const rows: { what: string; measured: string; budget: string }[] = [];
const row = (what: string, measured: string, budget: string): void => void rows.push({ what, measured, budget });

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const small = join(folder, 'Dockerfile');
const nothing = join(folder, 'nothing.Dockerfile');
const image = join(folder, 'image.Dockerfile');
writeFileSync(small, 'FROM node:22.11.0\nRUN apt-get update && apt-get install -y curl\n');

const long = (lines: number): string => {
  const block = [
    'RUN apt-get update \\',
    '    && apt-get install -y --no-install-recommends curl \\',
    '    && curl -fsSLO https://example.com/a-1.2.tgz \\',
    '    && rm -rf /var/lib/apt/lists/*',
    'COPY . /src',
  ];
  return ['FROM debian:12.8', ...Array.from({ length: Math.floor(lines / block.length) }, () => block).flat(), ''].join('\n');
};

const coldStart = (): void => {
  const ratio = ratioOf([NODE, CLI, 'lint', small], [NODE, '-e', '0'], PAIRS);
  row('cold start, one small file, against node -e 0', `${ratio.toFixed(2)} x`, 'at most 1.6 x');
};

/** The largest table, as a first lint meets it: nothing is read or compiled yet. */
const firstImage = (): void => {
  const start = performance.now();
  const { table } = openTable(readFileSync(join(KNOWLEDGE, 'official-tags.txt'), 'utf8'));
  const days = table && officialTags(table, 'node')?.historyOf('18.12.0-bullseye');
  const took = performance.now() - start;
  row('knowledge: load and first image', days ? `${took.toFixed(1)} ms` : 'not found', 'budget 10 ms');
};

const ofImages = (): void => {
  const { floating, pinned, offered, listed } = countPins();
  row('floating tags that get an exact pin offline', `${((100 * pinned) / floating).toFixed(1)} % of ${floating}`, 'at least 93 %');
  row('… exact tags offered that are listed', `${listed} of ${offered}`, 'all');
  writeFileSync(nothing, 'FROM scratch\nCOPY a /a\n');
  writeFileSync(image, 'FROM node:22.11.0\nCOPY a /a\n');
  const extra = extraTime([NODE, CLI, 'lint', nothing], [NODE, CLI, 'lint', image], PAIRS);
  row('a FROM with facts and a finding, cold, against FROM scratch', `${extra.toFixed(1)} ms more`, 'below 10 ms');
};

const ofUpstreams = (): void => {
  for (const set of ['research', 'corpus', 'unseen'] as const) {
    const labels = readLabels().filter((label) => label.set === set);
    const { high, highRight, medium, mediumRight, shipped, found } = scoreUpstreams(labels, 'trixie');
    const sure = `${((100 * highRight) / high).toFixed(1)} % of ${high} right (likely ones ${mediumRight} of ${medium})`;
    row(`packages of ${labels.length} upstreams, ${set}: sure ones`, sure, 'at least 98 %');
    row('… found of what Debian 13 ships', `${((100 * found) / shipped).toFixed(1)} % of ${shipped}`, 'at least 80 %');
  }
};

/** Real files, copied flat, so that every tool reads the same ones and no configuration of theirs. */
const copyCorpus = (corpus: string): string[] => {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
  const step = Math.max(1, names.length / FILES);
  const chosen = Array.from({ length: Math.min(FILES, names.length) }, (_, index) => names[Math.floor(index * step)]).filter(
    (entry) => entry !== undefined,
  );
  return chosen.map((entry, index) => {
    const path = join(folder, `corpus-${index}.Dockerfile`);
    writeFileSync(path, readFileSync(join(entry.parentPath, entry.name)));
    return path;
  });
};

const PEERS: readonly { readonly name: string; readonly command: readonly string[]; readonly budget: string }[] = [
  { name: 'hadolint', command: ['hadolint', '--no-fail', '--format', 'json'], budget: 'at least 10 x' },
  {
    name: 'tally',
    command: [
      'tally',
      'lint',
      '--no-config',
      '--slow-checks',
      'off',
      '--fail-level',
      'none',
      '--format',
      'json',
      '--ignore',
      'shellcheck/*',
    ],
    budget: 'at least 5 x',
  },
];

const OWN = [NODE, CLI, 'lint', '--format', 'json', '--fail-on', 'never', '--no-config'];

/** Tools that stop at the first file that BuildKit rejects would look fast, so those files are left out. */
const acceptedByAll = (files: readonly string[]): string[] => {
  const { files: reports } = JSON.parse(runOnce([...OWN, ...files]).stdout) as {
    files: readonly { path: string; findings: readonly { rule: string }[] }[];
  };
  const rejected = reports.filter(({ findings }) => findings.some(({ rule }) => REJECTED.has(rule))).map(({ path }) => path);
  return files.filter((file) => !rejected.some((path) => path.endsWith(basename(file))));
};

/** Dockerfiles of the official images themselves: the folder of the corpus keeps the name of their organisation. */
const inOfficialImages = (corpus: string): void => {
  const { files } = JSON.parse(runOnce([...OWN, corpus]).stdout) as { files: readonly { path: string; findings: readonly unknown[] }[] };
  const official = files.filter(({ path }) => path.includes('docker-library'));
  const count = official.reduce((sum, { findings }) => sum + findings.length, 0);
  const mean = official.length === 0 ? 'none in the corpus' : `${(count / official.length).toFixed(2)} (${official.length} files)`;
  row('findings per Dockerfile of an official image, recommended', mean, 'at most 4');
};

const REJECTED: ReadonlySet<string> = new Set(['syntax-error', 'invalid-image-reference']);

const overCorpus = (corpus: string): void => {
  const files = acceptedByAll(copyCorpus(corpus));
  const runs = Array.from({ length: 3 }, () => runOnce([...OWN, ...files]));
  const time = median(runs.map(({ milliseconds }) => milliseconds));
  row(`${files.length} real Dockerfiles, one process`, `${(time / 1000).toFixed(2)} s`, 'order of magnitude only');
  row('… peak memory', `${Math.max(...runs.map(({ mebibytes = Number.NaN }) => mebibytes)).toFixed(0)} MiB`, 'below 150 MB');
  for (const { name, command, budget } of PEERS) row(`… against ${name}`, peerRatio([...command, ...files], time), budget);
};

/** hadolint says 1 when it could not read one of the files and went on; 2 is giving up. */
const ACCEPTED: ReadonlySet<number> = new Set([0, 1]);

const peerRatio = (command: readonly string[], own: number): string => {
  if (!isInstalled(command[0] ?? '')) return 'not on PATH';
  const { milliseconds, status } = runOnce(command);
  return ACCEPTED.has(status ?? -1) ? `${(milliseconds / own).toFixed(1)} x as fast` : `it gave up, with exit code ${status}`;
};

const inEditor = async (): Promise<void> => {
  const editor = await startEditor(CLI);
  const times = await editTimes(editor, long(500), 200);
  row('edit to diagnostics, 500 lines, p95', `${p95(times).toFixed(1)} ms`, '20 ms');
  const [before, after] = await memoryOverRounds(editor, long(200), FILES);
  row(`server memory over ${FILES} rounds of open and close`, `${before.toFixed(0)} → ${after.toFixed(0)} MiB`, 'flat, below 150 MB');
  await stopEditor(editor);
};

coldStart();
firstImage();
ofImages();
ofUpstreams();
const corpus = process.env.PLIMSOLL_CORPUS;
if (corpus === undefined) row('real Dockerfiles', 'PLIMSOLL_CORPUS names no folder', '');
else {
  overCorpus(corpus);
  inOfficialImages(corpus);
}
await inEditor();
const width = (key: keyof (typeof rows)[number]): number => Math.max(...rows.map((one) => one[key].length));
for (const { what, measured, budget } of rows)
  console.log(`${what.padEnd(width('what'))}  ${measured.padEnd(width('measured'))}  ${budget}`);
