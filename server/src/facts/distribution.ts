import type { ImageReference } from '../image/reference.ts';
import { familiarName } from '../image/reference.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { officialImage } from '../knowledge/official-images.ts';
import type { Distribution } from './model.ts';

const DEBIAN_RELEASES: Readonly<Record<string, string>> = {
  '8': 'jessie',
  '9': 'stretch',
  '10': 'buster',
  '11': 'bullseye',
  '12': 'bookworm',
  '13': 'trixie',
  '14': 'forky',
};
const DEBIAN_NAMES: ReadonlySet<string> = new Set([...Object.values(DEBIAN_RELEASES), 'sid', 'wheezy']);

const UBUNTU_NAMES: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  resolute: '26.04',
};

const FAMILIES: Readonly<Record<string, Distribution['family']>> = {
  debian: 'debian',
  ubuntu: 'ubuntu',
  alpine: 'alpine',
  fedora: 'fedora',
  centos: 'rhel',
  rockylinux: 'rhel',
  almalinux: 'rhel',
  oraclelinux: 'rhel',
  amazonlinux: 'rhel',
  'buildpack-deps': 'debian',
};

/** The distribution that an image stands on, as far as its name and tag tell; `undefined` when they don't. */
export const distributionOf = (reference: ImageReference, knowledge: Knowledge): Distribution | undefined => {
  const name = familiarName(reference);
  const tag = reference.tag ?? '';
  const own = FAMILIES[name];
  const inTag = distributionInTag(tag);
  if (inTag && (!own || inTag.family !== 'debian' || own === 'debian')) return inTag;
  if (own) return ownImage(own, tag);
  const family = knowledge.officialImages && officialImage(knowledge.officialImages, name)?.family;
  return family === undefined ? undefined : { family: FAMILIES[family] ?? 'other' };
};

const ownImage = (family: Distribution['family'], tag: string): Distribution => {
  const version = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1];
  if (version === undefined) return { family };
  const release = releaseOf(family, version);
  return release === undefined ? { family } : { family, release };
};

const releaseOf = (family: Distribution['family'], version: string): string | undefined => {
  if (family === 'debian') return DEBIAN_RELEASES[version.split('.')[0] ?? ''];
  return version.split('.').slice(0, 2).join('.');
};

/** Words such as `bookworm`, `alpine3.20` or `jammy` in the tag of any image. */
const distributionInTag = (tag: string): Distribution | undefined => {
  for (const word of tag.toLowerCase().split('-')) {
    const alpine = /^alpine(\d+\.\d+)?/.exec(word);
    if (alpine) return alpine[1] === undefined ? { family: 'alpine' } : { family: 'alpine', release: alpine[1] };
    if (DEBIAN_NAMES.has(word)) return { family: 'debian', release: word };
    const ubuntu = UBUNTU_NAMES[word] ?? /^ubuntu(\d\d\.\d\d)$/.exec(word)?.[1];
    if (ubuntu !== undefined) return { family: 'ubuntu', release: ubuntu };
  }
  return undefined;
};
