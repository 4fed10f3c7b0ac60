/** What a `Release` file says of one suite of an archive. */
export interface ReleaseFile {
  readonly codename: string;
  /** `YYYY-MM-DD`: the day that the suite was published last. */
  readonly day: string;
  /** `YYYY-MM-DD`: after it, a mirror that still has this file is out of date; absent where the suite rests between releases. */
  readonly validUntil?: string;
  /** By path below the suite. */
  readonly files: ReadonlyMap<string, ListedFile>;
}

export interface ListedFile {
  readonly sha256: string;
  readonly size: number;
}

/** Reads a `Release` or `InRelease` file; a text says why it is none. The signature around an `InRelease` is passed over. */
export const readReleaseFile = (text: string): ReleaseFile | string => {
  const fieldOf = (name: string): string => new RegExp(`^${name}: *(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const codename = fieldOf('Codename');
  const day = dayOf(fieldOf('Date'));
  if (codename === '' || day === undefined) return 'it is no Release file: Codename or Date is missing';
  const files = listedFiles(text);
  if (files.size === 0) return 'it lists no file with its SHA256';
  const validUntil = dayOf(fieldOf('Valid-Until'));
  return { codename, day, files, ...(validUntil !== undefined && { validUntil }) };
};

const dayOf = (text: string): string | undefined => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
};

const listedFiles = (text: string): ReadonlyMap<string, ListedFile> => {
  const [, list = ''] = /^SHA256:[ \t]*\n((?:[ \t].*\n?)*)/m.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const rows = list.matchAll(/^[ \t]+([0-9a-f]{64})[ \t]+(\d+)[ \t]+(\S+)$/gm);
  return new Map([...rows].map(([, sha256 = '', size, path = '']) => [path, { sha256, size: Number(size) }]));
};

/**
 * The day that a release's facts are of. A suite whose file expires is published over and over, and one that is behind makes all of them
 * old; one that rests says nothing of when it was looked at.
 */
export const dayOfSuites = (suites: readonly Pick<ReleaseFile, 'day' | 'validUntil'>[]): string => {
  const expiring = suites.filter(({ validUntil }) => validUntil !== undefined).map(({ day }) => day);
  return expiring.length > 0
    ? (expiring.sort()[0] ?? '')
    : (suites
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '');
};
