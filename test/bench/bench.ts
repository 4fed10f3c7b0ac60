// `npm run bench`: one table of ratios of one run. PLIMSOLL_CORPUS names a folder of real Dockerfiles, PLIMSOLL_LABELLED one of those that
// test/labels speaks of; hadolint and tally are measured when on PATH.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import { officialTags } from '../../server/src/knowledge/official-tags.ts';
import { openTable } from '../../server/src/knowledge/table.ts';
import { completionTimes, editTimes, hoverTimes, memoryOverRounds, startEditor, stopEditor } from './editor.ts';
import { SHAPES } from './hostile.ts';
import { countPins, extraTime } from './images.ts';
import { againstLabels, againstSockets } from './labelled.ts';
import { median, p95, ratioOf, runOnce } from './measure.ts';
import { MONOREPO, writeMonorepo } from './monorepo.ts';
import { installedPeers, PEERS, peerRatio, readBy } from './peers.ts';
import { printRows, row } from './rows.ts';
import { startSilent } from './silent.ts';
import { readLabels, scoreUpstreams } from './upstreams.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../dist/knowledge', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const NODE = process.execPath;
const FILES = 1000;
const PAIRS = 11;
/** The command line takes no longer file than 1 MiB. */
const HOSTILE_LENGTH = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

// What V8 compiles is kept there, so that it is known which run is the first.
process.env.XDG_CACHE_HOME = join(folder, 'caches');

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
  const lint = [NODE, CLI, 'lint', small];
  const ratio = ratioOf(lint, [NODE, '-e', '0'], PAIRS);
  row('cold start, one small file, against node -e 0', `${ratio.toFixed(2)} x`, 'at most 1.6 x');
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  row('… with NODE_DISABLE_COMPILE_CACHE, as a first run', `${ratioOf(lint, [NODE, '-e', '0'], PAIRS).toFixed(2)} x`, '');
  delete process.env.NODE_DISABLE_COMPILE_CACHE;
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

const OWN = [NODE, CLI, 'lint', '--format', 'json', '--fail-on', 'never', '--no-config'];

/** What BuildKit rejects is no file to measure on. */
const acceptedByAll = (files: readonly string[]): string[] => {
  const { files: reports } = JSON.parse(runOnce([...OWN, ...files]).stdout) as {
    files: readonly { path: string; findings: readonly { rule: string }[] }[];
  };
  const rejected = reports.filter(({ findings }) => findings.some(({ rule }) => REJECTED.has(rule))).map(({ path }) => path);
  return files.filter((file) => !rejected.some((path) => path.endsWith(basename(file))));
};

/** What the run takes, beside what Git takes to name the files and Node to start. */
const inMonorepo = (): void => {
  const root = join(folder, 'monorepo');
  mkdirSync(root);
  writeMonorepo(root);
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
  ])
    runOnce(['git', '-C', root, ...args]);
  const lint = [NODE, CLI, 'lint', '--no-config', '--fail-on', 'never', '--quiet', root];
  const against = (other: readonly string[]): string => `${ratioOf(lint, other, 5).toFixed(1)} x`;
  const times = Array.from({ length: 5 }, () => runOnce(lint).milliseconds);
  const { files, containers } = MONOREPO;
  row(
    `monorepo of ${files.toLocaleString('en')} files with ${containers} containers`,
    `${median(times).toFixed(0)} ms`,
    'order of magnitude only',
  );
  row('… against git ls-files', against(['git', '-C', root, 'ls-files']), 'order of magnitude only');
  row('… against node -e 0', against([NODE, '-e', '0']), 'order of magnitude only');
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

const overCorpus = (copies: readonly string[]): void => {
  const peers = installedPeers();
  const accepted = acceptedByAll(copies);
  const files = peers.reduce<readonly string[]>((left, peer) => readBy(peer, left), accepted);
  const runs = Array.from({ length: 3 }, () => runOnce([...OWN, ...files]));
  const time = median(runs.map(({ milliseconds }) => milliseconds));
  const leftOut = `${copies.length - accepted.length} that BuildKit rejects and ${accepted.length - files.length} that a peer can't read left out`;
  row(`${files.length} real Dockerfiles, one process (${leftOut})`, `${(time / 1000).toFixed(2)} s`, 'order of magnitude only');
  row('… peak memory', `${Math.max(...runs.map(({ mebibytes = Number.NaN }) => mebibytes)).toFixed(0)} MiB`, 'below 150 MB');
  for (const peer of PEERS) row(`… against ${peer.name}`, peers.includes(peer) ? peerRatio(peer, OWN, files) : 'not on PATH', peer.budget);
};

