import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forRule } from '../../scripts/frozen-linter.ts';

const LABELS = fileURLToPath(new URL('../labels/docker-sockets.jsonl', import.meta.url));
const RULE = 'docker-socket-mount';

type Lines = readonly [number, number];

/** A place of a public file and what somebody who read it says of it. */
export interface SocketLabel {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly lines: Lines;
  /** Where the rest of it is written, such as what mounts a volume. */
  readonly relatedLines?: Lines;
  readonly label: 'exposes-docker-socket' | 'not' | 'not-exposed';
  readonly fileType: string;
  readonly kind: string;
  readonly note: string;
  readonly ambiguous?: boolean;
}

/** Kinds of files that are read; of others nothing is claimed. */
const READ: ReadonlySet<string> = new Set([
  'compose',
  'kubernetes',
  'devcontainer',
  'ci-github',
  'ci-gitlab',
  'ci-jenkins',
  'devcontainer-feature',
  'dockerfile',
  'shell',
  'makefile',
  'quadlet',
  'readme',
  'systemd',
]);

export interface SocketScore {
  readonly rows: number;
  /** Rows whose file is not in the folder. */
  readonly missing: number;
  readonly found: readonly SocketLabel[];
  readonly missed: readonly SocketLabel[];
  readonly wrong: readonly SocketLabel[];
}

/** The rows of a file of labels that are in no doubt and speak of a kind of file that is read. */
export const readSocketLabels = (file = LABELS): readonly SocketLabel[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SocketLabel)
    .filter(({ ambiguous, fileType }) => ambiguous !== true && READ.has(fileType));

/** Holds `docker-socket-mount` against labels, as far as a folder has their files: `<owner>+<name>/<commit>/<path>`. */
export const scoreSockets = async (labels: readonly SocketLabel[], folder: string): Promise<SocketScore> => {
  const here = labels.filter((label) => existsSync(fileOf(label, folder)));
  const judged = await Promise.all(here.map(async (label) => ({ label, isReported: await isReported(label, fileOf(label, folder)) })));
  const isPositive = ({ label }: SocketLabel): boolean => label === 'exposes-docker-socket';
  const positive = judged.filter(({ label }) => isPositive(label));
  return {
    rows: labels.length,
    missing: labels.length - here.length,
    found: positive.filter((one) => one.isReported).map(({ label }) => label),
    missed: positive.filter((one) => !one.isReported).map(({ label }) => label),
    wrong: judged.filter((one) => one.isReported && !isPositive(one.label)).map(({ label }) => label),
  };
};

const fileOf = ({ repo, commit, path }: SocketLabel, folder: string): string => join(folder, repo.replace('/', '+'), commit, path);

/** Whether a finding begins where a label stands. */
const isReported = async ({ lines, relatedLines = lines, path }: SocketLabel, file: string): Promise<boolean> => {
  const found = await linesOf(path, file);
  return found.some((line) => [lines, relatedLines].some(([first, last]) => line >= first && line <= last));
};

const known = new Map<string, Promise<readonly number[]>>();

const linesOf = (path: string, file: string): Promise<readonly number[]> => {
  const lines = known.get(file) ?? lint(path, file);
  known.set(file, lines);
  return lines;
};

/** The lines on which the rule finds something in a file, which is read as what its path says that it is. */
const lint = async (path: string, file: string): Promise<readonly number[]> => {
  const bad = readFileSync(file, 'utf8');
  const { linter, request } = forRule(RULE, { bad, path });
  const { findings } = await linter.lint(request);
  return findings.filter(({ rule }) => rule === RULE).map(({ at }) => bad.slice(0, at.start).split('\n').length);
};
