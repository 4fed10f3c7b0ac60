import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDaemonAddress } from '../../../server/src/facts/daemon-address.ts';
import { hostDeviceBehind, hostPathBehind } from '../../../server/src/facts/host-paths.ts';

test('the folders that a host lives on are known, and what of them is harmless to read', () => {
  for (const path of [
    '/etc',
    '/etc/shadow',
    '/root',
    '/home',
    '/home/me/.ssh',
    '~/.kube',
    '$HOME',
    '${HOME}/.aws',
    '${localEnv:HOME}/.ssh',
    '/var/lib/kubelet',
  ])
    assert.equal(hostPathBehind(path)?.whenReadOnly, 'leaks', path);
  for (const path of ['/proc', '/sys', '/usr', '/lib/modules', '/etc/passwd', '/var/lib/docker'])
    assert.equal(hostPathBehind(path)?.whenReadOnly, 'harmless', path);
  assert.equal(hostPathBehind('~/.aws/credentials')?.whose, 'user');
  assert.equal(hostPathBehind('/etc')?.whose, 'host');
});

test('what an application has below them is its own', () => {
  for (const path of [
    '/etc/nginx',
    '/etc/localtime',
    '/etc/ssl/certs',
    '/var/log',
    '/opt/app',
    '/home/me/project',
    '/dev/shm',
    '/sys/fs/cgroup',
    '/var/lib/postgresql',
    '/usr/share/zoneinfo',
    '/srv',
    'etc',
    '$DATA',
  ])
    assert.equal(hostPathBehind(path), undefined, path);
});

test('disks and memory are devices with all that is on them', () => {
  for (const path of ['/dev', '/dev/sda', '/dev/sdb1', '/dev/nvme0n1p2', '/dev/mem'])
    assert.notEqual(hostDeviceBehind(path), undefined, path);
  for (const path of ['/dev/dri', '/dev/ttyUSB0', '/dev/net/tun', '/dev/fuse', '/dev/kvm', '/dev/snd'])
    assert.equal(hostDeviceBehind(path), undefined, path);
});

test('an address without TLS is everywhere, outside or within', () => {
  const placeOf = (value: string): string | undefined => {
    const address = plainDaemonAddress(value);
    return address && (address.isEverywhere ? 'everywhere' : address.isOutside ? 'outside' : 'within');
  };
  for (const value of ['tcp://0.0.0.0:2375', 'tcp://:2375', 'tcp://[::]:2375', 'tcp://0.0.0.0'])
    assert.equal(placeOf(value), 'everywhere', value);
  for (const value of ['tcp://host.docker.internal:2375', 'tcp://172.17.0.1:2375', 'tcp://build.example.com:2375'])
    assert.equal(placeOf(value), 'outside', value);
  for (const value of ['tcp://docker:2375', 'tcp://localhost:2375', 'tcp://127.0.0.1:2375', 'tcp://dind.ci.svc.cluster.local:2375'])
    assert.equal(placeOf(value), 'within', value);
  for (const value of ['tcp://0.0.0.0:2376', 'unix:///var/run/docker.sock', 'ssh://build@192.0.2.7', '$DOCKER_HOST', ''])
    assert.equal(placeOf(value), undefined, value);
});
