import { type Knowledge, packageIndexOf } from '../../knowledge/index.ts';
import type { PackageIndex, SourcePackage } from '../../knowledge/package-index.ts';
import { findPackage, packagesOn, type UpstreamPackage } from '../../knowledge/packages.ts';
import type { Distribution, Download } from '../model.ts';
import { isArchive } from '../upstream.ts';
import { corroborate } from './corroboration.ts';
import { registeredDomain } from './domains.ts';
import { candidateNames, isBinding, isNamedAfter, isTelling } from './names.ts';
import { homepagesFor, nameOf, projectOf } from './projects.ts';
import { hasKnownNames } from './releases.ts';
import { type Roles, rolesOf } from './roles.ts';

type Source = Download['source'];

/** How sure it is: a fix is offered only where the tier is high. */
export type Tier = 'high' | 'medium';

/** The package that ships what is fetched. */
export interface Resolution extends Roles {
  /** The upstream's usual name, e.g. `openssl`. */
  readonly upstream: string;
  /** The distribution's source package, where it is known. */
  readonly source: string | undefined;
  /** As the distribution writes it. */
  readonly version: string | undefined;
  /** `YYYY-MM-DD`: the day of the table that says so. */
  readonly asOf: string | undefined;
  readonly isStale: boolean;
  readonly tier: Tier;
  /** The test that answered: the curated table, the project's homepage, its name and owner, its site, or its name alone. */
  readonly how: 'curated' | 'project' | 'name' | 'site' | 'name-only';
}

/** A source package of the index with the test that found it. */
interface Match {
  readonly package: SourcePackage;
  readonly tier: Tier;
  readonly how: Resolution['how'];
}

/** What proves others, changes them or lists them is not the software; nor is one file of a repository. */
const BESIDE =
  /\.(?:asc|sig|sign|gpg|key|pub|pem|crt|minisig|sigstore|patch|diff|txt|md|json|ya?ml|conf|ini|repo|list|sum|sha\d+(?:sums?)?|md5)$/i;
const ONE_FILE = /^raw\.githubusercontent\.com$|^\/[^/]+\/[^/]+\/(?:raw|blob)\//;

/** Nothing that a package is made of has a longer one. */
const MAX_ADDRESS = 1000;

/** The package of a distribution's release that ships what is fetched, by the first test that answers; `undefined` where none is sure. */
export const resolvePackage = (download: Source, distribution: Distribution, knowledge: Knowledge): Resolution | undefined => {
  if (download.host.length + download.path.length > MAX_ADDRESS) return undefined;
  const source = withoutTail(download);
  if (isBeside(source)) return undefined;
  const curated = knowledge.packages && findPackage(knowledge.packages, source);
  const index = packageIndexOf(knowledge, distribution);
  if (curated && (curated.kind === 'none' || isNamedIn(curated, distribution.family))) {
    const found = fromCurated(curated, distribution, index);
    return found && { ...found, asOf: found.asOf ?? knowledge.packages?.asOf };
  }
  const match = index && findIn(index, source);
  return match && fromIndex(match, { name: nameOf(source), asOf: index.asOf });
};

const isBeside = ({ host, path }: Source): boolean =>
  BESIDE.test(path) || ONE_FILE.test(host) || ONE_FILE.test(path) || (host === 'api.github.com' && !/\/(?:tar|zip)ball(?:\/|$)/.test(path));

/** A row that lacks a whole family leaves it to the index. */
const isNamedIn = ({ packages }: UpstreamPackage, family: string): boolean =>
  [...packages.keys()].some((cell) => cell === family || cell.startsWith(`${family}.`) || cell.startsWith(`${family}:`));

/** SourceForge's links end in a word of their own. */
const withoutTail = (source: Source): Source => {
  const path = source.path.replace(/\/download$/, '');
  return path === source.path ? source : { ...source, path, name: (path.split('/').at(-1) ?? '').replace(/[-_]v?\d.*$/, '').toLowerCase() };
};

