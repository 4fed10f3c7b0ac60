import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from './facts-of.ts';

const unpinned = (run: string): string[] =>
  factsOf(`FROM a\nRUN ${run}`).languageInstalls.map(({ manager, unpinned }) => `${manager} [${unpinned.map(({ name }) => name)}]`);

test('installs are told from other sub-commands, behind options and launchers', () => {
  assert.deepEqual(unpinned('pip --no-input install a; pip3.12 install a==1; pip download a; pip'), ['pip [a]', 'pip []']);
  assert.deepEqual(unpinned('python3 -m pip install a; python -m venv a; uv pip install a; uv tool install a; uv add a'), [
    'pip [a]',
    'pip [a]',
    'uv [a]',
  ]);
  assert.deepEqual(unpinned('cargo +nightly install a; cargo build; xx-go install a.b/c@latest; go build ./...'), [
    'cargo [a]',
    'go [a.b/c]',
  ]);
  assert.deepEqual(unpinned('composer --no-interaction global require a/b; composer require a/b; pecl -q install a'), [
    'composer [a/b]',
    'pecl [a]',
  ]);
});

test('what a project has in its own folder is not looked at', () => {
  assert.deepEqual(unpinned('npm install a; yarn add a; pnpm add a; bun add a; npm ci'), []);
  assert.deepEqual(unpinned('npm install a -g; yarn global add a; pnpm add -g a; bun add --global a'), [
    'npm [a]',
    'yarn [a]',
    'pnpm [a]',
    'bun [a]',
  ]);
});

test('versions, files, and what is not known, are no names', () => {
  assert.deepEqual(unpinned('pip install a==1 "b>=1" c[x]==2 ./d /e f.whl git+https://x.example/g $H "i @ https://x.example/i" j[y]'), [
    'pip [j]',
  ]);
  assert.deepEqual(unpinned('npm i -g a@1 @b/c@^2 @d/e f@latest g@next ./h i.tgz https://x.example/j k/l m@$N'), ['npm [@d/e,f,g]']);
  assert.deepEqual(unpinned('gem install a:1 b c.gem -- --with-d'), ['gem [b]']);
  assert.deepEqual(unpinned('go install a.b/c@v1 a.b/d@latest ./e a.b/f'), ['go [a.b/d]']);
  assert.deepEqual(unpinned('pecl install a-1.2 b-beta c channel://x.example/d-1'), ['pecl [b,c]']);
  assert.deepEqual(unpinned('composer global require a/b 1.2 c/d:^1 e/f'), ['composer [e/f]']);
});

test('options settle the versions of all, or have values of their own', () => {
  assert.deepEqual(unpinned('pip install -c a.txt b; pip install --constraint=a.txt b; pip install --require-hashes -r a.txt'), [
    'pip []',
    'pip []',
    'pip []',
  ]);
  assert.deepEqual(unpinned('gem install a -v 1; cargo install a --version 1; cargo install --path .'), ['gem []', 'cargo []', 'cargo []']);
  assert.deepEqual(unpinned('pip install -r a.txt --target /b -e . c; cargo install -j 4 --root /x d; gem install -n /bin e'), [
    'pip [c]',
    'cargo [d]',
    'gem [e]',
  ]);
});
