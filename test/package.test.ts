import assert from 'node:assert/strict';

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VSIX_LIMIT = 2.5 * 1024 * 1024;

const read = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');
const manifest = JSON.parse(read('package.json'));

/** The packages whose code is in the bundles, by the bundler's own account. */
const bundled = (): string[] => {
  const { inputs } = JSON.parse(read('build/meta.json')) as { inputs: Readonly<Record<string, unknown>> };
  const names = Object.keys(inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
};

/** Licences that ask for no more than their text. */
const PERMISSIVE = /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD)$/;

describe('what is shipped', () => {
  it('holds only libraries whose reason stands in CONTRIBUTING', () => {
    assert.ok(bundled().length > 5);
    assert.deepEqual(
      bundled().filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(read('CONTRIBUTING.md'))),
      [],
    );
  });

  it('has no parser of YAML or JSON with comments in what each run of the command line loads', () => {
    const { outputs } = JSON.parse(read('build/meta.json')) as { outputs: Readonly<Record<string, { inputs: object }>> };
    const inputs = Object.keys(outputs['dist/program.cjs']?.inputs ?? {});
    assert.ok(inputs.includes('server/src/main/cli.ts'));
    assert.deepEqual(
      inputs.filter((path) => /node_modules\/(?:yaml|jsonc-parser)\//.test(path)),
      [],
    );
  });

  it('holds only libraries whose licence is permissive and stands in NOTICE', () => {
    const notice = read('NOTICE');
    const licences = bundled().map((name) => ({ name, licence: JSON.parse(read(`node_modules/${name}/package.json`)).license as string }));
    assert.deepEqual(
      licences.filter(({ licence }) => !PERMISSIVE.test(licence)),
      [],
    );
    assert.deepEqual(
      licences.filter(({ name, licence }) => !new RegExp(`^ +${name} +${licence}$`, 'm').test(notice)),
      [],
    );
  });

  it('brings the licence text of each library', () => {
    const texts = read('dist/LICENSES.txt');
    assert.deepEqual(
      bundled().filter((name) => !new RegExp(`^${name}\n=+\n\n[^]{200}`, 'm').test(texts)),
      [],
    );
    assert.match(texts, /Permission is hereby granted/);
  });

  it('needs nothing installed beside it', () => assert.equal(manifest.dependencies, undefined));

  it('has the version that CHANGELOG begins with', () => {
    assert.equal(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1], manifest.version);
  });

  it('as a VSIX is below its limit and holds no source and no test', () => {
    const vsix = `${ROOT}/build/plimsoll.vsix`;
    assert.ok(existsSync(vsix), 'npm run package makes it');
    assert.ok(statSync(vsix).size < VSIX_LIMIT, `${statSync(vsix).size} bytes`);
    const names =
      readFileSync(vsix, 'latin1')
        .match(/extension\/[\w.\-/]+/g)
        ?.join(' ') ?? '';
    assert.match(names, /extension\/dist\/server-browser\.js/);
    assert.match(names, /extension\/dist\/LICENSES\.txt/);
    assert.doesNotMatch(names, /\.ts(?:\s|$)|extension\/(?:test|server|client|scripts|node_modules)\//);
  });

  it('names no address of a package registry in the lock file', () => assert.doesNotMatch(read('package-lock.json'), /"resolved"/));

  it('brings every table that the readers ask for', () => {
    const shipped = readdirSync(`${ROOT}/dist/knowledge`);
    assert.deepEqual(shipped.sort(), readdirSync(`${ROOT}/server/src/knowledge/tables`).sort());
  });
});
