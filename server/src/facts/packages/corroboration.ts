import type { SourcePackage } from '../../knowledge/package-index.ts';
import type { Download } from '../model.ts';
import { ownerOfDomain, registeredDomain } from './domains.ts';
import { isTelling } from './names.ts';
import { type ForgeProject, forgeProject, homepagesFor, projectOf } from './projects.ts';

/** What a package's homepage says of a download that has its name. */
export type Verdict = 'same' | 'other' | 'unknown';

/**
 * Whether a package's homepage and a download of the same name are of the same owner. A forge has a project of any name for anybody,
 * so another owner there is other software, or a fork of it.
 */
export const corroborate = (source: Download['source'], { homepage }: SourcePackage): Verdict => {
  if (homepage === undefined) return 'unknown';
  const [project, packaged] = [projectOf(source), forgeProject(homepage)];
  if (homepagesFor(source).includes(homepage)) return 'same';
  if (project) return packaged ? sameOwner(project, packaged) : ofDomain(project, hostOf(homepage));
  if (packaged) return isOwner(packaged.owner, ownerOf(source.host)) ? 'same' : 'unknown';
  const [own, other] = [registeredDomain(source.host), registeredDomain(hostOf(homepage))];
  return own !== undefined && own === other ? 'same' : 'unknown';
};

const sameOwner = (project: ForgeProject, packaged: ForgeProject): Verdict => (isOwner(project.owner, packaged.owner) ? 'same' : 'other');

/** `irssi/irssi` and `irssi.org`; a project with a telling name whose owner is called as itself is the one that made it. */
const ofDomain = ({ owner, name }: ForgeProject, host: string): Verdict =>
  isOwner(owner, ownerOf(host)) || (letters(owner) === letters(name) && isTelling(name)) ? 'same' : 'unknown';

const ownerOf = (host: string): string => ownerOfDomain(registeredDomain(host) ?? '');

/** Owners that differ in a word for what they are: `blosc` and `Blosc`, `varnishcache` and `varnish-cache.org`. */
const isOwner = (one: string, other: string): boolean => {
  const [a, b] = [letters(one), letters(other)];
  return a.length > 1 && a === b;
};

const letters = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(?:project|team|org|dev|foundation)$/, '');

const hostOf = (homepage: string): string => homepage.split('/', 1)[0] ?? '';
