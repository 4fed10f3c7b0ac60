import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../../server/src/host.ts';
import { createLinter } from '../../server/src/linter.ts';
import { latestTag } from '../server/engine/rules-for-tests.ts';
import { memoryHost } from '../server/memory-host.ts';
import { type Editor, URI, withEditor } from './editor.ts';

const VERSIONED = { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } };

const titled = (actions: readonly CodeAction[], title: string | RegExp): CodeAction => {
  const found = actions.find((action) => action.title.match(title));
  assert.ok(found, `no "${title}" among ${actions.map((action) => action.title).join(', ')}`);
  return found;
};

const shown = async (editor: Editor, text: string): Promise<void> => {
  await editor.open(text);
  await editor.publications(1);
};

describe('quick fixes', () => {
  it(
    'come in order, the first preferred, each with its diagnostic',
    withEditor({}, async (editor) => {
      await shown(editor, 'FROM node:latest\n');
      const actions = await editor.actions(':latest');
      assert.deepEqual(
        actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
        [
          ['Take 1.2', 'quickfix', true],
          ['Take none', 'quickfix', undefined],
          ['Ignore latest-tag on this instruction', 'quickfix', undefined],
          ['Ignore latest-tag in this file', 'quickfix', undefined],
        ],
      );
      assert.ok(actions.every(({ diagnostics }) => diagnostics?.[0]?.code === 'latest-tag'));
      assert.equal(editor.after(titled(actions, 'Take 1.2')), 'FROM node:1.2\n');
      assert.equal(editor.after(titled(actions, 'Take none')), 'FROM node\n');
    }),
  );

  it(
    'name the version that they are for',
    withEditor(VERSIONED, async (editor) => {
      await shown(editor, 'FROM node:latest\n');
      const { edit } = titled(await editor.actions(':latest'), 'Take 1.2');
      const [change] = edit?.documentChanges ?? [];
      assert.deepEqual(change && 'textDocument' in change && change.textDocument, { uri: URI, version: 1 });
    }),
  );

  it(
    'are only those of the findings asked for',
    withEditor({}, async (editor) => {
      await shown(editor, 'FROM node:latest\nRUN sudo ls\nUSER me\n');
      assert.deepEqual(
        (await editor.actions('sudo')).map(({ title }) => title),
        ['Ignore needless-sudo on this instruction', 'Ignore needless-sudo in this file'],
      );
      assert.deepEqual(await editor.actions('USER'), []);
      assert.deepEqual(await editor.actions(':latest', ['refactor']), []);
    }),
  );

  it(
    'are none when the linter throws',
    withEditor({}, async (editor) => {
      await editor.open('FROM BOOM\n');
      assert.deepEqual(await editor.actions('BOOM'), []);
      assert.match(editor.log.join('\n'), /code actions: Error: the linter is broken/);
    }),
  );
});

describe('source.fixAll.plimsoll', () => {
  const TEXT = 'FROM a:latest\nRUN one\nFROM b:latest\nFROM c:latest\nRUN two\n';

  for (const only of ['source', 'source.fixAll', 'source.fixAll.plimsoll'])
    it(
      `answers to ${only} with the smallest edits`,
      withEditor({}, async (editor) => {
        await shown(editor, TEXT);
        const [action, ...others] = await editor.actions('FROM', [only]);
        assert.deepEqual(others, []);
        assert.equal(action?.kind, 'source.fixAll.plimsoll');
        assert.equal(editor.after(action), TEXT.replaceAll('latest', '1.2'));
        assert.equal(action.edit?.changes?.[URI]?.[0]?.newText, '1.2');
      }),
    );

  it(
    'is silent unless asked for, and when there is nothing to fix',
    withEditor({}, async (editor) => {
      await shown(editor, 'FROM a:1\nRUN sudo ls\n');
      assert.deepEqual(await editor.actions('FROM', ['source.fixAll']), []);
      assert.deepEqual(await editor.actions('FROM', ['source.fixAll.other']), []);
    }),
  );
});

