/** Other names of processors and of what is the usual version of one. */
const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  'amd64/v1': 'amd64',
  i386: '386',
  aarch64: 'arm64',
  'arm64/v8': 'arm64',
  'arm64/8': 'arm64',
  armhf: 'arm/v7',
  armel: 'arm/v6',
  arm: 'arm/v7',
  'arm/5': 'arm/v5',
  'arm/6': 'arm/v6',
  'arm/7': 'arm/v7',
};

const PROCESSOR = /^(?:386|amd64|arm|arm64|loong64|mips64|mips64le|ppc64le|riscv64|s390x)(?:\/v?\d[\d.]*)?$/;
const SYSTEM = /^(?:linux|windows|freebsd)$/;

/**
 * A platform in its one usual spelling: `linux/arm64` for `arm64`, `linux/aarch64` and `linux/arm64/v8`. `undefined` for what is none, or
 * none that is known; a system alone says nothing of the processor.
 */
export const normalPlatform = (text: string): string | undefined => {
  const lower = text.toLowerCase();
  const slash = lower.indexOf('/');
  // BuildKit itself runs on Linux.
  const [system, processor] = slash < 0 ? ['linux', lower] : [lower.slice(0, slash), lower.slice(slash + 1)];
  const usual = Object.hasOwn(ALIASES, processor) ? ALIASES[processor] : processor;
  return usual !== undefined && SYSTEM.test(system) && PROCESSOR.test(usual) ? `${system}/${usual}` : undefined;
};

/** The `linux` of `linux/arm64`. */
export const systemOf = (platform: string): string => platform.slice(0, platform.indexOf('/'));

/** Whether an image for one platform is taken where another is asked for, both in their usual spelling: processors run older code too. */
export const runsOn = (offered: string, asked: string): boolean => {
  if (offered === asked) return true;
  const [system, processor, version] = offered.split('/');
  const [askedSystem, askedProcessor, askedVersion] = asked.split('/');
  if (system !== askedSystem) return false;
  if (processor === askedProcessor) return processor !== 'arm' || numberOf(version) <= numberOf(askedVersion);
  return OLDER.some(([older, newer]) => older === processor && newer === askedProcessor);
};

const OLDER: readonly (readonly [string, string])[] = [
  ['386', 'amd64'],
  ['arm', 'arm64'],
];

const numberOf = (version: string | undefined): number => Number(version?.slice(1) ?? Number.NaN);
