import { execFileSync, spawn } from 'node:child_process';

const EMPTY = /^0+$/;

/**
 * Every version of the files in `folder` (up to the day `until`), oldest first, as `{ day, name, text }`; `text` is undefined where
 * the file was taken away. Only the line of first parents counts: a branch is nowhere to be pulled from before the day of its merge.
 */
export async function* versions(repository, { folder, until }) {
  const changes = changesOf(repository, folder).filter(({ day }) => !until || day <= until);
  const blobs = textsOf(
    repository,
    changes.filter(({ blob }) => blob).map(({ blob }) => blob),
  );
  for (const { day, name, blob } of changes) yield { day, name, text: blob && (await blobs.next()).value };
}

/** The day of the newest commit, `YYYY-MM-DD`. */
export function lastDay(repository) {
  return dayOf(git(repository, 'log', '-1', '--format=%ct').trim());
}

/** The newest commit, or the newest one of the day `until` and before. */
export function commitAt(repository, until) {
  return git(repository, 'rev-list', '-1', '--first-parent', ...(until ? [`--before=${until}T23:59:59Z`] : []), 'HEAD').trim();
}

/** The text of a file in a commit; `undefined` when it has none. */
export function fileAt(repository, commit, path) {
  const isThere = git(repository, 'ls-tree', '--name-only', commit, '--', path) !== '';
  return isThere ? git(repository, 'show', `${commit}:${path}`) : undefined;
}

function changesOf(repository, folder) {
  const log = git(
    repository,
    'log',
    '--first-parent',
    '-m',
    '--reverse',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '--format=%ct',
    '--',
    folder,
  );
  const changes = [];
  let day = '';
  for (const line of log.split('\n')) {
    const [, blob, path] = /^:\S+ \S+ \S+ (\S+) \S\t(.*)$/.exec(line) ?? [];
    if (path) changes.push({ day, name: path.slice(folder.length + 1), blob: EMPTY.test(blob) ? undefined : blob });
    else if (line !== '') day = dayOf(line);
  }
  return changes;
}

/** One process reads all, since thousands would take minutes. */
async function* textsOf(repository, blobs) {
  const child = spawn('git', ['-C', repository, 'cat-file', '--batch']);
  child.stdin.end(blobs.join('\n'));
  let rest = Buffer.alloc(0);
  let wanted;
  for await (const chunk of child.stdout) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (wanted === undefined) {
        const end = rest.indexOf('\n');
        if (end < 0) break;
        wanted = Number(rest.subarray(0, end).toString().split(' ')[2]);
        rest = rest.subarray(end + 1);
      }
      if (rest.length <= wanted) break;
      yield rest.subarray(0, wanted).toString();
      rest = rest.subarray(wanted + 1);
      wanted = undefined;
    }
  }
}

const dayOf = (seconds) => new Date(Number(seconds) * 1000).toISOString().slice(0, 10);

const git = (repository, ...args) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
