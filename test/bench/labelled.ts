import { row } from './rows.ts';
import { readSocketLabels, type SocketLabel, scoreSockets } from './socket-mounts.ts';
import { scoreLabels } from './source-builds.ts';

/** Rules of provenance against what people say who have read the files: `PLIMSOLL_LABELLED` names the folder that has them. */
export const againstLabels = async (folder: string): Promise<void> => {
  const { rows: all, missing, builds, slandered, unverified } = await scoreLabels(folder);
  const [found, missed, wrong] = [builds.found.length, builds.missed.length, builds.wrong.length];
  row('labelled instructions, of which the file is missing', `${all}, ${missing}`, '');
  row('build-from-source: precision', `${(found / (found + wrong)).toFixed(3)} (${wrong} wrong)`, 'at least 0.97');
  row('build-from-source: recall', `${(found / (found + missed)).toFixed(3)} (${missed} missed)`, 'at least 0.93');
  row('verified rows reported as unverified', String(slandered.length), '0');
  row(
    'unverified rows and pipes to a shell that are found',
    `${unverified.found.length} of ${unverified.found.length + unverified.missed.length}`,
    'all',
  );
};

/** What mounts the socket of a container runtime, by the kind of file. */
export const againstSockets = async (folder: string): Promise<void> => {
  const { rows: all, missing, found, missed, wrong } = await scoreSockets(readSocketLabels(), folder);
  row('labelled socket mounts, of which the file is missing', `${all}, ${missing}`, '');
  const types = [...new Set([...found, ...missed, ...wrong].map(({ fileType }) => fileType))].sort();
  for (const type of [undefined, ...types]) {
    const count = (labels: readonly SocketLabel[]): number => labels.filter(({ fileType }) => (type ?? fileType) === fileType).length;
    const [right, silent, false_] = [count(found), count(missed), count(wrong)];
    const precision = `precision ${(right / (right + false_)).toFixed(3)} (${false_} wrong)`;
    const recall = `recall ${(right / (right + silent)).toFixed(3)} (${silent} missed)`;
    row(type === undefined ? 'docker-socket-mount' : `… in ${type}`, `${precision}, ${recall}`, type === undefined ? '0.97, 0.95' : '');
  }
};
