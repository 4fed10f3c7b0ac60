import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { folderOf, foldersAbove, nameOf, pathWithin, resolvePath } from '../../../server/src/text/paths.ts';

describe('paths', () => {
  it('are taken apart', () => {
    assert.deepEqual([folderOf('/a/b'), folderOf('/b'), folderOf('b'), folderOf('C:/a/b')], ['/a', '', '', 'C:/a']);
    assert.deepEqual([nameOf('/a/b'), nameOf('b'), nameOf('untitled:b')], ['b', 'b', 'untitled:b']);
    assert.deepEqual([pathWithin('C:/a', 'C:/a/b/c'), pathWithin('/a', '/ab/c'), pathWithin('', '/c')], ['b/c', undefined, 'c']);
  });

  it('have folders above them up to the top of their kind', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['/a/b/Dockerfile', ['/a/b', '/a', '']],
      ['/Dockerfile', ['']],
      ['C:/a/Dockerfile', ['C:/a', 'C:']],
      ['c:/Dockerfile', ['c:']],
      ['//server/share/a/Dockerfile', ['//server/share/a', '//server/share']],
      ['vscode-vfs://github/o/r/Dockerfile', ['vscode-vfs://github/o/r', 'vscode-vfs://github/o', 'vscode-vfs://github']],
      ['untitled:Untitled-1', []],
      ['Dockerfile', []],
    ];
    for (const [path, folders] of cases) assert.deepEqual(foldersAbove(path), folders, path);
  });

  it('are resolved from a folder, however they are written', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['/w', './a/../b', '/w/b'],
      ['/w', '/x/y', '/x/y'],
      ['', 'a', '/a'],
      ['/w', '../../../a', '/a'],
      ['C:/w', '.\\web', 'C:/w/web'],
      ['C:/w', '..\\..\\..\\web', 'C:/web'],
      ['C:/w', 'D:\\web', 'D:/web'],
      ['//server/share/w', '../../../web', '//server/share/web'],
      ['vscode-vfs://github/o/r', './my app', 'vscode-vfs://github/o/r/my%20app'],
      ['vscode-vfs://github/o/r', '../../../..', 'vscode-vfs://github'],
    ];
    for (const [folder, written, path] of cases) assert.equal(resolvePath(folder, written), path, `${written} in ${folder}`);
  });
});
