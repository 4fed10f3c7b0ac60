import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { HashAlgorithm, HostHttp, HttpRequest } from '../../server/src/host.ts';
import { createLinter } from '../../server/src/linter.ts';
import type { Registries } from '../../server/src/lsp/server-host.ts';
import { AnswerBook } from '../../server/src/registry/answer-book.ts';
import { packetOf } from '../../server/src/registry/pkt-lines.ts';
import { memoryHost } from '../server/memory-host.ts';
import { type Editor, URI, withEditor } from './editor.ts';

const OPEN: Registries = { open: () => undefined, close: () => undefined };
const SUM = createHash('sha256').update('archive').digest('hex');

const refs = ['v1.2.3', 'v1.10.0'].map((tag, index) => packetOf(`${String(index).repeat(40)} refs/tags/${tag}\n`)).join('');

/** A network with Git's protocol and one archive behind every name. */
const worldOf = () => {
  const asked: string[] = [];
  const answer = { status: 200, header: () => undefined };
  const http: HostHttp = {
    send: async ({ url }: HttpRequest) => {
      asked.push(url);
      return { ...answer, body: new TextEncoder().encode(`${packetOf('# service=git-upload-pack\n')}0000${refs}0000`) };
    },
    hash: async ({ url }: HttpRequest, algorithm: HashAlgorithm) => {
      asked.push(url);
      return { ...answer, sum: createHash(algorithm).update('archive').digest('hex'), size: 7 };
    },
  };
  const host = { today: () => '2026-01-20', log: () => undefined, asset: async () => undefined, sha256: async () => '', http };
  return { asked, book: new AnswerBook(host, { freshness: 'recent' }) };
};

const setup = (world: ReturnType<typeof worldOf>, registry: string) => ({
  registries: OPEN,
  options: { settings: { registry } },
  linter: () => createLinter(memoryHost({}), { book: world.book }),
});

const update = ({ connection }: Editor): Promise<unknown> =>
  connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.updateFile', arguments: [{ uri: URI }] });

const archive = (version: string, sum: string): string =>
  `FROM scratch\nADD --checksum=sha256:${sum} https://codeload.github.com/example/tool/tar.gz/refs/tags/v${version} /src/\n`;

const BEFORE = archive('1.2.3', '0'.repeat(64));
const TAGS = 'github.com will be asked about example/tool; nobody else learns of it but whom they send on to. [Ask] [Cancel]';
const FILE =
  'codeload.github.com will be asked about example/tool/tar.gz/refs/tags/v1.10.0; nobody else learns of it but whom they send on to. [Ask] [Cancel]';

describe('sources', () => {
  it('are asked about once the user has been told of each host by its name', async () => {
    const world = worldOf();
    const test = withEditor(setup(world, 'onDemand'), async (editor) => {
      await editor.open(BEFORE);
      assert.deepEqual(world.asked, []);
      editor.choice = 'Ask';
      await update(editor);
      await editor.until(() => editor.told.length === 1);
      assert.deepEqual([editor.questions, editor.told], [[TAGS, FILE], ['Updated 1 source.']]);
      const [edit] = editor.applied;
      assert.equal(edit && editor.after({ title: '', edit }), archive('1.10.0', SUM));
    });
    await test();
  });

  it('are asked about nobody whom the user does not want to be asked', async () => {
    for (const [choices, questions, hosts] of [
      [['Cancel'], [TAGS], []],
      [['Ask', 'Cancel'], [TAGS, FILE], ['github.com']],
    ] as const) {
      const world = worldOf();
      const test = withEditor(setup(world, 'onDemand'), async (editor) => {
        const left = [...choices];
        const seen: string[] = [];
        editor.connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
          seen.push(`${message} ${actions.map(({ title }: { title: string }) => `[${title}]`).join(' ')}`);
          return { title: left.shift() };
        });
        await editor.open(BEFORE);
        await update(editor);
        assert.deepEqual([seen, [...new Set(world.asked.map((url) => new URL(url).host))]], [questions, hosts]);
        assert.deepEqual([editor.applied, editor.told], [[], []]);
      });
      await test();
    }
  });

  it('are asked about by nobody where registries are off', async () => {
    const world = worldOf();
    const test = withEditor(setup(world, 'off'), async (editor) => {
      await editor.open(BEFORE);
      await update(editor);
      await editor.until(() => editor.told.length === 1);
      assert.deepEqual(editor.told, ['Registries are not asked: the setting plimsoll.registry is off.']);
      assert.deepEqual([editor.questions, editor.applied, world.asked], [[], [], []]);
    });
    await test();
  });
});
