import { compareNumbers } from './debian-version.ts';

/** What stands before a release comes first, what patches it last; the two are parted by a word that is in no version. */
const SUFFIXES: readonly string[] = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const RELEASE = SUFFIXES.indexOf('');

/** Of two versions that differ in what comes next, the one that has the earlier kind is newer. */
const KINDS = ['rest', 'number', 'letter', 'suffix', 'suffix-number', 'hash', 'revision', 'end'] as const;

interface Token {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
}

const PATTERN =
  /(?<first>^\d+)|\.(?<number>\d+)|(?<letter>[a-z](?![a-z]))|_(?<suffix>alpha|beta|pre|rc|cvs|svn|git|hg|p)(?<count>\d*)|~(?<hash>[0-9a-f]+)|-r(?<revision>\d+)/y;

const END: Token = { kind: 'end', text: '' };

/** The order of versions of apk; below 0 when `a` is older. What is no version of apk is ordered by its text from there on. */
export const compareApkVersions = (a: string, b: string): number => {
  const [left, right] = [tokensOf(a), tokensOf(b)];
  for (let index = 0; index <= Math.max(left.length, right.length); index++) {
    const order = compareTokens(left[index] ?? END, right[index] ?? END);
    if (order !== 0) return order;
  }
  return 0;
};

const tokensOf = (version: string): Token[] => {
  const tokens: Token[] = [];
  let end = 0;
  while (end < version.length) {
    PATTERN.lastIndex = end;
    const match = PATTERN.exec(version);
    if (!match) return [...tokens, { kind: 'rest', text: version.slice(end) }];
    tokens.push(...read(match.groups ?? {}));
    end = PATTERN.lastIndex;
  }
  return tokens;
};

const read = ({ first, number, letter, suffix, count, hash, revision }: Readonly<Record<string, string | undefined>>): Token[] => {
  if (suffix !== undefined) return [{ kind: 'suffix', text: suffix }, ...(count ? [{ kind: 'suffix-number', text: count } as const] : [])];
  if (letter !== undefined) return [{ kind: 'letter', text: letter }];
  if (hash !== undefined) return [{ kind: 'hash', text: hash }];
  if (revision !== undefined) return [{ kind: 'revision', text: revision }];
  // The first number counts by its value, later ones like digits behind a point when they begin with 0.
  return [{ kind: 'number', text: first === undefined ? (number ?? '') : first.replace(/^0+(?=\d)/, '') }];
};

const compareTokens = (a: Token, b: Token): number => {
  if (a.kind !== b.kind) return compareKinds(a, b);
  if (a.kind === 'suffix') return SUFFIXES.indexOf(a.text) - SUFFIXES.indexOf(b.text);
  const isText = a.kind === 'letter' || a.kind === 'hash' || a.kind === 'rest';
  const isFraction = a.kind === 'number' && (a.text.startsWith('0') || b.text.startsWith('0'));
  return isText || isFraction ? compareTexts(a.text, b.text) : compareNumbers(a.text, b.text) || compareTexts(b.text, a.text);
};

const compareKinds = (a: Token, b: Token): number => {
  if (isBeforeRelease(a)) return -1;
  if (isBeforeRelease(b)) return 1;
  return KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind);
};

const isBeforeRelease = ({ kind, text }: Token): boolean => kind === 'suffix' && SUFFIXES.indexOf(text) < RELEASE;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
