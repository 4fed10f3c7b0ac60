import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registeredDomain } from '../../../../server/src/facts/packages/domains.ts';
import { fetchedVersion } from '../../../../server/src/facts/packages/fetched-version.ts';
import { candidateNames, isBinding, isNamedAfter, isTelling, plainName } from '../../../../server/src/facts/packages/names.ts';
import { homepagesFor, nameOf, projectOf } from '../../../../server/src/facts/packages/projects.ts';
import { softwareName } from '../../../../server/src/facts/packages/software-name.ts';
import { readSource } from '../../../../server/src/facts/upstream.ts';

test('names as packages have them', () => {
  const plain = {
    'Apache-Ant': 'ant',
    'sqlite-autoconf': 'sqlite',
    composer_phar: 'composer-phar',
    'composer.phar': 'composer',
    'rclone-current': 'rclone',
    'foo-src-all': 'foo',
    'vid.stab': 'vid.stab',
  };
  for (const [name, expected] of Object.entries(plain)) assert.equal(plainName(name), expected);
  assert.equal(plainName('-src'.repeat(100_000)), '');
});

test('what a distribution may call software', () => {
  assert.deepEqual(candidateNames('vpx'), ['vpx', 'libvpx']);
  assert.deepEqual(candidateNames('libpng', '1.6.58'), [
    'libpng',
    'png',
    'libpng1.6',
    'libpng-1.6',
    'png1.6',
    'libpng1',
    'libpng-1',
    'png1',
  ]);
  assert.deepEqual(candidateNames(''), []);
});

test('a number behind a name is the line that is followed', () => {
  for (const [packaged, name, version] of [
    ['libpng1.6', 'libpng', '1.6.58'],
    ['tcl9.0', 'tcl', '9.0.1'],
    ['sqlite3', 'sqlite', '3330000'],
    ['openjdk-17', 'openjdk', '17.0.2'],
    ['libvpx-dev', 'vpx', undefined],
    ['mdp-src', 'mdp', undefined],
  ] as const)
    assert.ok(isNamedAfter(packaged, name, version), packaged);
  for (const [packaged, name, version] of [
    ['pcre2', 'pcre', '8.45'],
    ['libpng1.6', 'libpng', '1.2.50'],
    ['openjdk-17', 'openjdk', '11.0.2'],
    ['tcl9.0', 'tcl', undefined],
    ['nginx', 'nginx-rtmp-module', undefined],
  ] as const)
    assert.ok(!isNamedAfter(packaged, name, version), packaged);
});

test('short words and words of many trades point at nothing', () => {
  assert.deepEqual(['wireshark', 'server', 'docker', 'its', 'libppd', 'pcre2'].map(isTelling), [true, false, false, false, false, false]);
});

test('what serves another package', () => {
  assert.ok(['python3-selenium', 'libnginx-mod-rtmp', 'php-imagick', 'postgresql-17-pointcloud', 'libxml-perl'].every(isBinding));
  assert.ok(!['python3', 'nginx', 'php-cli', 'postgresql-17', 'libxml2'].some((name) => isBinding(name) && name !== 'php-cli'));
});

test('the part of a host that says whose it is', () => {
  const domains = {
    'download.redis.io': 'redis.io',
    'www.usenix.org.uk': 'usenix.org.uk',
    'micro-editor.github.io': 'micro-editor.github.io',
    'downloads.sourceforge.net': undefined,
    's3.amazonaws.com': 's3.amazonaws.com',
    'amazonaws.com': undefined,
    '127.0.0.1': undefined,
    localhost: undefined,
    '': undefined,
  };
  for (const [host, domain] of Object.entries(domains)) assert.equal(registeredDomain(host), domain, host);
});

