import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SUITES = ['bookworm', 'trixie', 'forky'];

/** Suite -> names of its binary packages, out of uncompressed `Packages` files whose names hold the suite (as apt names them). */
export function debianNames(folder) {
  const suites = new Map();
  for (const file of readdirSync(folder)) {
    const suite = SUITES.find((one) => file.includes(one));
    if (!suite || !file.endsWith('Packages')) continue;
    const names = suites.get(suite) ?? new Set();
    for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(/^Package: (.+)$/gm)) names.add(name);
    suites.set(suite, names);
  }
  return suites;
}
