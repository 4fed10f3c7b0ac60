// The licences of the libraries in the bundles: their texts go with every copy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/;
const LICENCE = /^licen[cs]e(?:[.-].*)?$/i;

/** The folders of the packages whose files the bundler read, by name; a package that is there twice counts once. */
const packagesOf = (inputs) => {
  const packages = new Map();
  for (const path of inputs) {
    const [folder, name] = PACKAGE.exec(path) ?? [];
    if (name !== undefined && !packages.has(name)) packages.set(name, folder);
  }
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
};

const textOf = (name, folder) => {
  const file = readdirSync(folder).find((one) => LICENCE.test(one));
  if (file === undefined) throw new Error(`${name} has no licence text, so it can't be shipped`);
  return `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
};

/** One text with the licence of each library that the inputs of the bundles are of. */
export const licenceTexts = (inputs) =>
  packagesOf(inputs)
    .map(([name, folder]) => textOf(name, folder))
    .join('\n\n');
