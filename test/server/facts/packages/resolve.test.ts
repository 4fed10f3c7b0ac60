import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagesInstead } from '../../../../server/src/facts/distribution-packages.ts';
import type { Distribution } from '../../../../server/src/facts/model.ts';
import { resolvePackage } from '../../../../server/src/facts/packages/resolve.ts';
import { readSource } from '../../../../server/src/facts/upstream.ts';
import type { Knowledge } from '../../../../server/src/knowledge/index.ts';
import { openPackageIndex } from '../../../../server/src/knowledge/package-index.ts';
import { opened } from '../../knowledge/texts.ts';
import { factsOf } from '../facts-of.ts';

const tableOf = (name: string, columns: string, rows: readonly string[]): string =>
  `table: ${name}\nsource: test\nlicence: MIT\nasOf: 2026-01-15\ncolumns: ${columns}\n\n${[...rows].sort().join('\n')}\n`;

const row = (...cells: readonly string[]): string => cells.join('\t').trimEnd();

const PACKAGES = tableOf('packages-debian-bookworm', 'source version programs dev libraries backports', [
  row('flac', '1.4.2-1', '=', 'lib=-dev'),
  row('goahead', '3.6.4-2', '='),
  row('gradle', '4.4.1-18', '='),
  row('irssi', '1.4.3-2', '=', '=-dev'),
  row('libvpx', '1.12.0-1', 'yuvconvert', '=-dev', '=7'),
  row('mdp', '3.6-2', 'python3-mdp'),
  row('mdp-src', '1.0.15-1', 'mdp'),
  row('onlybackports', '', '=', '', '', '2.0-1~bpo12+1'),
  row('openssl', '3.0.17-1~deb12u2', '=', 'libssl-dev'),
  row('pcre2', '10.42-1', 'pcre2-utils', 'lib=-dev'),
  row('php-imagick', '3.7.0-4', '='),
  row('redis', '5:7.0.15-1~deb12u2', '='),
  row('server', '1.0-1', '='),
  row('sqlite3', '3.40.1-2', '=', 'lib=-dev'),
  row('tcl9.0', '9.0.0-1', '=', '=-dev'),
  row('wireshark', '4.0.17-0', '=', 'lib=-dev'),
  row('znc', '1.8.2-3', '=', '=-dev'),
]);

const UPSTREAMS = tableOf('upstreams-debian', 'homepage sources', [
  'github.com/embedthis/goahead\tgoahead',
  'github.com/imagick/imagick\tphp-imagick',
  'github.com/visit1985/mdp\tmdp-src',
  'github.com/only/onlybackports\tonlybackports',
  'gradle.org\tgradle',
  'irssi.org\tirssi',
  'mdp-toolkit.github.io\tmdp',
  'pcre.org\tpcre2',
  'sourceforge.net/projects/tcl\ttcl9.0',
  'sqlite.org\tsqlite3',
  'webmproject.org\tlibvpx',
  'wireshark.org\twireshark',
  'xiph.org/flac\tflac',
  'znc.in\tznc',
]);

const CURATED = tableOf('packages', 'id kind matchers packages versions', [
  row('gradle', 'program', 'services.gradle.org/distributions', 'debian=gradle debian.stale=yes'),
  row('its', 'none', 'github.com/pdp-10/its'),
  row('janus', 'program', 'github.com/meetecho/janus-gateway', 'debian=janus debian:bookworm=-'),
  row(
    'openssl',
    'both',
    'github.com/openssl/openssl openssl.org/source name:openssl',
    'alpine=openssl debian=openssl debian.dev=libssl-dev',
    'alpine:3.22=3.5.4-r0',
  ),
  row('redis', 'program', 'download.redis.io/releases github.com/redis/redis', 'debian=redis-server'),
]);

const index = openPackageIndex({ packages: opened(PACKAGES), upstreams: opened(UPSTREAMS) });
const KNOWLEDGE: Knowledge = { packages: opened(CURATED), packageIndexes: new Map([['debian-bookworm', index]]) };
const BOOKWORM: Distribution = { family: 'debian', release: 'bookworm' };

const found = (url: string, distribution = BOOKWORM): string => {
  const answer = resolvePackage(readSource(url), distribution, KNOWLEDGE);
  return answer ? [answer.tier, answer.how, ...answer.programs, ...answer.dev].join(' ') : 'nothing';
};

test('by the test that answers first', () => {
  const answers = {
    'https://download.redis.io/releases/redis-7.2.5.tar.gz': 'high curated redis-server',
    'https://www.openssl.org/source/openssl-3.0.18.tar.gz': 'high curated openssl libssl-dev',
    'https://github.com/visit1985/mdp.git': 'high project mdp',
    'https://github.com/EmbedThis/GoAhead/archive/refs/tags/v5.1.4.tar.gz': 'high project goahead',
    'https://downloads.xiph.org/releases/flac/flac-1.4.3.tar.xz': 'high project flac libflac-dev',
    'https://prdownloads.sourceforge.net/tcl/tcl9.0.1-src.tar.gz': 'high project tcl9.0',
    'https://github.com/irssi/irssi/releases/download/1.4.5/irssi-1.4.5.tar.xz': 'high name irssi',
    'https://www.sqlite.org/2023/sqlite-autoconf-3400100.tar.gz': 'high site sqlite3 libsqlite3-dev',
    'https://mirror.example.net/wireshark-4.0.1.tar.xz': 'medium name-only wireshark libwireshark-dev',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(answers).map((url) => [url, found(url)])), answers);
});

