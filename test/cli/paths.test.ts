import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { test } from 'node:test';
import { absolutePath, relativePath, shownPath, slashed } from '../../server/src/cli/paths.ts';

test('paths have forward slashes, whatever the platform writes', () => {
  assert.equal(absolutePath('web\\Dockerfile', 'C:\\w', win32), 'C:/w/web/Dockerfile');
  assert.equal(absolutePath('D:\\Dockerfile', 'C:\\w', win32), 'D:/Dockerfile');
  assert.equal(absolutePath('\\\\server\\share\\Dockerfile', 'C:\\w', win32), '//server/share/Dockerfile');
  assert.equal(absolutePath('web/Dockerfile', '/w', posix), '/w/web/Dockerfile');
  assert.equal(slashed('a\\b', win32), 'a/b');
});

test('on POSIX a backslash is part of a name', () => {
  assert.equal(slashed('a\\b', posix), 'a\\b');
  assert.equal(shownPath('a\\b', '/w', posix), 'a\\b');
});

test('reports show paths from the current folder, of another drive in full', () => {
  assert.equal(shownPath('C:/w/web/Dockerfile', 'C:\\w', win32), 'web/Dockerfile');
  assert.equal(shownPath('c:\\W\\web\\Dockerfile', 'C:\\w', win32), 'web/Dockerfile');
  assert.equal(shownPath('..\\Dockerfile', 'C:\\w', win32), '../Dockerfile');
  assert.equal(shownPath('D:\\x\\Dockerfile', 'C:\\w', win32), 'D:/x/Dockerfile');
  assert.equal(shownPath('C:\\w', 'C:\\w', win32), '.');
  assert.equal(shownPath(':a', '/w', posix), './:a');
});

test('what .gitignore is asked of has forward slashes', () => {
  assert.equal(relativePath('C:\\w\\a\\Dockerfile', 'C:/w', win32), 'a/Dockerfile');
  assert.equal(relativePath('/w/a/Dockerfile', '/w', posix), 'a/Dockerfile');
});
