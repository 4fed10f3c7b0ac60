import type { Distribution, Facts, Stage } from '../facts/model.ts';
import type { PackageManager } from './packages.ts';

const USUAL: Readonly<Record<Distribution['family'], PackageManager | undefined>> = {
  debian: 'apt-get',
  ubuntu: 'apt-get',
  alpine: 'apk',
  fedora: 'dnf',
  rhel: 'dnf',
  other: undefined,
};

const FAMILY_OF: Readonly<Record<PackageManager, readonly Distribution['family'][]>> = {
  'apt-get': ['debian', 'ubuntu'],
  apt: ['debian', 'ubuntu'],
  apk: ['alpine'],
  dnf: ['fedora', 'rhel'],
  microdnf: ['fedora', 'rhel'],
  yum: ['fedora', 'rhel'],
  zypper: ['other'],
};

/** Images that have none but the small manager, and releases that have no dnf yet. */
const MINIMAL = /(?:^|[-/:])(?:minimal|slim|micro)\b/;
const BEFORE_DNF = /(?:centos|rhel|oraclelinux|ubi)[^:]*:(?:centos)?[67]\b|amazonlinux:(?:2$|2\.|2018|1)/;

/** The manager that installs the packages of a stage: the one that it uses itself, or else the one that its image comes with. */
export const managerOf = (stage: Stage, { family }: Distribution, { installs }: Facts): PackageManager | undefined => {
  for (let place: Stage | undefined = stage; place; place = place.parent) {
    const own = installs.find(({ use, manager }) => use.stage === place && FAMILY_OF[manager].includes(family));
    if (own) return own.manager;
  }
  if (family !== 'rhel') return USUAL[family];
  const image = imageOf(stage);
  if (MINIMAL.test(image)) return 'microdnf';
  return BEFORE_DNF.test(image) ? 'yum' : 'dnf';
};

const imageOf = (stage: Stage): string =>
  stage.parent ? imageOf(stage.parent) : (stage.image?.resolved?.text ?? stage.image?.written ?? '');