test('projects, their names and the pages that a community gives them', () => {
  const of = (url: string) => {
    const source = readSource(url);
    const project = projectOf(source);
    return [project && `${project.owner}/${project.name}`, nameOf(source), ...homepagesFor(source)];
  };
  assert.deepEqual(of('https://codeload.github.com/Foo/Bar/tar.gz/refs/tags/v1'), ['foo/bar', 'bar', 'github.com/foo/bar']);
  assert.deepEqual(of('https://luarocks.github.io/luarocks/releases/luarocks-3.13.0.tar.gz')[0], 'luarocks/luarocks');
  assert.deepEqual(of('https://gitlab.freedesktop.org/mesa/drm/-/archive/1.0/drm-1.0.tar.gz')[0], 'mesa/drm');
  assert.deepEqual(of('https://ftpmirror.gnu.org/gnu/guile/guile-3.0.tar.gz').slice(1), [
    'guile',
    'gnu.org/software/guile',
    'savannah.gnu.org/projects/guile',
  ]);
  assert.deepEqual(of('https://dlcdn.apache.org/ant/apache-ant-1.10.tar.gz').slice(1), ['ant', 'ant.apache.org']);
  assert.deepEqual(readSource('https://www.apache.org/dyn/closer.cgi?action=download&filename=/httpd/httpd-2.4.68.tar.bz2'), {
    host: 'www.apache.org',
    path: '/dyn/closer.cgi/httpd/httpd-2.4.68.tar.bz2',
    name: 'httpd',
    version: '2.4.68',
  });
  assert.deepEqual(of('https://git.zx2c4.com/wireguard-linux-compat.git').slice(0, 2), [undefined, 'wireguard-linux-compat']);
  assert.deepEqual(of('https://example.org/pool/rspamd_4.1.4-1~x_amd64.deb').slice(0, 2), [undefined, 'rspamd']);
});

test('what people call it', () => {
  const names = {
    'https://php.net/get/php-7.0.30.tar.gz/from/this/mirror': 'php',
    'https://sourceforge.net/projects/soxr/files/soxr-0.1.3-Source.tar.xz/download': 'soxr',
    'https://codeload.github.com/phacility/xhprof/tar.gz/master': 'xhprof',
    'https://github.com/llvm/llvm-project/archive/llvmorg-18.1.0.tar.gz': 'llvm',
    'https://www.imagemagick.org/download/releases/ImageMagick-6.9.2-10.tar.xz': 'imagemagick',
    'https://code.videolan.org/videolan/x264/-/archive/master/x264-stable.tar.bz2': 'x264',
    'https://svn.r-project.org/R/trunk': 'r',
    'https://www.acme.com/software/mini_httpd/mini_httpd-1.29.tar.gz': 'mini_httpd',
  };
  for (const [url, name] of Object.entries(names)) assert.equal(softwareName({ source: readSource(url), by: 'curl' }, {}), name, url);
  assert.equal(softwareName({ source: readSource('https://golang.org/x/tools/cmd/cover'), by: 'go' }, {}), 'cover');
});

test('the version that is fetched', () => {
  const versions = {
    'https://github.com/tianon/gosu/releases/download/1.17/gosu-amd64': '1.17',
    'https://github.com/git-lfs/git-lfs/releases/download/v3.7.1/git-lfs-linux-amd64-v3.7.1.tar.gz': '3.7.1',
    'https://github.com/x/jdk/releases/download/jdk-17.0.20%2B8/OpenJDK17U-jre_s390x.tar.gz': '17.0.20',
    'https://archive.apache.org/dist/activemq/6.2.2/apache-activemq-6.2.2-bin.tar.gz': '6.2.2',
    'https://github.com/docker/compose/releases/download/v5.4.0/docker-compose-linux-s390x': '5.4.0',
    'http://php.net/get/php-7.0.30.tar.gz/from/this/mirror': '7.0.30',
    'https://dl.k8s.io/release/v1.35.0/bin/linux/amd64/kubectl': '1.35.0',
    'https://www.erlang.org/download/otp_src_R16B03-1.tar.gz': '16',
    'https://bitbucket.org/multicoreware/x265_git/downloads/x265_4.2.tar.gz': '4.2',
    'https://code.videolan.org/videolan/x264/-/archive/master/x264-stable.tar.bz2': undefined,
    'https://www.x.org/releases/individual/lib/libX11-1.8.7.tar.xz': '1.8.7',
    'https://example.org/tool_amd64.deb': undefined,
    'https://example.org/tool-$VERSION.tar.gz': undefined,
  };
  for (const [url, version] of Object.entries(versions))
    assert.equal(fetchedVersion({ source: readSource(url), ref: undefined }), version, url);
});
