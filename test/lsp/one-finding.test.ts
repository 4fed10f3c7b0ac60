import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createLinter } from '../../server/src/linter.ts';
import { FOLDER, FOUND } from '../one-finding/folder.ts';
import { memoryHost } from '../server/memory-host.ts';
import { type Editor, withEditor } from './editor.ts';

const host = memoryHost(Object.fromEntries(Object.entries(FOLDER).map(([path, text]) => [`/repo/${path}`, text])));
const files = host.files ?? assert.fail();

/** The rules by file, of what the server has pushed last. */
const shown = (editor: Editor): Record<string, unknown> => {
  const newest = new Map(editor.published.map(({ uri, diagnostics }) => [uri.replace('file:///repo/', ''), diagnostics]));
  const told = [...newest].filter(([, diagnostics]) => diagnostics.length > 0);
  return Object.fromEntries(told.map(([path, diagnostics]) => [path, diagnostics.map(({ code }) => code)]));
};

it(
  'the findings of a workspace tell of a fault once that several of its files speak of',
  withEditor({ files, rootUri: 'file:///repo', linter: () => createLinter(host) }, async (editor) => {
    await editor.connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.lintWorkspace' });
    assert.deepEqual(shown(editor), FOUND);
    await editor.open(FOLDER['compose.yaml'] ?? '', 'file:///repo/compose.yaml');
    await editor.rest();
    assert.deepEqual(shown(editor), FOUND);
  }),
);
