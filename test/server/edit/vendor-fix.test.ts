import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vendorFixes } from '../../../server/src/edit/vendor-fix.ts';
import type { Distribution, SourceBuild } from '../../../server/src/facts/model.ts';
import type { Knowledge } from '../../../server/src/knowledge/index.ts';
import { openPackageIndex } from '../../../server/src/knowledge/package-index.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsIn } from '../facts/facts-of.ts';
import { KNOWLEDGE } from '../facts/images/world.ts';
import { opened } from '../knowledge/texts.ts';

/** Each release with nginx 1.22 and nothing else. */
const WORLD: Knowledge = {
  ...KNOWLEDGE,
  packageIndexes: new Map(
    (['debian-bookworm', 'debian-sid', 'ubuntu-22.04'] as const).map((name) => {
      const text = `table: packages-${name}\nsource: a test\nlicence: MIT\nasOf: 2026-01-15\ncolumns: source version programs dev libraries backports\n\nnginx\t1.22.1-9\t=\n`;
      return [name, openPackageIndex({ packages: opened(text) })];
    }),
  ),
};

const build = (version: string, options = ''): string =>
  `RUN wget https://nginx.org/download/nginx-${version}.tar.gz && tar xzf nginx-${version}.tar.gz && cd nginx-${version} && ./configure --prefix=/etc/nginx${options} && make install\n`;

const fixed = (text: string, knowledge = WORLD): { readonly title: string; readonly text: string } | undefined => {
  const facts = factsIn(text, { knowledge });
  const [first] = facts.builds as readonly [SourceBuild];
  const [fix] = vendorFixes(first, first.stage?.distribution as Distribution, facts);
  if (!fix) return undefined;
  const result = applyEdits(text, fix.edits);
  const after = factsIn(result, { knowledge });
  assert.deepEqual([after.parseErrors, after.brokenScripts, after.builds], [[], [], []]);
  return { title: fix.title, text: result };
};

test('the key is held to its fingerprints, the keyring to the repository, and nothing is left behind', () => {
  const fix = fixed(`FROM debian:bookworm\n${build('1.28.0')}CMD ["nginx"]\n`);
  assert.equal(fix?.title, "Install nginx from nginx.org, its makers' own repository, instead of compiling 1.28.0");
  const lines = fix?.text.split(' && ') ?? [];
  assert.equal(lines[0], 'FROM debian:bookworm\nRUN apt-get update');
  assert.match(fix?.text ?? '', /gpg --batch --export( [0-9A-F]{40}){3} > \/usr\/share\/keyrings\/nginx\.gpg && rm -rf "\$GNUPGHOME"/);
  assert.match(
    fix?.text ?? '',
    /echo "deb \[signed-by=\/usr\/share\/keyrings\/nginx\.gpg\] https:\/\/nginx\.org\/packages\/debian bookworm nginx" > /,
  );
  assert.match(fix?.text ?? '', /apt-get install -y --no-install-recommends nginx && rm -rf \/var\/lib\/apt\/lists\/\*\nCMD/);
});

test('Ubuntu has its own folder and codenames', () => {
  assert.match(fixed(`FROM ubuntu:22.04\n${build('1.28.0')}`)?.text ?? '', /https:\/\/nginx\.org\/packages\/ubuntu jammy nginx"/);
});

test('no fix where the distribution is as new, or where the repository is not certain', () => {
  assert.equal(fixed(`FROM debian:bookworm\n${build('1.22.0')}`), undefined, 'the package is as new');
  assert.equal(fixed(`FROM debian:sid\n${build('1.28.0')}`), undefined, 'a release that it does not serve');
  assert.equal(fixed(`FROM debian:bookworm\n${build('1.28.0', ' --add-module=../rtmp')}`), undefined, 'a module of its own');
  const { repositories: _, ...without } = WORLD;
  const { packages: __, packageIndexes: ___, ...unknown } = WORLD;
  assert.equal(fixed(`FROM debian:bookworm\n${build('1.28.0')}`, unknown), undefined, 'what the distribution has is not known');
  assert.equal(fixed(`FROM debian:bookworm\n${build('1.28.0')}`, without), undefined, 'no table');
});
