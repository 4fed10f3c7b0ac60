import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Zone } from '../../server/src/host.ts';
import { isFarEnough, zoneOf } from '../../server/src/registry/addresses.ts';

const ZONES: Readonly<Record<Zone, readonly string[]>> = {
  'link-local': [
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    'fe80::1%eth0',
    '[fe80::1]',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    '::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '255.255.255.255',
    'ff02::1',
    'metadata.google.internal',
  ],
  loopback: ['127.0.0.1', '127.9.9.9', '0.0.0.0', '::1', '[::1]', '::', '::ffff:7f00:1', '::ffff:127.0.0.1', 'localhost', 'a.localhost.'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12:3456::1', '::ffff:10.1.2.3'],
  public: ['8.8.8.8', '172.32.0.1', '11.0.0.1', '100.128.0.1', '2606:4700::1111', '169.253.0.1', '2001:db8:0:0:1::'],
};

describe('addresses', () => {
  for (const [zone, addresses] of Object.entries(ZONES))
    it(`${zone}: ${addresses.join(', ')}`, () => {
      assert.deepEqual(
        addresses.map((address) => [address, zoneOf(address)]),
        addresses.map((address) => [address, zone]),
      );
    });

  it('other names, and what only looks like an address, are in no zone', () => {
    const names = ['registry.example.com', 'localhost.example.com', '300.1.1.1', '1.2.3', '1::2::3', 'g::1', '1:2:3:4:5:6:7', 'a:1.2.3.4'];
    assert.deepEqual(
      names.map((name) => [name, zoneOf(name)]),
      names.map((name) => [name, undefined]),
    );
  });

  it('what is farther is allowed where what is nearer is', () => {
    assert.deepEqual(
      (['link-local', 'loopback', 'private', 'public'] as const).map((zone) => isFarEnough(zone, 'private')),
      [false, false, true, true],
    );
  });
});
