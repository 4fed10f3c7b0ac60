/** A version of dpkg: what deb-version(7) calls epoch, upstream version and revision. */
interface DebianVersion {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

/** Debian's order of versions, below 0 when `a` is older. Ubuntu's is the same. */
export const compareDebianVersions = (a: string, b: string): number => {
  const [left, right] = [partsOf(a), partsOf(b)];
  return (
    compareNumbers(left.epoch, right.epoch) ||
    compareDebianParts(left.upstream, right.upstream) ||
    compareDebianParts(left.revision, right.revision)
  );
};

/** The order of one part: words and numbers in turn, words letter by letter, numbers by value. */
export const compareDebianParts = (a: string, b: string): number => {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one = '', other = ''] = [left[index], right[index]];
    const order = index % 2 === 0 ? compareWords(one, other) : compareNumbers(one, other);
    if (order !== 0) return order;
  }
  return 0;
};

/** The order of two numbers of any length; none at all is 0. */
export const compareNumbers = (a: string, b: string): number => {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
};

const partsOf = (version: string): DebianVersion => {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  const epoch = colon < 0 ? '' : version.slice(0, colon);
  return dash < 0 ? { epoch, upstream: rest, revision: '' } : { epoch, upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
};

/** Words and numbers in turn, a word first, an empty one where a number begins. */
const runsOf = (part: string): string[] => [...part.matchAll(/(\D*)(\d*)/g)].flatMap(([, word = '', digits = '']) => [word, digits]);

const compareWords = (a: string, b: string): number => {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = weightOf(a[index]) - weightOf(b[index]);
    if (order !== 0) return order;
  }
  return 0;
};

/** `~` comes before the end, the end before letters, letters before the rest. */
const weightOf = (char: string | undefined): number => {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
};
