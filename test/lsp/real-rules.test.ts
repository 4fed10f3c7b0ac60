import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { frozenHost } from '../../scripts/frozen-linter.ts';
import { createLinter } from '../../server/src/linter.ts';
import { type Editor, withEditor } from './editor.ts';

/** Findings in the ways they stand: on the first line, indented, in a continued and in a here-document's line. */
const TEXT = `# syntax=docker/dockerfile:1
FROM node
  RUN apt-get update && \\
    apt-get install -y curl
RUN <<EOF
curl -fsSL http://example.test/install.sh | sh
EOF
VOLUME /var/run/docker.sock
`;

const REAL = { linter: () => createLinter(frozenHost()) };

const foundIn = async (editor: Editor, text: string): Promise<Diagnostic[]> => {
  const uri = `file:///project/${editor.published.length}/Dockerfile`;
  const count = editor.published.length + 1;
  await editor.open(text, uri);
  return (await editor.publications(count)).diagnostics;
};

const actionsOn = (editor: Editor, diagnostic: Diagnostic): Promise<CodeAction[]> => {
  const params = { textDocument: { uri: editor.document().uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
  return editor.connection.sendRequest('textDocument/codeAction', params);
};

/** What each action of such a title makes of the text, with the rule it answers. */
const outcomes = async (editor: Editor, title: RegExp): Promise<{ code: Diagnostic['code']; after: string }[]> => {
  await editor.open(TEXT);
  const { diagnostics } = await editor.publications(1);
  const made: { code: Diagnostic['code']; after: string }[] = [];
  for (const diagnostic of diagnostics) {
    // The range may touch other findings; theirs do not carry this diagnostic.
    const own = (await actionsOn(editor, diagnostic)).filter((action) => action.diagnostics?.length === 1);
    for (const action of own) if (title.test(action.title)) made.push({ code: diagnostic.code, after: editor.after(action) });
  }
  return made;
};

describe('with the real rules', () => {
  for (const title of [/ on this instruction$/, / in this file$/])
    it(
      `what is ignored${title.source.replace('$', '')} is found no longer, and nothing new is`,
      withEditor(REAL, async (editor) => {
        const made = await outcomes(editor, title);
        assert.ok(made.length >= 4);
        const before = editor.published[0]?.diagnostics.map((one) => one.code) ?? [];
        for (const { code, after } of made) {
          const left = (await foundIn(editor, after)).map((one) => one.code);
          assert.ok(!left.includes(code), `${code} is still found in\n${after}`);
          assert.deepEqual(
            left,
            before.filter((one) => one !== code),
          );
        }
      }),
    );

  it(
    'every fix takes its finding away',
    withEditor(REAL, async (editor) => {
      const made = await outcomes(editor, /^(?!Ignore )/);
      assert.ok(made.length > 0);
      for (const { code, after } of made) {
        const left = (await foundIn(editor, after)).map((one) => one.code);
        assert.ok(!left.includes(code), `${code} is still found in\n${after}`);
      }
    }),
  );

  it(
    'facts that have grown old are told of in the log, once',
    withEditor({ linter: () => createLinter({ ...frozenHost(), today: () => '2026-11-20' }) }, async (editor) => {
      await editor.open(TEXT);
      await foundIn(editor, 'FROM debian:12\n');
      assert.deepEqual(
        editor.log.filter((line) => /days old/.test(line)),
        ['warn The facts about images and packages are 309 days old; a newer plimsoll knows what came since'],
      );
    }),
  );

  it(
    'hover tells whose image it is, with its day',
    withEditor(REAL, async (editor) => {
      await editor.open('FROM node:18.12.0-bullseye\n');
      assert.match(
        JSON.stringify(await editor.hover('node')),
        /node:18\.12\.0-bullseye is a Docker Official Image that has not been built since 2022-11-08; .*Facts of 2026-01-15/,
      );
    }),
  );

  it(
    'bad settings are told in the log, the good ones hold',
    withEditor(
      {
        linter: (host) => createLinter({ ...frozenHost(), log: host.log }),
        options: { settings: { rules: { 'unpinned-image': 'off', nonsense: 'off' } } },
      },
      async (editor) => {
        await editor.open('FROM node\n');
        assert.deepEqual((await editor.publications(1)).diagnostics, []);
        assert.match(editor.log.join('\n'), /settings: .*nonsense/);
      },
    ),
  );
});