const parser = (): void => {
  const text = long(2000);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    parseDockerfile(text);
    return performance.now() - start;
  });
  row('parser, 2,000 lines', `${median(times.slice(100)).toFixed(2)} ms`, 'below 1 ms');
};

const ofHostile = (): void => {
  const times = SHAPES.map(({ name, textOf }) => {
    const path = join(folder, 'hostile.Dockerfile');
    writeFileSync(path, textOf(HOSTILE_LENGTH));
    return { name, seconds: runOnce([NODE, CLI, 'lint', '--no-config', path]).milliseconds / 1000 };
  }).toSorted((a, b) => b.seconds - a.seconds);
  const late = times.filter(({ seconds }) => seconds > 1).length;
  const [slowest] = times;
  row(`slowest of ${times.length} hostile files of 1 MB`, `${slowest?.seconds.toFixed(2)} s (${slowest?.name}; ${late} over 1 s)`, '1 s');
};

/** In a server of its own: what it has to remember of a thousand files is another measure. */
const inHovers = async (files: readonly string[]): Promise<void> => {
  const editor = await startEditor(CLI);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const hovers = await hoverTimes(editor, texts);
  row(`hover over ${hovers.length} images of real files, p95`, `${p95(hovers).toFixed(1)} ms`, '5 ms');
  await stopEditor(editor);
};

const inEditor = async (): Promise<void> => {
  for (const begins of ['at-once', 'after-reading'] as const) {
    const fresh = await startEditor(CLI);
    const times = await editTimes(fresh, long(500), { edits: 200, begins });
    const said = begins === 'at-once' ? 'typed at once in a new server' : 'a second after opening';
    row(`edit to diagnostics, 500 lines, p95, ${said}`, `${p95(times).toFixed(1)} ms`, '20 ms');
    await stopEditor(fresh);
  }
  const editor = await startEditor(CLI);
  const typed = await completionTimes(editor, 'node', '22.22.0-bookworm-slim');
  row(`completion of node's tags over ${typed.length} letters, p95`, `${p95(typed).toFixed(1)} ms`, '20 ms');
  const [before, after] = await memoryOverRounds(editor, long(200), FILES);
  row(`server memory over ${FILES} rounds of open and close`, `${before.toFixed(0)} → ${after.toFixed(0)} MiB`, 'flat, below 150 MB');
  await stopEditor(editor);
};

/** Typed with pauses, in which a server that asks registries begins to wait for one, and as long in another that asks nobody. */
const withSilentRegistry = async (): Promise<void> => {
  const silent = await startSilent();
  const text = long(500).replace('debian:12.8', `${silent.host}/app:1.2`);
  const typed = async (registry: 'on' | 'off'): Promise<string> => {
    const editor = await startEditor(CLI, { registry });
    const times = await editTimes(editor, text, { edits: 200, begins: 'after-reading', pauseAfter: 20 });
    await stopEditor(editor);
    return `${p95(times).toFixed(1)} ms`;
  };
  const without = await typed('off');
  const measured = `${await typed('on')} (${without} without; ${silent.connections()} connections left without an answer)`;
  row('edit to diagnostics with a registry that stalls, p95', measured, '20 ms');
  silent.stop();
};

coldStart();
firstImage();
parser();
ofImages();
ofUpstreams();
ofHostile();
inMonorepo();
const corpus = process.env.PLIMSOLL_CORPUS;
if (corpus === undefined) row('real Dockerfiles', 'PLIMSOLL_CORPUS names no folder', '');
else {
  const copies = copyCorpus(corpus);
  overCorpus(copies);
  inOfficialImages(corpus);
  await inHovers(copies);
}
const labelled = process.env.PLIMSOLL_LABELLED;
if (labelled === undefined) row('labelled instructions', 'PLIMSOLL_LABELLED names no folder', '');
else {
  await againstLabels(labelled);
  await againstSockets(labelled);
}
await inEditor();
await withSilentRegistry();
printRows();
