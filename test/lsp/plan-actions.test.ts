import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DIGEST, worldOf } from './asked-rule.ts';
import { type Editor, URI, withEditor } from './editor.ts';
import { IMAGE, setup, TEXT } from './planned-file.ts';

describe('the code actions of an image', () => {
  const titles = async (editor: Editor, word: string): Promise<string[]> =>
    (await editor.actions(word, ['refactor'])).map(({ title }) => title);

  it(
    'pin it and move it',
    withEditor(setup(worldOf('digest')), async (editor) => {
      await editor.open(`FROM ${IMAGE}\nFROM other.example.com/tool:1@${DIGEST}\nRUN true\n`);
      assert.deepEqual(await titles(editor, 'org/app'), ['Pin org/app by its digest', 'Update org/app within its line']);
      assert.deepEqual(await titles(editor, 'tool'), ['Update tool within its line']);
      assert.deepEqual(await titles(editor, 'true'), []);
      const [pin] = await editor.actions('org/app', ['refactor']);
      assert.deepEqual([pin?.command?.command, pin?.command?.arguments], ['plimsoll.pinImage', [{ uri: URI, reference: IMAGE }]]);
    }),
  );

  it(
    'are not there where nobody may be asked',
    withEditor(setup(worldOf('digest'), {}, 'off'), async (editor) => {
      await editor.open(TEXT);
      assert.deepEqual(await titles(editor, 'org/app'), []);
    }),
  );
});
