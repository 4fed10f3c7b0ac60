/** Tags that are moved to other versions by design: the name of a channel, alone or before a variant. */
const CHANNELS: ReadonlySet<string> = new Set([
  'latest',
  'stable',
  'edge',
  'nightly',
  'lts',
  'current',
  'dev',
  'devel',
  'develop',
  'development',
  'main',
  'master',
  'head',
  'canary',
  'beta',
  'alpha',
  'rc',
  'mainline',
  'testing',
  'unstable',
  'rolling',
  'release',
  'next',
  'preview',
  'snapshot',
  'daily',
  'weekly',
]);

const VARIANT_WORDS: ReadonlySet<string> = new Set([
  'alpine',
  'slim',
  'bookworm',
  'bullseye',
  'buster',
  'trixie',
  'jammy',
  'noble',
  'focal',
  'perl',
  'otel',
  'cli',
  'fpm',
  'apache',
  'zts',
  'windowsservercore',
  'nanoserver',
  'ubuntu',
  'debian',
  'ubi',
  'dind',
  'rootless',
  'full',
  'minimal',
  'distroless',
  'static',
  'debug',
  'nonroot',
  'jre',
  'jdk',
  'management',
  'community',
  'enterprise',
  'headless',
  'musl',
  'glibc',
  'gnu',
  'uclibc',
  'fips',
  'gpu',
  'cuda',
  'unprivileged',
  'builder',
  'runtime',
  'amd64',
  'arm64',
  'arm64v8',
  'arm32v7',
  'armv7',
  'aarch64',
  'x86_64',
]);

/**
 * The channel that a tag follows, such as `latest` in `latest-alpine` or `lts` in `lts-slim`; `undefined` for a tag that names a
 * version, a suite or a build.
 */
export const channelOf = (tag: string): string | undefined => {
  const [first = '', ...rest] = tag.toLowerCase().split('-');
  return CHANNELS.has(first) && rest.every(isVariantWord) ? first : undefined;
};

/** Of two channels, as in `latest-dev`, the second is a variant too. */
const isVariantWord = (word: string): boolean =>
  VARIANT_WORDS.has(word) || VARIANT_WORDS.has(word.replace(/[\d.]+$/, '')) || CHANNELS.has(word);
