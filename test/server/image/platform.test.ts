import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normalPlatform, runsOn } from '../../../server/src/image/platform.ts';

describe('the names of platforms', () => {
  it('have one usual spelling', () => {
    const spellings: Readonly<Record<string, string | undefined>> = {
      'linux/amd64': 'linux/amd64',
      'Linux/x86_64': 'linux/amd64',
      'linux/amd64/v1': 'linux/amd64',
      'linux/amd64/v3': 'linux/amd64/v3',
      arm64: 'linux/arm64',
      'linux/aarch64': 'linux/arm64',
      'linux/arm64/v8': 'linux/arm64',
      'linux/arm': 'linux/arm/v7',
      'linux/arm/7': 'linux/arm/v7',
      armhf: 'linux/arm/v7',
      'windows/amd64': 'windows/amd64',
      linux: undefined,
      local: undefined,
      'linux/': undefined,
      '': undefined,
      'linux/z80': undefined,
      'plan9/amd64': undefined,
      'unknown/unknown': undefined,
      'linux/__proto__': undefined,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(spellings).map((text) => [text, normalPlatform(text)])), spellings);
  });

  it('are in it once they have been put in it', () => {
    const part = fc.constantFrom('linux', 'windows', 'amd64', 'x86_64', 'arm', 'arm64', 'v6', 'v8', '7', 'riscv64');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const usual = normalPlatform(parts.join('/'));
        assert.equal(usual && normalPlatform(usual), usual);
        assert.ok(usual === undefined || runsOn(usual, usual));
      }),
    );
  });

  it('tell what runs where: what is older on what is newer, never the other way round', () => {
    const pairs: readonly (readonly [string, string, boolean])[] = [
      ['linux/arm/v6', 'linux/arm/v7', true],
      ['linux/arm/v7', 'linux/arm/v6', false],
      ['linux/arm/v7', 'linux/arm64', true],
      ['linux/arm64', 'linux/arm/v7', false],
      ['linux/386', 'linux/amd64', true],
      ['linux/amd64', 'linux/386', false],
      ['linux/amd64', 'linux/amd64/v3', true],
      ['windows/amd64', 'linux/amd64', false],
    ];
    for (const [offered, asked, runs] of pairs) assert.equal(runsOn(offered, asked), runs, `${offered} on ${asked}`);
  });
});
