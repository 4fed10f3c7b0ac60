import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { targetOf, type UpdatePolicy } from '../../../../server/src/facts/images/update-target.ts';
import { worldWith } from './registry-world.ts';
import { referenceTo } from './world.ts';

const OFFLINE = worldWith({});
const POLICIES: readonly UpdatePolicy[] = ['patch', 'line', 'supported', 'any'];

const targets = (text: string, world = OFFLINE): (string | undefined)[] =>
  POLICIES.map((policy) => targetOf(referenceTo(text), policy, world));

describe('the target of an update', () => {
  it('of an official image is what the manifests list', () => {
    assert.deepEqual(targets('node:24.12.0-bookworm'), [undefined, '24.13.0-bookworm', '24.13.0-bookworm', '24.13.0-bookworm']);
    assert.deepEqual(targets('node:22.22.0'), [undefined, undefined, undefined, '24.13.0']);
  });

  it('of a line that is over is its last, or the next line where only support counts', () => {
    assert.deepEqual(targets('node:18.12.0-bullseye'), ['18.12.1-bullseye', '18.20.8-bullseye', '22.22.0-bullseye', '24.13.0-bullseye']);
  });

  it('of a floating tag has as many numbers', () => {
    assert.deepEqual(targets('node:22'), [undefined, undefined, undefined, '24']);
    assert.deepEqual(targets('node:18'), [undefined, undefined, '22', '24']);
    assert.deepEqual(targets('node:22.21'), [undefined, '22.22', '22.22', '24.13']);
  });

  it('that is a patch changes the last number of releases that have two', () => {
    const tags = ['16', '16.4', '16.6', '17.2', '16.6-alpine'];
    const world = worldWith({ 'registry.example.com/postgres': { tags } });
    assert.deepEqual(targets('registry.example.com/postgres:16.4', world), ['16.6', '16.6', '16.6', '17.2']);
  });

  it('of a distribution goes from name to name, and never to what is not out', () => {
    assert.deepEqual(targets('ubuntu:focal'), [undefined, undefined, 'jammy', 'noble']);
    assert.deepEqual(targets('debian:buster-slim'), [undefined, undefined, 'trixie-slim', 'trixie-slim']);
  });

  it('of any other image is what its registry lists', () => {
    const tags = ['10.1.1', '10.1.2', '10.1.9', '10.1', '10.4.3', '10.5.0-beta1', '11.2.0', '11.2', '11', 'v12.0.0', 'main', '20240101'];
    const world = worldWith({ 'grafana/grafana': { tags } });
    assert.deepEqual(targets('grafana/grafana:10.1.2', world), ['10.1.9', '10.4.3', '10.4.3', '11.2.0']);
    assert.deepEqual(targets('grafana/grafana:10.1', world), [undefined, undefined, undefined, '11.2']);
    assert.deepEqual(targets('grafana/grafana:main', world), [undefined, undefined, undefined, undefined]);
    assert.deepEqual(targets('grafana/grafana:10.1.2'), [undefined, undefined, undefined, undefined]);
  });

  it('of a rebuild keeps to the lines of the software that it holds', () => {
    const tags = [
      '13.4.0-debian-11-r1',
      '13.4.0-debian-11-r7',
      '13.9.0-debian-12-r0',
      '13.5.0-debian-11-r0',
      '15.1.0-debian-11-r0',
      '16.1.0-debian-11-r0',
    ];
    const world = worldWith({ 'registry.example.com/mirror/postgres': { tags } });
    assert.deepEqual(targets('registry.example.com/mirror/postgres:13.4.0-debian-11-r1', world), [
      '13.4.0-debian-11-r7',
      '13.5.0-debian-11-r0',
      '15.1.0-debian-11-r0',
      '16.1.0-debian-11-r0',
    ]);
  });

  it('of an official image is no tag that its publisher gave up, though the registry keeps it', () => {
    const tags = ['18.12.0-bullseye', '18.20.8-bullseye', '22.11.0', '22.11.0-bookworm', '22.22.0-bookworm', '22.23.0-bookworm'];
    const world = worldWith({ node: { tags } });
    assert.deepEqual(targets('node:22.11.0-bookworm', world), [undefined, '22.23.0-bookworm', '22.23.0-bookworm', '22.23.0-bookworm']);
    assert.deepEqual(targets('node:18.12.0-bullseye', world), [undefined, '18.20.8-bullseye', '22.23.0-bookworm', '22.23.0-bookworm']);
  });

  it('that is any is out, and at least what support asks for', () => {
    const tags = ['42', '43', '44', '99', '1.9.2-stretch', '1.9.7-stretch'];
    const world = worldWith({ 'registry.example.com/fedora': { tags }, 'registry.example.com/golang': { tags } });
    assert.equal(targetOf(referenceTo('registry.example.com/fedora:42'), 'any', world), '43');
    assert.equal(targetOf(referenceTo('registry.example.com/golang:1.9.2-stretch'), 'any', world), '1.9.7-stretch');
  });

  it('of Windows stays on the Windows of the host', () => {
    const tags = ['10.0.14393.10', '10.0.14393.12', '10.0.18362.1', '4.8.1-windowsservercore-ltsc2019', '4.8.2-windowsservercore-ltsc2022'];
    const world = worldWith({ 'mcr.microsoft.com/windows/servercore': { tags } });
    const [patch, line] = targets('mcr.microsoft.com/windows/servercore:10.0.14393.10', world);
    assert.deepEqual([patch, line], ['10.0.14393.12', '10.0.14393.12']);
    const framework = targets('mcr.microsoft.com/windows/servercore:4.8.1-windowsservercore-ltsc2019', world);
    assert.deepEqual(framework, [undefined, undefined, undefined, undefined]);
  });

  it('of a distribution is never told by the lines of another that took its place', () => {
    const world = worldWith({ 'registry.example.com/centos': { tags: ['7', '8'] } });
    assert.deepEqual(targets('registry.example.com/centos:7', world), [undefined, undefined, undefined, undefined]);
  });

  it('is not told from a list that was cut short', () => {
    const world = worldWith({ 'grafana/grafana': { tags: ['10.1.1', '10.1.2'], complete: false } });
    assert.deepEqual(targets('grafana/grafana:10.1.1', world), [undefined, undefined, undefined, undefined]);
  });
});
