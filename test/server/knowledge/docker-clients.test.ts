import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dockerClientOf } from '../../../server/src/knowledge/docker-clients.ts';
import { frozenTable, opened, shippedText } from './texts.ts';

/** The switches of the proxy that open something of the API for reading, and the three that start and stop. */
const SWITCHES = new Set([
  'CONTAINERS',
  'IMAGES',
  'INFO',
  'NETWORKS',
  'NODES',
  'SERVICES',
  'TASKS',
  'ALLOW_LOGS',
  'ALLOW_START',
  'ALLOW_STOP',
  'ALLOW_RESTARTS',
]);

test('what a client needs, how it is told, and what more it needs for what its service says', () => {
  const table = frozenTable('docker-clients');
  assert.deepEqual(dockerClientOf(table, 'traefik'), {
    needs: ['CONTAINERS'],
    way: '--providers.docker.endpoint=tcp://{host}:2375',
    given: '--providers.docker',
    more: [{ word: 'swarm', needs: 'all' }],
    isKnown: true,
  });
  assert.equal(dockerClientOf(table, 'containrrr/watchtower')?.needs, 'all');
  assert.equal(dockerClientOf(table, 'telegraf')?.way, '');
  assert.deepEqual(dockerClientOf(table, 'amir20/dozzle')?.more.at(0)?.needs, ['ALLOW_START', 'ALLOW_STOP', 'ALLOW_RESTARTS']);
  assert.equal(dockerClientOf(table, 'example/own'), undefined);
});

test('the shipped table: known switches, a way that names the host, and a source in each row', () => {
  const shipped = opened(shippedText('docker-clients'));
  const images = [...shipped.keys()];
  assert.ok(images.length >= 60, `${images.length}`);
  for (const image of images) {
    const client = dockerClientOf(shipped, image);
    assert.ok(client, image);
    for (const needs of [client.needs, ...client.more.map((one) => one.needs)])
      if (needs !== 'all') for (const one of needs) assert.ok(SWITCHES.has(one), `${image}: ${one}`);
    assert.match(client.way, /^(?:(?:[A-Z_]+|--[\w.-]+)=(?:tcp:\/\/)?\{host\}(?::2375)?)?$/, image);
    if (client.needs === 'all') assert.equal(client.way, '', image);
    assert.match(shipped.row(image)?.[5] ?? '', /^https:\/\/[\w.-]+\/\S+$/, image);
  }
});
