/** Debian's order of versions: epoch, upstream part, revision. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [parts(a), parts(b)];
  for (const [index, part] of left.entries()) {
    const order = compareParts(part, right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

const parts = (version: string): readonly string[] => {
  const [, epoch = '0', rest = ''] = /^(?:(\d+):)?(.*)$/.exec(version) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash < 0 ? [epoch, rest, '0'] : [epoch, rest.slice(0, dash), rest.slice(dash + 1)];
};

const compareParts = (a: string, b: string): number => {
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = i % 2 === 0 ? compareText(left[i] ?? '', right[i] ?? '') : Number(left[i] || 0) - Number(right[i] || 0);
    if (order !== 0) return order;
  }
  return 0;
};

/** Text and numbers in turn, text first. */
const runs = (text: string): readonly string[] => [...text.matchAll(/(\D*)(\d*)/g)].flatMap(([, word = '', digits = '']) => [word, digits]);

/** `~` before the end, the end before letters, letters before the rest. */
const compareText = (a: string, b: string): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = weight(a[i]) - weight(b[i]);
    if (order !== 0) return order;
  }
  return 0;
};

const weight = (char: string | undefined): number => {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
};