describe('fixes of a Compose file', () => {
  const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args:\n        TAG: latest\n';
  const { files } = memoryHost({ '/repo/compose.yaml': COMPOSE });
  const setup = { ...(files && { files }), linter: (host: Host) => createLinter(host, { rules: [latestTag] }) };
  const EDITS = {
    'file:///repo/compose.yaml': [{ newText: '1.2.3', range: { start: { line: 5, character: 13 }, end: { line: 5, character: 19 } } }],
  };

  it(
    'are offered singly and in source.fixAll',
    withEditor(setup, async (editor) => {
      await shown(editor, 'ARG TAG=1\nFROM node:${TAG}\n');
      assert.deepEqual(titled(await editor.actions('node'), 'Name a version').edit?.changes, EDITS);
      const [all] = await editor.actions('FROM', ['source.fixAll']);
      const [edit] = all?.edit?.changes?.['file:///repo/compose.yaml'] ?? [];
      assert.equal(
        TextDocument.applyEdits(TextDocument.create('', '', 0, COMPOSE), edit ? [edit] : []),
        COMPOSE.replace('latest', '1.2.3'),
      );
      assert.deepEqual(Object.keys(all?.edit?.changes ?? {}), ['file:///repo/compose.yaml']);
    }),
  );
});

interface Ignoring {
  readonly title: string;
  readonly before: string;
  readonly here?: string;
  readonly file?: string;
}

const IGNORING: readonly Ignoring[] = [
  {
    title: 'on the first line',
    before: 'FROM a:latest\n',
    here: '# plimsoll ignore=latest-tag\nFROM a:latest\n',
    file: '# plimsoll file-ignore=latest-tag\nFROM a:latest\n',
  },
  {
    title: 'above an indented instruction that goes on, with its line ends',
    before: 'FROM a\r\n  RUN x && \\\r\n    docker pull a:latest\r\n',
    here: 'FROM a\r\n  # plimsoll ignore=latest-tag\r\n  RUN x && \\\r\n    docker pull a:latest\r\n',
    file: '# plimsoll file-ignore=latest-tag\r\nFROM a\r\n  RUN x && \\\r\n    docker pull a:latest\r\n',
  },
  {
    title: 'below directives',
    before: '# syntax=docker/dockerfile:1\n# escape=`\n\n# About it\nFROM a:latest\n',
    here: '# syntax=docker/dockerfile:1\n# escape=`\n\n# About it\n# plimsoll ignore=latest-tag\nFROM a:latest\n',
    file: '# syntax=docker/dockerfile:1\n# escape=`\n# plimsoll file-ignore=latest-tag\n\n# About it\nFROM a:latest\n',
  },
  {
    title: 'below a line for the shell',
    before: '#!/usr/bin/env dockerfile\nFROM a:latest',
    here: '#!/usr/bin/env dockerfile\n# plimsoll ignore=latest-tag\nFROM a:latest',
    file: '#!/usr/bin/env dockerfile\n# plimsoll file-ignore=latest-tag\nFROM a:latest',
  },
  {
    title: 'behind a byte order mark',
    before: '\ufeffFROM a:latest\n',
    here: '\ufeff# plimsoll ignore=latest-tag\nFROM a:latest\n',
    file: '\ufeff# plimsoll file-ignore=latest-tag\nFROM a:latest\n',
  },
  {
    title: 'in the comment that is there, before its reason',
    before: '# plimsoll ignore=one, two it is fine\n# and so on\nFROM a:latest\n',
    here: '# plimsoll ignore=one,latest-tag, two it is fine\n# and so on\nFROM a:latest\n',
  },
  {
    title: 'in the file comment that is there',
    before: '# escape=`\n# About\n# plimsoll file-ignore=one\nFROM a:latest\n',
    file: '# escape=`\n# About\n# plimsoll file-ignore=one,latest-tag\nFROM a:latest\n',
  },
  {
    title: 'apart from a comment that speaks of another instruction',
    before: '# plimsoll ignore=one\nARG A\nFROM a:latest\n',
    here: '# plimsoll ignore=one\nARG A\n# plimsoll ignore=latest-tag\nFROM a:latest\n',
  },
];

describe('ignoring', () => {
  for (const { title, before, here, file } of IGNORING)
    it(
      title,
      withEditor({}, async (editor) => {
        await shown(editor, before);
        const actions = await editor.actions(':latest');
        if (here !== undefined) assert.equal(editor.after(titled(actions, /on this instruction/)), here);
        if (file !== undefined) assert.equal(editor.after(titled(actions, /in this file/)), file);
      }),
    );
});
