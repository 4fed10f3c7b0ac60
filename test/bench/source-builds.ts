import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forRule } from '../../scripts/frozen-linter.ts';

const LABELS = fileURLToPath(new URL('../labels/source-builds.jsonl', import.meta.url));

type Lines = readonly [number, number];

/** An instruction of a public Dockerfile and what somebody who read it says of it. */
export interface Label {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly lines: Lines;
  /** Where what is compiled is fetched. */
  readonly relatedLines?: readonly Lines[];
  readonly label: 'source-build' | 'not-source-build' | 'verified-download' | 'unverified-download' | 'pipe-to-shell';
  readonly kind: string;
  /** What a verified row speaks of, where its instruction fetches other things too. */
  readonly upstream?: string;
  readonly ambiguous?: boolean;
}

export interface Score {
  readonly rows: number;
  /** Rows whose file is not in the folder. */
  readonly missing: number;
  readonly builds: { readonly found: readonly Label[]; readonly missed: readonly Label[]; readonly wrong: readonly Label[] };
  /** Verified downloads that are reported as unverified. */
  readonly slandered: readonly Label[];
  readonly unverified: { readonly found: readonly Label[]; readonly missed: readonly Label[] };
}

/** Holds the rules against the labels, as far as a folder has their files: `<owner>+<name>/<commit>/<path>`. Rows in doubt do not count. */
export const scoreLabels = async (folder: string): Promise<Score> => {
  const all = readFileSync(LABELS, 'utf8').trim().split('\n');
  const rows = all.map((line) => JSON.parse(line) as Label).filter(({ ambiguous }) => ambiguous !== true);
  const here = rows.filter((row) => existsSync(fileOf(row, folder)));
  const judged = await Promise.all(here.map(async (row) => ({ row, isReported: await isReported(row, fileOf(row, folder)) })));
  const pick = (labels: readonly Label['label'][], isReportedWanted: (reported: boolean) => boolean): Label[] =>
    judged.filter(({ row, isReported: reported }) => labels.includes(row.label) && isReportedWanted(reported)).map(({ row }) => row);
  const yes = (reported: boolean): boolean => reported;
  const no = (reported: boolean): boolean => !reported;
  return {
    rows: rows.length,
    missing: rows.length - here.length,
    builds: { found: pick(['source-build'], yes), missed: pick(['source-build'], no), wrong: pick(['not-source-build'], yes) },
    slandered: pick(['verified-download'], yes),
    unverified: { found: pick(['unverified-download', 'pipe-to-shell'], yes), missed: pick(['unverified-download', 'pipe-to-shell'], no) },
  };
};

const fileOf = ({ repo, commit, path }: Label, folder: string): string => join(folder, repo.replace('/', '+'), commit, path);

/** The rules that can say of a row what its label says, or the opposite. */
const RULES: Readonly<Record<Label['label'], readonly string[]>> = {
  'source-build': ['build-from-source'],
  'not-source-build': ['build-from-source'],
  'verified-download': ['unverified-download', 'pipe-to-shell'],
  'unverified-download': ['unverified-download', 'pipe-to-shell'],
  'pipe-to-shell': ['pipe-to-shell'],
};

const isReported = async (row: Label, file: string): Promise<boolean> => {
  const found = await Promise.all(RULES[row.label].map((rule) => findingsOf(rule, file)));
  const places = row.label === 'source-build' ? [row.lines, ...(row.relatedLines ?? [])] : [row.lines];
  return found
    .flat()
    .filter(({ text }) => row.upstream === undefined || text.includes(row.upstream))
    .some(({ line }) => places.some(([first, last]) => line >= first && line <= last));
};

/** Where a finding of one rule begins, and what it stands on. */
interface Found {
  readonly line: number;
  readonly text: string;
}

const known = new Map<string, Promise<readonly Found[]>>();

/** Each rule by itself, so that none hides another. */
const findingsOf = (rule: string, file: string): Promise<readonly Found[]> => {
  const key = `${rule} ${file}`;
  const findings = known.get(key) ?? lint(rule, file);
  known.set(key, findings);
  return findings;
};

const lint = async (rule: string, file: string): Promise<readonly Found[]> => {
  const bad = readFileSync(file, 'utf8');
  const { linter, request } = forRule(rule, { bad });
  const { findings } = await linter.lint(request);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ at }) => ({ line: bad.slice(0, at.start).split('\n').length, text: bad.slice(at.start, at.end) }));
};
