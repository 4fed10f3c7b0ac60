import { createHash } from 'node:crypto';
import { readAlpineIndex } from '../../knowledge/build/alpine-index.ts';
import { type Binary, readApkIndex, readPackages } from '../../knowledge/build/binary.ts';
import { dayOfSuites, type ReleaseFile } from '../../knowledge/build/release-file.ts';
import type { ReleaseIndex } from '../../knowledge/build/release-tables.ts';
import { COMPONENTS, type Release } from '../../knowledge/build/releases.ts';
import { isFailed, type Mirror, type Outcome } from './mirror.ts';
import type { Keyring } from './signature.ts';
import { readSuiteFile, type SuiteFile } from './suite-file.ts';
import { unpack } from './unpack.ts';

/** Where a distribution is read from. */
export interface Archive {
  readonly mirrors: readonly Mirror[];
  /** What must have signed it; `undefined`: whoever did. */
  readonly keyring: Keyring | undefined;
}

/** A release as mirrors have it, every file held against what its index says of it; `unchecked` says why it is not known who signed that. */
export type ReadRelease =
  | { readonly index: ReleaseIndex; readonly asOf: string; readonly expired?: string; readonly unchecked?: string }
  | { readonly problem: string }
  | 'missing';

interface Suite extends SuiteFile {
  readonly binaries: readonly Binary[];
}

/** The largest index of all, packed, has 20 MB. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Reads a release's index files from the first mirror that has each; `missing` when none has the release itself. */
export const readRelease = (release: Release, archive: Archive): Promise<ReadRelease> =>
  release.family === 'alpine' ? readAlpine(release, archive.mirrors) : readArchive(release, archive);

const readArchive = async (release: Release, archive: Archive): Promise<ReadRelease> => {
  const { folder } = release;
  const own: Suite[] = [];
  for (const suffix of ['', '-updates', '-security']) {
    const suite = await readSuite(`${folder}${suffix}`, release, archive);
    if (suite === 'missing' && suffix === '-updates') continue;
    if (suite === 'missing' && suffix !== '') return { problem: `${folder}${suffix} is on none of the mirrors; name one that has it` };
    if (isFailed(suite)) return suite;
    own.push(suite);
  }
  if (own[0]?.binaries.length === 0) return { problem: 'its index lists no package' };
  const backports = await readSuite(`${folder}-backports`, release, archive);
  if (backports !== 'missing' && isFailed(backports)) return backports;
  const later = backports === 'missing' ? [] : [backports];
  return { index: { binaries: binariesOf(own), backports: binariesOf(later) }, ...summaryOf([...own, ...later]) };
};

const binariesOf = (suites: readonly Suite[]): readonly Binary[] => suites.flatMap(({ binaries }) => binaries);

const summaryOf = (suites: readonly Suite[]): Omit<Exclude<ReadRelease, 'missing' | { problem: string }>, 'index'> => {
  const ends = suites.map(({ file }) => file.validUntil).filter((day) => day !== undefined);
  const [expired] = ends.sort();
  const unchecked = suites.find((suite) => suite.unchecked !== undefined)?.unchecked;
  const asOf = dayOfSuites(suites.map(({ file }) => file));
  return { asOf, ...(expired !== undefined && { expired }), ...(unchecked !== undefined && { unchecked }) };
};

const readSuite = async (name: string, { family }: Release, { mirrors, keyring }: Archive): Promise<Outcome<Suite>> => {
  for (const mirror of mirrors) {
    const read = await readSuiteFile(name, mirror, keyring);
    if (read === 'missing') continue;
    if (isFailed(read)) return read;
    const binaries: Binary[] = [];
    for (const component of COMPONENTS[family]) {
      const text = await readListed(`${component}/binary-amd64/Packages`, { name, file: read.file, mirror });
      if (typeof text !== 'string') return text;
      for (const binary of readPackages(text)) binaries.push(binary);
    }
    return { ...read, binaries };
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

const ALPINE = "plimsoll has none of Alpine's keys";

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
  return { index: { binaries, backports: [] }, asOf: days.sort().at(-1) ?? '', unchecked: ALPINE };
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