const fromCurated = (software: UpstreamPackage, distribution: Distribution, index: PackageIndex | undefined): Resolution | undefined => {
  const found = software.kind === 'none' ? undefined : packagesOn(software, distribution.family, distribution.release);
  // The headers alone are no stand-in for the program, which may go by another name there.
  if (!found || (software.kind !== 'library' && found.packages.length === 0)) return undefined;
  const { packages, isStale } = found;
  const dev = software.kind === 'program' ? [] : found.dev;
  const shipped = index?.source(found.source ?? software.id);
  if (!shipped && !hasKnownNames(distribution)) return undefined;
  const [source, version] = [found.source ?? shipped?.name, found.version ?? shipped?.version];
  const asOf = found.version === undefined ? index?.asOf : undefined;
  return { upstream: software.id, programs: packages, dev, source, version, asOf, isStale, tier: 'high', how: 'curated' };
};

const fromIndex = ({ package: found, tier, how }: Match, { name, asOf }: { name: string; asOf: string }): Resolution | undefined => {
  const roles = rolesOf(found, name);
  // What only the backports have is not installed without more ado.
  if (!roles || found.version === undefined || [found.name, ...roles.programs].some(isBinding)) return undefined;
  return { upstream: name || found.name, ...roles, source: found.name, version: found.version, asOf, isStale: false, tier, how };
};

const findIn = (index: PackageIndex, source: Source): Match | undefined => {
  const found = homepagesFor(source).flatMap((page) => index.ofForge(page));
  const match = ofProject(found, source);
  return match || (found.length > 0 && projectOf(source)) ? match : ofName(index, source);
};

/** Those whose homepage is the very project. */
const ofProject = (found: readonly SourcePackage[], source: Source): Match | undefined => {
  const own = found.filter((one) => isCalled(one, source));
  const [one] = own;
  if (one && own.length === 1) return { package: one, tier: 'high', how: 'project' };
  const exact = own.find(({ name }) => name === nameOf(source));
  if (exact) return { package: exact, tier: 'high', how: 'project' };
  const [only] = found;
  // On a forge a homepage is of one project; elsewhere several share one.
  return only && found.length === 1 && projectOf(source) ? { package: only, tier: 'medium', how: 'project' } : undefined;
};

const ofName = (index: PackageIndex, source: Source): Match | undefined => {
  const named = candidateNames(nameOf(source), source.version)
    .flatMap((name) => index.source(name) ?? [])
    .filter((one) => isCalled(one, source));
  const judged = named.map((one) => ({ one, verdict: corroborate(source, one) }));
  const same = judged.find(({ verdict }) => verdict === 'same');
  if (same) return { package: same.one, tier: 'high', how: 'name' };
  if (judged.some(({ verdict }) => verdict === 'other')) return undefined;
  return ofSite(index, source) ?? ofProgram(index, source) ?? alone(named, source);
};

/** The program bears the name, its source another one: that is nothing without the same owner. */
const ofProgram = (index: PackageIndex, source: Source): Match | undefined => {
  const found = index.binary(nameOf(source));
  return found && corroborate(source, found) === 'same' ? { package: found, tier: 'high', how: 'name' } : undefined;
};

/** One that has its homepage on the site of the download and its name. */
const ofSite = (index: PackageIndex, source: Source): Match | undefined => {
  const site = projectOf(source) ? undefined : registeredDomain(source.host);
  const [one, ...others] = site === undefined ? [] : index.ofSite(site).filter((found) => isCalled(found, source));
  return one && others.length === 0 ? { package: one, tier: 'high', how: 'site' } : undefined;
};

/** By nothing but a telling name, and only what is an archive or a repository. */
const alone = ([one]: readonly SourcePackage[], source: Source): Match | undefined =>
  one && isTelling(nameOf(source)) && (projectOf(source) || source.path.endsWith('.git') || isArchive(source.path))
    ? { package: one, tier: 'medium', how: 'name-only' }
    : undefined;

/** Whether a package, or the program that it is made for, bears the name of what is fetched. */
const isCalled = ({ name, programs, dev }: SourcePackage, source: Source): boolean =>
  [name, ...programs, ...dev].some((one) => isNamedAfter(one, nameOf(source), source.version));
