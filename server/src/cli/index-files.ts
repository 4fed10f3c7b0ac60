import { createHash } from 'node:crypto';
import { readAlpineIndex } from '../knowledge/build/alpine-index.ts';
import { type Binary, readApkIndex, readPackages } from '../knowledge/build/binary.ts';
import { dayOfSuites, type ReleaseFile, readReleaseFile } from '../knowledge/build/release-file.ts';
import type { ReleaseIndex } from '../knowledge/build/release-tables.ts';
import { COMPONENTS, type Release } from '../knowledge/build/releases.ts';
import type { Mirror } from './mirror.ts';
import { unpack } from './unpack.ts';

/** A release as mirrors have it, every file held against what its index says of it. */
export type ReadRelease =
  | { readonly index: ReleaseIndex; readonly asOf: string; readonly expired?: string }
  | { readonly problem: string }
  | 'missing';

type Outcome<T> = T | { readonly problem: string } | 'missing';

interface Suite {
  readonly file: ReleaseFile;
  readonly binaries: readonly Binary[];
}

/** The largest index of all, packed, has 20 MB. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Reads a release's index files from the first mirror that has each; `missing` when none has the release itself. */
export const readRelease = (release: Release, mirrors: readonly Mirror[]): Promise<ReadRelease> =>
  release.family === 'alpine' ? readAlpine(release, mirrors) : readArchive(release, mirrors);

const isFailed = <T extends object>(outcome: Outcome<T>): outcome is { readonly problem: string } | 'missing' =>
  outcome === 'missing' || 'problem' in outcome;

const readArchive = async (release: Release, mirrors: readonly Mirror[]): Promise<ReadRelease> => {
  const { folder } = release;
  const own: Suite[] = [];
  for (const suffix of ['', '-updates', '-security']) {
    const suite = await readSuite(`${folder}${suffix}`, release, mirrors);
    if (suite === 'missing' && suffix === '-updates') continue;
    if (suite === 'missing' && suffix !== '') return { problem: `${folder}${suffix} is on none of the mirrors; name one that has it` };
    if (isFailed(suite)) return suite;
    own.push(suite);
  }
  const backports = await readSuite(`${folder}-backports`, release, mirrors);
  if (backports !== 'missing' && isFailed(backports)) return backports;
  const later = backports === 'missing' ? [] : [backports];
  return { index: { binaries: binariesOf(own), backports: binariesOf(later) }, ...daysOf([...own, ...later]) };
};

const binariesOf = (suites: readonly Suite[]): readonly Binary[] => suites.flatMap(({ binaries }) => binaries);

const daysOf = (suites: readonly Suite[]): { readonly asOf: string; readonly expired?: string } => {
  const ends = suites.map(({ file }) => file.validUntil).filter((day) => day !== undefined);
  const [expired] = ends.sort();
  return { asOf: dayOfSuites(suites.map(({ file }) => file)), ...(expired !== undefined && { expired }) };
};

const readSuite = async (name: string, { family }: Release, mirrors: readonly Mirror[]): Promise<Outcome<Suite>> => {
  for (const mirror of mirrors) {
    const file = await readReleaseFileOf(name, mirror);
    if (file === 'missing') continue;
    if (isFailed(file)) return file;
    const binaries: Binary[] = [];
    for (const component of COMPONENTS[family]) {
      const text = await readListed(`${component}/binary-amd64/Packages`, { name, file, mirror });
      if (typeof text !== 'string') return text;
      for (const binary of readPackages(text)) binaries.push(binary);
    }
    return { file, binaries };
  }
  return 'missing';
};

const readReleaseFileOf = async (name: string, mirror: Mirror): Promise<Outcome<ReleaseFile>> => {
  for (const path of [`dists/${name}/InRelease`, `dists/${name}/Release`]) {
    const answer = await mirror.read(path, MOST_BYTES);
    if (answer === 'missing') continue;
    if ('problem' in answer) return answer;
    const read = readReleaseFile(Buffer.from(answer.bytes).toString('utf8'));
    if (typeof read === 'string') return { problem: `${mirror.name}/${path}: ${read}` };
    // Otherwise one release could be passed off as another.
    return read.codename === name || name.startsWith(`${read.codename}-`)
      ? read
      : { problem: `${mirror.name}/${path}: it is of ${read.codename}, not of ${name}` };
  }
  return 'missing';
};

interface Listing {
  readonly name: string;
  readonly file: ReleaseFile;
  readonly mirror: Mirror;
}

/** The text of an index in the first of its forms that the mirror has; gzip first, which needs no other program. */
const readListed = async (path: string, { name, file, mirror }: Listing): Promise<string | { readonly problem: string }> => {
  for (const form of [`${path}.gz`, path, `${path}.xz`]) {
    const listed = file.files.get(form);
    if (!listed) continue;
    const place = `${mirror.name}/dists/${name}/${form}`;
    const answer = await mirror.read(`dists/${name}/${form}`, Math.min(listed.size, MOST_BYTES));
    if (answer === 'missing') continue;
    if ('problem' in answer) return answer;
    if (answer.bytes.length < listed.size) return { problem: `${place}: ${answer.bytes.length} of ${listed.size} bytes; it is cut off` };
    const sum = createHash('sha256').update(answer.bytes).digest('hex');
    if (sum !== listed.sha256) return { problem: `${place}: its SHA256 is not the one that the Release file lists` };
    const unpacked = unpack(place, answer.bytes);
    return 'problem' in unpacked ? unpacked : unpacked.text;
  }
  return { problem: `${mirror.name}/dists/${name}/${path}: it is there in no form that can be read` };
};

const readAlpine = async ({ folder, family }: Release, mirrors: readonly Mirror[]): Promise<ReadRelease> => {
  const binaries: Binary[] = [];
  const days: string[] = [];
  for (const component of COMPONENTS[family]) {
    const path = `${folder}/${component}/x86_64/APKINDEX.tar.gz`;
    const read = await readApk(path, mirrors);
    if (read === 'missing' && days.length > 0) return { problem: `${path} is on none of the mirrors` };
    if (isFailed(read)) return read;
    for (const binary of readApkIndex(read.text)) binaries.push(binary);
    days.push(read.day);
  }
  // An index rests until something in it changes: the younger one is the day that the mirror was as it is.
  return { index: { binaries, backports: [] }, asOf: days.sort().at(-1) ?? '' };
};

const readApk = async (path: string, mirrors: readonly Mirror[]): Promise<Outcome<{ readonly text: string; readonly day: string }>> => {
  for (const mirror of mirrors) {
    const answer = await mirror.read(path, MOST_BYTES);
    if (answer === 'missing') continue;
    if ('problem' in answer) return answer;
    const unpacked = unpack(`${mirror.name}/${path}`, answer.bytes);
    if ('problem' in unpacked) return unpacked;
    const index = readAlpineIndex(unpacked.text);
    return typeof index === 'string' ? { problem: `${mirror.name}/${path}: ${index}` } : index;
  }
  return 'missing';
};
