import { codenameOf, distributionOf as distributionNamed, type Distribution as Named } from '../image/distributions.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseTag } from '../image/tag.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { officialImage } from '../knowledge/official-images.ts';
import { officialNameOf } from './images/official-name.ts';
import type { Distribution } from './model.ts';

/** Distributions that take the same packages from the same kind of manager. */
const FAMILIES: Readonly<Record<string, Distribution['family']>> = {
  alpine: 'alpine',
  debian: 'debian',
  ubuntu: 'ubuntu',
  fedora: 'fedora',
  alma: 'rhel',
  amazon: 'rhel',
  centos: 'rhel',
  'centos-stream': 'rhel',
  el: 'rhel',
  oracle: 'rhel',
  rhel: 'rhel',
  rocky: 'rhel',
  ubi: 'rhel',
};

/** The distribution that an image stands on, as far as its name and tag tell; `undefined` when they don't. */
export const distributionOf = (reference: ImageReference, { officialImages }: Knowledge): Distribution | undefined => {
  const { distribution, release } = parseTag(reference.tag ?? '');
  if (distribution) return describe(distribution);
  const name = officialNameOf(reference);
  if (name === undefined) return makersOwn(reference);
  const own = distributionNamed(name);
  if (own) return describe({ ...own, ...(release && { release: release.components.join('.') }) });
  const family = officialImages && officialImage(officialImages, name)?.family;
  return family === undefined ? undefined : describe(distributionNamed(family) ?? { family });
};

/** Where distributions keep their own images, with the release in the name or in the tag. */
const MAKERS_OWN: readonly RegExp[] = [
  /^registry\.(?:access\.)?redhat\.(?:com|io)\/(ubi)(\d+)(?:\/|$)/,
  /^docker\.io\/redhat\/(ubi)(\d+)(?:-|$)/,
  /^quay\.io\/(?:fedora|centos)\/(fedora|centos)$/,
];

const makersOwn = ({ registry, repository, tag }: ImageReference): Distribution | undefined => {
  const place = `${registry}/${repository}`;
  const [, family, number] = MAKERS_OWN.map((pattern) => pattern.exec(place)).find((match) => match !== null) ?? [];
  const release = number ?? /^(?:stream)?(\d+)$/.exec(tag ?? '')?.[1];
  return family === undefined ? undefined : describe({ family, ...(release !== undefined && { release }) });
};

const describe = ({ family, release }: Pick<Named, 'family' | 'release'>): Distribution => {
  const known = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
  const written = release === undefined ? undefined : releaseIn(family, release);
  return { family: known ?? 'other', ...(written !== undefined && { release: written }) };
};

/** As package archives have it: Debian by codename, the others by two numbers. */
const releaseIn = (family: string, release: string): string | undefined => {
  const [major = '', minor] = release.split('.');
  if (family === 'debian') return codenameOf(family, major) ?? (/^\d/.test(major) ? undefined : release);
  return minor === undefined ? major : `${major}.${minor}`;
};
