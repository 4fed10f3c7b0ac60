import type { ImageReference } from '../../image/reference.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { type BuildMethod, methodsOf, type OfficialImage, officialImage } from '../../knowledge/official-images.ts';
import { officialNameOf } from './official-name.ts';

/** How an official image is made. */
export interface Making {
  /** What the makers call the software, or the image's name. */
  readonly software: string;
  /** One for each set of architectures that differs in this. */
  readonly methods: readonly BuildMethod[];
  /** What Debian ships the same software as. */
  readonly debianPackage: string | undefined;
  readonly alsoFromSource: readonly string[];
  /** Whether there is nothing else in it, and so no distribution either. */
  readonly isAlone: boolean;
  /** `YYYY-MM-DD`: the day of these facts. */
  readonly asOf: string;
}

/** How the image that a reference names is made, by the variant that its tag names; `undefined` where it is no official image. */
export const makingOf = (reference: ImageReference, { officialImages }: Knowledge): Making | undefined => {
  const name = officialNameOf(reference);
  const image = officialImages && name !== undefined ? officialImage(officialImages, name) : undefined;
  return officialImages && image && describe(image, reference.tag ?? 'latest', officialImages.asOf);
};

const describe = (image: OfficialImage, tag: string, asOf: string): Making => ({
  software: image.softwareName ?? image.name,
  methods: methodsOf(image, tag),
  debianPackage: image.upstreamPackage,
  alsoFromSource: image.alsoFromSource,
  isAlone: image.family === 'scratch',
  asOf,
});

/** How it is made for the processors that most builds are for. */
export const usualMethod = ({ methods }: Making): BuildMethod | undefined =>
  methods.find(({ architectures }) => !architectures || architectures.includes('amd64'));

const HOW: Readonly<Record<BuildMethod['method'], (software: string) => string>> = {
  'distro-package': (software) => `installs the distribution's own package of ${software}`,
  'vendor-repo': (software) => `installs ${software} from its makers' package repository`,
  'vendor-binary': (software) => `unpacks ${software} as its makers release it`,
  source: (software) => `compiles ${software} from source`,
  'distro-rootfs': (software) => `is the root file system of ${software}`,
  wrapper: (software) => `adds ${software} to another official image`,
};

const CHECKS: Readonly<Record<string, string>> = {
  gpg: 'signature',
  'repo-signed': "the repository's signature",
  'rpm-signature': "the packages' signatures",
};

/** One way to make an image, in words that follow "the image": `compiles PHP from source (php.net), checked by sha256 and signature`. */
export const methodInWords = ({ method, verified, isUnverified, downloadHost }: BuildMethod, software: string): string => {
  const from = downloadHost === undefined || method === 'distro-rootfs' ? '' : ` (${downloadHost})`;
  const checks = verified.filter((check) => check !== 'n/a').map((check) => CHECKS[check] ?? check);
  const checked = checks.length === 0 ? '' : `, checked by ${checks.join(' and ')}`;
  return `${HOW[method](software)}${from}${isUnverified ? ', and checks nothing of it' : checked}`;
};
