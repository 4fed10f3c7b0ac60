import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSocketProxy, socketBehind, socketOfMount } from '../../../server/src/facts/sockets.ts';
import { at } from '../dockerfile/reading.ts';
import { factsOf } from './facts-of.ts';

const mounts = (text: string): string[] =>
  factsOf(`FROM a\n${text}`).mounts.map(({ source, target, isReadOnly }) => `${source}:${target}${isReadOnly ? ':ro' : ''}`);

describe('mounts', () => {
  it('are those of docker run and its kin, in all forms', () => {
    const forms = [
      '-v /a:/b',
      '-v=/a:/b',
      '-v/a:/b',
      '--volume /a:/b',
      '--volume=/a:/b',
      '--mount type=bind,source=/a,target=/b',
      '--mount=type=bind,src=/a,dst=/b',
      '--mount=src=/a/,type=bind,destination=/b',
    ];
    for (const form of forms) assert.deepEqual(mounts(`CMD docker run ${form} x`), ['/a:/b'], form);
    for (const engine of ['podman', 'nerdctl', 'sudo docker']) assert.deepEqual(mounts(`RUN ${engine} run -v /a:/b x`), ['/a:/b'], engine);
    assert.deepEqual(mounts('RUN docker create -v /a:/b x'), ['/a:/b']);
  });

  it('may be read-only', () => {
    for (const form of [
      '-v /a:/b:ro',
      '-v /a:/b:z,ro',
      '--mount type=bind,source=/a,target=/b,readonly',
      '--mount=type=bind,src=/a,dst=/b,ro=true',
    ])
      assert.deepEqual(mounts(`RUN docker run ${form} x`), ['/a:/b:ro'], form);
    assert.deepEqual(mounts('RUN docker run --mount type=bind,source=/a,target=/b,readonly=false x'), ['/a:/b']);
  });

  it('are none of named volumes, other types and other commands', () => {
    for (const line of [
      'docker run -v data:/b x',
      'docker run -v /b x',
      'docker run --mount type=tmpfs,target=/b x',
      'docker ps -v /a:/b',
      'tar -v /a:/b',
    ])
      assert.deepEqual(mounts(`RUN ${line}`), [], line);
  });

  it('keep the default of a variable', () => {
    assert.deepEqual(mounts('RUN docker run -v ${X:-/var/run/docker.sock}:/var/run/docker.sock x'), [
      '${X:-/var/run/docker.sock}:/var/run/docker.sock',
    ]);
    assert.deepEqual(mounts('ENV X=/a\nRUN docker run -v $X:/b x'), ['/a:/b']);
  });

  it('are the bind mounts of RUN without from=', () => {
    assert.deepEqual(mounts('RUN --mount=type=bind,source=./a/,target=/b x'), ['a:/b:ro']);
    assert.deepEqual(mounts('RUN --mount=type=bind,source=a,target=/b,rw x'), ['a:/b']);
    assert.deepEqual(mounts('RUN --mount=type=bind,from=c,source=a,target=/b x'), []);
    assert.deepEqual(mounts('RUN --mount=type=cache,target=/b x'), []);
    assert.deepEqual(mounts('RUN --mount=type=bind,"source=/a b",target=/c x'), ['/a b:/c:ro']);
  });

  it('stand where they are written', () => {
    const text = 'FROM a\nRUN --mount=type=bind,source=/a,target=/b docker run -v "/c:/d" x';
    assert.deepEqual(
      factsOf(text).mounts.map((mount) => at(text, mount.at)),
      ['type=bind,source=/a,target=/b', '"/c:/d"'],
    );
  });
});

describe('volumes', () => {
  it('are the paths of VOLUME in both forms', () => {
    const text = 'FROM a\nENV D=/x/\nVOLUME $D /y//z\nVOLUME ["/a b", "/c"]\nONBUILD VOLUME /d';
    assert.deepEqual(
      factsOf(text).volumes.map(({ path }) => path),
      ['/x', '/y/z', '/a b', '/c', '/d'],
    );
    assert.deepEqual(
      factsOf(text).volumes.map((volume) => at(text, volume.at)),
      ['$D', '/y//z', '/a b', '/c', '/d'],
    );
  });
});

describe('sockets', () => {
  it('are known by their path, or by the folder that holds them', () => {
    assert.deepEqual(socketBehind('/var/run/docker.sock'), { runtime: 'Docker', isFolder: false, isRootless: false });
    assert.deepEqual(socketBehind('${X:-/var/run/docker.sock}'), { runtime: 'Docker', isFolder: false, isRootless: false });
    assert.deepEqual(socketBehind('/run/k3s/containerd/containerd.sock'), { runtime: 'containerd', isFolder: false, isRootless: false });
    assert.deepEqual(socketBehind('/run/user/1000/podman/podman.sock'), { runtime: 'Podman', isFolder: false, isRootless: true });
    assert.deepEqual(socketBehind('/var/run'), { runtime: 'Docker', isFolder: true, isRootless: false });
    assert.deepEqual(socketBehind('/'), { runtime: 'Docker', isFolder: true, isRootless: false });
    assert.equal(socketBehind('/run/user/1000/docker.sock')?.isRootless, true);
    assert.equal(socketBehind('~/.docker/run/docker.sock')?.isRootless, true);
    assert.equal(socketBehind('/var'), undefined);
    assert.equal(socketBehind('/var/lib'), undefined);
    assert.equal(socketBehind('/etc/docker.sock.d'), undefined);
  });

  it('are told by the container side where the host side is not known, and are never volumes by name', () => {
    const runtimeOf = (source: string, target: string): string | undefined => socketOfMount({ source, target })?.runtime;
    assert.equal(runtimeOf('${SOCKET}', '/var/run/docker.sock'), 'Docker');
    assert.equal(runtimeOf('$SOCKET', '/run/containerd/containerd.sock'), 'containerd');
    assert.equal(runtimeOf('${SOCKET}', '/data'), undefined);
    assert.equal(runtimeOf('${FOLDER}', '/var/run'), undefined);
    assert.equal(runtimeOf('/srv/dummy', '/var/run/docker.sock'), undefined);
    assert.equal(runtimeOf('docker.sock', '/var/run/docker.sock'), undefined);
  });

  it('have filters before them that are told by their image', () => {
    for (const image of [
      'tecnativa/docker-socket-proxy',
      'lscr.io/linuxserver/socket-proxy',
      'wollomatic/socket-proxy:1',
      'ghcr.io/tecnativa/docker-socket-proxy',
    ])
      assert.equal(isSocketProxy(image), true, image);
    for (const image of [undefined, 'traefik', 'nginx/socket-proxy-docs', 'registry.example.com/web'])
      assert.equal(isSocketProxy(image), false, image);
  });
});
