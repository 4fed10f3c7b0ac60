import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretlessTrace } from '../../client/src/secretless-trace.ts';

type Channel = Parameters<typeof secretlessTrace>[0];

const channelOf = (lines: string[]): Channel =>
  Object.freeze({
    name: 'Plimsoll',
    get logLevel() {
      return 1;
    },
    trace: (message: string) => void lines.push(message),
    info: (message: string) => void lines.push(message),
  }) as unknown as Channel;

const REQUEST = {
  method: 'POST',
  url: 'https://registry.example.com/token',
  headers: { accept: 'a "b"', Authorization: 'Basic aHVzaA==', 'proxy-authorization': 'Basic "hush"' },
  body: 'grant_type=refresh_token&refresh_token="hush"',
};

describe('a trace of client and server', () => {
  it('holds no login and no token, however it is written', () => {
    for (const text of [
      JSON.stringify(REQUEST),
      JSON.stringify(REQUEST, undefined, 4),
      JSON.stringify({ status: 200, body: 'aHVzaA==' }),
    ]) {
      const lines: string[] = [];
      secretlessTrace(channelOf(lines)).trace(`Sending request 'plimsoll/http'.\nParams: ${text}`);
      assert.equal(lines.length, 1);
      assert.doesNotMatch(lines.join(), /hush|aHVzaA/);
      assert.match(lines.join(), /"body":\s*"…"/);
    }
  });

  it('says all else, and the channel is what it was', () => {
    const lines: string[] = [];
    const channel = secretlessTrace(channelOf(lines));
    channel.trace(JSON.stringify({ url: REQUEST.url, accept: REQUEST.headers.accept }));
    channel.info('"body": "told by the server"');
    assert.deepEqual(lines, [JSON.stringify({ url: REQUEST.url, accept: 'a "b"' }), '"body": "told by the server"']);
    assert.deepEqual([channel.name, channel.logLevel], ['Plimsoll', 1]);
  });
});
