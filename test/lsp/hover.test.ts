import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withEditor } from './editor.ts';

const RULE = `**latest-tag** (warning): Summary of latest-tag

Why latest-tag matters.

[About this rule](https://example.test/latest-tag). To ignore it here, put \`# plimsoll ignore=latest-tag\` above the instruction.`;

describe('hover', () => {
  it(
    'tells of the image and of the rule, of the image first',
    withEditor({}, async (editor) => {
      await editor.open('FROM node:latest\n');
      const dossier = [
        'node:latest is a Docker Official Image.',
        '- Listed since 2026-01-01.\n- Its source last changed on 2026-11-01, 19 days ago (facts of 2026-11-01); a newer base may have had it rebuilt since.',
        '`docker.io/library/node:latest` · Facts of 2026-11-01 · [Docker Hub](https://hub.docker.com/_/node)',
      ].join('\n\n');
      assert.deepEqual(await editor.hover('latest'), {
        contents: { kind: 'markdown', value: `${dossier}\n\n---\n\n${RULE}` },
        range: { start: { line: 0, character: 9 }, end: { line: 0, character: 16 } },
      });
      assert.deepEqual(await editor.hover('node'), {
        contents: { kind: 'markdown', value: dossier },
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 16 } },
      });
    }),
  );

  it(
    'tells of the rule alone',
    withEditor({}, async (editor) => {
      await editor.open('FROM node:1\nRUN docker pull x:latest\n');
      assert.deepEqual((await editor.hover('latest'))?.contents, { kind: 'markdown', value: RULE });
    }),
  );

  it(
    'tells of a rule once, however much it has found',
    withEditor({}, async (editor) => {
      await editor.open('FROM node:1\nRUN docker pull x:latest:latest\n');
      assert.deepEqual((await editor.hover('t:latest'))?.contents, { kind: 'markdown', value: RULE });
      assert.equal((await editor.publications(1)).diagnostics.length, 2);
    }),
  );

  it(
    'says nothing where there is nothing to say',
    withEditor({}, async (editor) => {
      await editor.open('FROM node:1\nRUN true\n');
      assert.equal(await editor.hover('true'), null);
    }),
  );

  it(
    'can do without Markdown',
    withEditor({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } }, async (editor) => {
      await editor.open('FROM node:1\n');
      const { contents } = (await editor.hover('node')) ?? {};
      assert.equal(typeof contents === 'object' && 'kind' in contents && contents.kind, 'plaintext');
    }),
  );

  it(
    'is empty when the linter throws',
    withEditor({}, async (editor) => {
      await editor.open('FROM BOOM\n');
      assert.equal(await editor.hover('BOOM'), null);
    }),
  );
});
