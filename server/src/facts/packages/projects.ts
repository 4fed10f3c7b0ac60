import { canonicalPlace, FORGES, isOnForge, placesOf } from '../../knowledge/upstream-places.ts';
import type { Download } from '../model.ts';
import { lastPart } from '../paths.ts';
import { plainName } from './names.ts';

type Source = Download['source'];

/** Forges of one community: whoever has a project there belongs to it. */
const COMMUNITY_FORGES =
  /^(?:gitlab\.(?:freedesktop|torproject|kitware|inria|linphone)\.(?:org|com|fr)|invent\.kde\.org|pagure\.io|git\.sr\.ht|salsa\.debian\.org)$/;

/** Whose project something on a forge is. */
export interface ForgeProject {
  readonly forge: string;
  readonly owner: string;
  readonly name: string;
}

/** The project that a place on a forge belongs to, be it the address of a download or a homepage. */
export const forgeProject = (place: string): ForgeProject | undefined => {
  const [forge = '', owner, name] = place.toLowerCase().split('/');
  const isForge = FORGES.includes(forge) || COMMUNITY_FORGES.test(forge);
  return isForge && owner && name ? { forge, owner, name: name.replace(/\.git$/, '') } : undefined;
};

/** What is fetched on a forge; `owner.github.io` is its owner's too. */
export const projectOf = (source: Source): ForgeProject | undefined => {
  const [, owner, forge] = /^([a-z0-9-]+)\.(github|gitlab)\.io$/.exec(source.host) ?? [];
  const name = source.path.split('/').find((segment) => segment !== '');
  if (owner && forge && name) return { forge: `${forge}.com`, owner, name: name.toLowerCase() };
  const [place = ''] = placesOf(source);
  return isOnForge(place) ? forgeProject(place) : forgeProject(`${source.host}${source.path.replace(/\/-\/.*/, '')}`);
};

/** The name that says what is fetched: on a forge the project's, elsewhere the archive's. */
export const nameOf = (source: Source): string =>
  plainName(projectOf(source)?.name ?? clonedName(source.path) ?? packagedName(source.path) ?? source.name);

/** A package of Debian's form has its name before the first `_`. */
const packagedName = (path: string): string | undefined => (path.endsWith('.deb') ? lastPart(path).split('_', 1)[0] : undefined);

const clonedName = (path: string): string | undefined => (path.endsWith('.git') ? lastPart(path).slice(0, -'.git'.length) : undefined);

/** The homepages, in the form that the index has them, of a project that publishes in a place. */
export const homepagesFor = (source: Source): readonly string[] => {
  const project = projectOf(source);
  if (project) return [`${project.forge}/${project.owner}/${project.name}`];
  const [site = '', name = ''] = canonicalPlace(`${source.host}${source.path}`).split('/');
  return name === '' ? [] : (PAGES[site]?.(name.replace(/\.git$/, '')) ?? []);
};

/** Communities that give each of their projects a page, by the canonical place of their downloads. */
const PAGES: Readonly<Record<string, (name: string) => readonly string[]>> = {
  'apache.org': (name) => [`${name}.apache.org`],
  'gnu.org': (name) => [`gnu.org/software/${name}`, `savannah.gnu.org/projects/${name}`],
  'savannah.gnu.org': (name) => [
    `savannah.nongnu.org/projects/${name}`,
    `nongnu.org/${name}`,
    `gnu.org/software/${name}`,
    `savannah.gnu.org/projects/${name}`,
  ],
  'sourceforge.net': (name) => [`sourceforge.net/projects/${name}`],
  'gnome.org': (name) => [`gitlab.gnome.org/gnome/${name}`, `wiki.gnome.org/projects/${name}`, `wiki.gnome.org/apps/${name}`],
  'xiph.org': (name) => [`xiph.org/${name}`, `${name}-codec.org`],
  'videolan.org': (name) => [`code.videolan.org/videolan/${name}`, `videolan.org/developers/${name}`, `videolan.org/projects/${name}`],
  'freedesktop.org': (name) => [`freedesktop.org/software/${name}`, `freedesktop.org/wiki/software/${name}`],
};
