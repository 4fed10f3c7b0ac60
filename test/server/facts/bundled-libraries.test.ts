import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledLibraries } from '../../../server/src/facts/bundled-libraries.ts';
import { libraryOfFile, libraryOfPackage } from '../../../server/src/facts/libraries.ts';
import { frozenTable } from '../knowledge/texts.ts';
import { factsIn, factsOf } from './facts-of.ts';

const packages = frozenTable('packages');

test('files of libraries are told by their names', () => {
  const names: Readonly<Record<string, string | undefined>> = {
    'libssl.so': 'openssl',
    'libssl.so.1.1': 'openssl',
    'libcrypto*': 'openssl',
    'libz.a': 'zlib',
    'libz.so*': 'zlib',
    'libpng16.so.16': 'libpng',
    'libxml2.so.2': 'libxml2',
    'libpcre2-8.so.0': 'pcre2',
    'libcurl-gnutls.so.4': 'curl',
    'libbz2.so.1.0': 'bzip2',
    'libevent-2.1.so.7': 'libevent',
    'libpq.so.5.16': 'postgresql',
    // NSS, a solver, and others whose names only begin so.
    'libssl3.so': undefined,
    'libz3.so': undefined,
    'libcrypto++.so.8': undefined,
    'libzmq.so.5': undefined,
    'libz.so.txt': undefined,
    libz: undefined,
    'zlib.h': undefined,
    '*.so': undefined,
    '': undefined,
  };
  for (const [file, library] of Object.entries(names)) assert.equal(libraryOfFile(file), library, file);
});

test('package files of libraries are told by their names', () => {
  const names: Readonly<Record<string, string | undefined>> = {
    'libssl1.1_1.1.1f-1ubuntu2_amd64.deb': 'openssl',
    'libssl1.0.0_1.0.2n-1ubuntu5.13_arm64.deb': 'openssl',
    'libssl3t64_3.0.13-0ubuntu3_amd64.deb': 'openssl',
    'libssl-1.1.deb': 'openssl',
    'libpng12-0_1.2.54-1ubuntu1_amd64.deb': 'libpng',
    'libicu66_66.1-2ubuntu2_amd64.deb': 'icu',
    'libxml2_2.9.14_amd64.deb': 'libxml2',
    'zlib1g_1.2.13_amd64.deb': 'zlib',
    'libssl-dev_3.0.2-1_amd64.deb': undefined,
    'openssl_3.0.2-1_amd64.deb': undefined,
    'libssh-4_0.9.6_amd64.deb': undefined,
    'libfoo1_1.2-3_amd64.deb': undefined,
  };
  for (const [file, library] of Object.entries(names)) assert.equal(libraryOfPackage(file), library, file);
});

const found = (text: string): string[] =>
  bundledLibraries(factsIn(text, { knowledge: { packages } })).map(({ how, library, file }) => `${how} ${library} ${file}`);

test('what is compiled is known by the table, and told once however it goes on', () => {
  const build = 'FROM debian:12 AS a\nRUN curl -O https://zlib.net/zlib-1.3.tar.gz && tar xf zlib-1.3.tar.gz && cd zlib-1.3 && make\n';
  assert.deepEqual(found(build), ['compiled zlib zlib-1.3.tar.gz']);
  assert.deepEqual(found(`${build}FROM debian:12\nCOPY --from=a /usr/local/lib/libz.so.1 /usr/local/lib/libssl.so.3 /usr/lib/\n`), [
    'compiled zlib zlib-1.3.tar.gz',
    'copied openssl libssl.so.3',
  ]);
  assert.deepEqual(bundledLibraries(factsOf(build)), []);
});

test('what is linked in is fetched in the same stage', () => {
  const configure = './configure --with-pcre=../pcre-8.45 --with-openssl=/usr --with-zlib=/opt/zlib';
  assert.deepEqual(found(`FROM debian:12\nRUN curl -O https://a.example/pcre-8.45.tar.gz\nRUN ${configure}`), ['linked pcre pcre-8.45']);
  assert.deepEqual(found(`FROM debian:12\nRUN ${configure}`), []);
});

test('a library that is copied file by file is one', () => {
  const copies = 'COPY libssl.so.3 libcrypto.so.3 /usr/lib/\nCOPY --from=b libssl.so.3 /lib/\n';
  assert.deepEqual(found(`FROM debian:12\n${copies}`), ['copied openssl libssl.so.3']);
  for (const base of ['scratch', 'gcr.io/distroless/base-debian12', 'example.com/own:1'])
    assert.deepEqual(found(`FROM ${base}\n${copies}`), []);
});
