import { type ReleaseFile, readReleaseFile } from '../../knowledge/build/release-file.ts';
import { isFailed, type Mirror, type Outcome } from './mirror.ts';
import { type Keyring, readSigned } from './signature.ts';

/** What a suite says of itself; `unchecked` says why it is not known who signed that. */
export interface SuiteFile {
  readonly file: ReleaseFile;
  readonly unchecked?: string | undefined;
}

/** Ubuntu's, the largest, have 300 kB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Reads the Release file of a suite, with its signature inside or beside it. */
export const readSuiteFile = async (name: string, mirror: Mirror, keyring: Keyring | undefined): Promise<Outcome<SuiteFile>> => {
  const inline = `dists/${name}/InRelease`;
  const answer = await mirror.read(inline, MOST_BYTES);
  if (answer === 'missing') return readDetached(name, mirror, keyring);
  if (isFailed(answer)) return answer;
  return at(mirror, inline, suiteFileOf(name, readSigned(answer, keyring)));
};

const readDetached = async (name: string, mirror: Mirror, keyring: Keyring | undefined): Promise<Outcome<SuiteFile>> => {
  const path = `dists/${name}/Release`;
  const answer = await mirror.read(path, MOST_BYTES);
  if (isFailed(answer)) return answer;
  const signature = await mirror.read(`${path}.gpg`, MOST_BYTES);
  if (signature !== 'missing' && isFailed(signature)) return signature;
  const detached = signature === 'missing' ? undefined : signature.bytes;
  return at(mirror, path, suiteFileOf(name, readSigned({ bytes: answer.bytes, detached }, keyring)));
};

/** Were the name not compared, one release could be passed off as another. */
const suiteFileOf = (name: string, signed: ReturnType<typeof readSigned>): SuiteFile | string => {
  if ('problem' in signed) return signed.problem;
  const file = readReleaseFile(signed.text);
  if (typeof file === 'string') return file;
  const isOfSuite = file.codename === name || name.startsWith(`${file.codename}-`);
  return isOfSuite ? { file, unchecked: signed.unchecked } : `it is of ${file.codename}, not of ${name}`;
};

const at = (mirror: Mirror, path: string, found: SuiteFile | string): Outcome<SuiteFile> =>
  typeof found === 'string' ? { problem: `${mirror.name}/${path}: ${found}` } : found;
