import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathOf, uriOf } from '../../../server/src/text/uris.ts';

const BOTH_WAYS = [
  ['file:///repo/my%20app/Dockerfile', '/repo/my app/Dockerfile'],
  ['file:///c%3A/repo/Dockerfile', 'c:/repo/Dockerfile'],
  ['file:///repo/%C3%A9%23%3F', '/repo/é#?'],
  ['file://server/share/Dockerfile', '//server/share/Dockerfile'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ['vscode-vfs://github/a/b/Dockerfile', 'vscode-vfs://github/a/b/Dockerfile'],
] as const;

describe('paths and URIs', () => {
  for (const [uri, path] of BOTH_WAYS)
    it(uri, () => {
      assert.equal(pathOf(uri), path);
      assert.equal(uriOf(path), uri);
    });

  it('reads what other editors write', () => {
    assert.equal(pathOf('file:///C:/repo/Dockerfile'), 'C:/repo/Dockerfile');
    assert.equal(pathOf('file://localhost/repo'), '/repo');
    assert.equal(uriOf('C:/repo/Dockerfile'), 'file:///C%3A/repo/Dockerfile');
  });

  it('leaves alone what can not be read', () => assert.equal(pathOf('file:///100%'), 'file:///100%'));
});