test('a library may bring tools of other names, a program headers for plug-ins: neither is what was built', () => {
  assert.equal(found('https://storage.googleapis.com/webmproject.org/libvpx-1.12.0.tar.gz'), 'nothing');
  assert.equal(found('https://downloads.webmproject.org/libvpx-1.12.0.tar.gz'), 'high name libvpx-dev');
  assert.equal(found('https://downloads.xiph.org/releases/flac/flac-1.4.3.tar.xz'), 'high project flac libflac-dev');
  assert.equal(found('https://znc.in/releases/znc-1.9.1.tar.gz'), 'high name znc');
});

test('forks, namesakes, plug-ins and what only stands beside software are turned down', () => {
  const wrong = [
    'https://github.com/vulhub/goahead/archive/v3.6.4.tar.gz',
    'https://github.com/PDP-10/its.git',
    'https://ftp.pcre.org/pub/pcre/pcre-8.45.tar.gz',
    'https://github.com/Imagick/imagick.git',
    'https://github.com/only/onlybackports/archive/v2.0.tar.gz',
    'https://github.com/somebody/server/archive/v1.0.tar.gz',
    'https://download.redis.io/releases/redis-7.2.5.tar.gz.sha256sum',
    'https://raw.githubusercontent.com/redis/redis/7.0/redis.conf',
    'https://github.com/redis/redis/raw/unstable/utils/gen-test-certs.sh',
    'https://api.github.com/repos/redis/redis/releases/latest',
    'https://mirror.example.net/redis-1.0.tar.gz',
    'https://mirror.example.net/wireshark',
    `https://example.net/${'x'.repeat(2000)}/wireshark-4.0.1.tar.xz`,
  ];
  assert.deepEqual(
    wrong.map((url) => found(url)),
    wrong.map(() => 'nothing'),
  );
});

test('a release has names of its own, and one that is too old to be known none', () => {
  assert.equal(found('https://github.com/meetecho/janus-gateway'), 'nothing');
  assert.equal(found('https://github.com/meetecho/janus-gateway', { family: 'debian', release: 'forky' }), 'high curated janus');
  assert.equal(found('https://github.com/redis/redis', { family: 'debian' }), 'high curated redis-server');
  assert.equal(found('https://github.com/redis/redis', { family: 'debian', release: 'stretch' }), 'nothing');
  assert.equal(found('https://github.com/openssl/openssl', { family: 'alpine', release: '3.22' }), 'high curated openssl');
  assert.equal(found('https://github.com/openssl/openssl', { family: 'alpine', release: 'edge' }), 'high curated openssl');
  assert.equal(found('https://github.com/openssl/openssl', { family: 'alpine', release: '3.7' }), 'nothing');
  assert.equal(found('https://github.com/redis/redis', { family: 'ubuntu', release: '24.04' }), 'nothing');
});

const standing = (line: string): string | undefined => {
  const [download] = factsOf(`FROM debian:bookworm\nRUN ${line}`).downloads;
  assert.ok(download);
  return packagesInstead(download, BOOKWORM, KNOWLEDGE)?.standing;
};

test('nothing is offered where the distribution is a major version behind, or has what was left behind long ago', () => {
  assert.equal(standing('curl -O https://download.redis.io/releases/redis-8.0.0.tar.gz'), undefined);
  assert.equal(standing('curl -O https://download.redis.io/releases/redis-7.2.5.tar.gz'), 'older');
  assert.equal(standing('curl -O https://download.redis.io/releases/redis-7.0.15.tar.gz'), 'as-new');
  assert.equal(standing('curl -O https://download.redis.io/releases/redis-6.2.1.tar.gz'), 'newer-line');
  assert.equal(standing('curl -O https://services.gradle.org/distributions/gradle-8.5-bin.zip'), undefined);
  assert.equal(standing('curl -O https://services.gradle.org/distributions/gradle-4.10-bin.zip'), undefined);
  assert.equal(standing('curl -O https://services.gradle.org/distributions/gradle-4.4-bin.zip'), 'as-new');
  assert.equal(standing('curl -O https://services.gradle.org/distributions/gradle-$V-bin.zip'), undefined);
});

test('a newer line of software that is kept up in lines is another version, not the same made newer', () => {
  const [download] = factsOf('FROM debian:bookworm\nRUN curl -O https://download.redis.io/releases/redis-7.0.1.tar.gz').downloads;
  const endOfLife = (cycles: string) => opened(tableOf('end-of-life', 'product name extended cycles', [row('redis', 'Redis', '', cycles)]));
  const among = (cycles: string) =>
    download && packagesInstead(download, BOOKWORM, { ...KNOWLEDGE, endOfLife: endOfLife(cycles) })?.standing;
  assert.equal(among('7.0.15,2023-01-01,,,;7.0.1,2022-01-01,,,'), 'newer-line');
  assert.equal(among('7.0,2022-01-01,,,'), 'as-new');
});

test('a clone says its version by what it asks for', () => {
  assert.equal(standing('git clone -b 7.2.5 https://github.com/redis/redis.git'), 'older');
  assert.equal(standing('git clone https://github.com/redis/redis.git'), 'unknown');
});
