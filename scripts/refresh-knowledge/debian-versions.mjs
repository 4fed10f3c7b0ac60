import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SUITES = ['bookworm', 'trixie'];

/** Suite -> binary package -> version, out of uncompressed `Packages` files whose names hold the suite (as apt names them). */
export function debianVersions(folder) {
  const indexes = new Map();
  for (const file of readdirSync(folder)) {
    const suite = SUITES.find((one) => file.includes(one));
    if (!suite || !file.endsWith('Packages')) continue;
    const index = indexes.get(suite) ?? new Map();
    addPackages(index, readFileSync(join(folder, file), 'utf8'));
    indexes.set(suite, index);
  }
  return indexes;
}

/** Security and point releases are files of their own: the newest version is what apt installs. */
function addPackages(index, text) {
  for (const [, name, stanza] of text.matchAll(/^Package: (.+)\n((?:.+\n)*)/gm)) {
    // A rebuild of the binary (`+b1`) is no version of the software.
    const version = /^Version: (.+)$/m.exec(stanza)?.[1].replace(/\+b\d+$/, '');
    const known = index.get(name);
    if (version && (!known || compareVersions(version, known) > 0)) index.set(name, version);
  }
}

/** Debian's order of versions: epoch, upstream part, revision. */
export function compareVersions(a, b) {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const order = compareParts(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function parts(version) {
  const [, epoch = '0', rest] = /^(?:(\d+):)?(.*)$/.exec(version);
  const dash = rest.lastIndexOf('-');
  return dash < 0 ? [epoch, rest, '0'] : [epoch, rest.slice(0, dash), rest.slice(dash + 1)];
}

function compareParts(a, b) {
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = i % 2 === 0 ? compareText(left[i] ?? '', right[i] ?? '') : Number(left[i] || 0) - Number(right[i] || 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Text and numbers in turn, text first. */
const runs = (text) => [...text.matchAll(/(\D*)(\d*)/g)].flatMap(([, word, digits]) => [word, digits]);

/** `~` before the end, the end before letters, letters before the rest. */
function compareText(a, b) {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = weight(a[i]) - weight(b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function weight(char) {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}
