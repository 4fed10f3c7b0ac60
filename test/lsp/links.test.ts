import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ClientCapabilities,
  type CodeLens,
  type DocumentLink,
  type Hover,
  type Location,
  MarkupContent,
  type ShowDocumentParams,
} from 'vscode-languageserver/node';
import { createLinter } from '../../server/src/linter.ts';
import { memoryHost } from '../server/memory-host.ts';
import { type Editor, withEditor } from './editor.ts';

const COMPOSE = 'services:\n  web:\n    build: { context: web, target: prod, args: { TAG: "22" } }\n  job: { build: web }\n';
const DOCKERFILE = 'ARG TAG=20\nFROM node:$TAG AS prod\n';
const FILES = { '/w/compose.yaml': COMPOSE, '/w/web/Dockerfile': DOCKERFILE };
const COMPOSE_URI = 'file:///w/compose.yaml';
const DOCKERFILE_URI = 'file:///w/web/Dockerfile';
const HOST = memoryHost(FILES);
const SHOWS: ClientCapabilities = { window: { showDocument: { support: true } } };
const SETUP = {
  linter: () => createLinter(HOST),
  capabilities: SHOWS,
  ...(HOST.files && { files: HOST.files }),
};

const open = (editor: Editor, uri: string, text: string): Promise<void> =>
  editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });

const at = (text: string, word: string) => {
  const before = text.slice(0, text.indexOf(word) + 1).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

const shown = ({ uri, range: { start } }: Location): string => `${uri} ${start.line}:${start.character}`;

const lensesOf = (editor: Editor): Promise<CodeLens[]> =>
  editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: DOCKERFILE_URI } });

describe('links between files', () => {
  it(
    'lead from a Compose file to the Dockerfiles that its services build',
    withEditor(SETUP, async (editor) => {
      await open(editor, COMPOSE_URI, COMPOSE);
      const links: DocumentLink[] = await editor.connection.sendRequest('textDocument/documentLink', {
        textDocument: { uri: COMPOSE_URI },
      });
      assert.deepEqual(links, [
        { range: { start: { line: 2, character: 22 }, end: { line: 2, character: 25 } }, target: DOCKERFILE_URI },
        { range: { start: { line: 3, character: 16 }, end: { line: 3, character: 19 } }, target: DOCKERFILE_URI },
      ]);
    }),
  );

  it(
    'lead to the stage and the argument that a service names, as the editor has the Dockerfile',
    withEditor(SETUP, async (editor) => {
      await open(editor, COMPOSE_URI, COMPOSE);
      const definition = async (word: string): Promise<string[]> => {
        const params = { textDocument: { uri: COMPOSE_URI }, position: at(COMPOSE, word) };
        const found: Location[] = await editor.connection.sendRequest('textDocument/definition', params);
        return found.map(shown);
      };
      assert.deepEqual(await definition('prod'), [`${DOCKERFILE_URI} 1:18`]);
      assert.deepEqual(await definition('TAG'), [`${DOCKERFILE_URI} 0:4`]);
      assert.deepEqual(await definition('web, '), [`${DOCKERFILE_URI} 0:0`]);
      assert.deepEqual(await definition('services'), []);
      await open(editor, DOCKERFILE_URI, `# new\n${DOCKERFILE}`);
      assert.deepEqual(await definition('prod'), [`${DOCKERFILE_URI} 2:18`]);
    }),
  );

  it(
    'lead from a stage and an argument to the services that name them',
    withEditor(SETUP, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      const references = async (word: string, includeDeclaration: boolean): Promise<string[]> => {
        const params = { textDocument: { uri: DOCKERFILE_URI }, position: at(DOCKERFILE, word), context: { includeDeclaration } };
        const found: Location[] = await editor.connection.sendRequest('textDocument/references', params);
        return found.map(shown);
      };
      assert.deepEqual(await references('prod', false), [`${COMPOSE_URI} 2:35`]);
      assert.deepEqual(await references('TAG', true), [`${DOCKERFILE_URI} 0:4`, `${COMPOSE_URI} 2:49`]);
      assert.deepEqual(await references('node', true), []);
    }),
  );

  it(
    'say above a Dockerfile who builds it, and show the service',
    withEditor(SETUP, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      const [lens, ...others] = await lensesOf(editor);
      assert.deepEqual(others, []);
      assert.equal(lens?.command?.title, 'Built by service "web" and service "job" in compose.yaml');
      let asked: ShowDocumentParams | undefined;
      editor.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
        asked = params;
        return { success: true };
      });
      const { command, arguments: given } = lens?.command ?? {};
      await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
      assert.equal(asked?.uri, COMPOSE_URI);
      assert.deepEqual(asked?.selection?.start, { line: 1, character: 2 });
      await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: ['nonsense'] });
      assert.equal(asked?.uri, COMPOSE_URI);
    }),
  );

  it(
    'say in a hover who builds a Dockerfile, and who names its stages and arguments',
    withEditor(SETUP, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      const hover = async (word: string): Promise<string> => {
        const params = { textDocument: { uri: DOCKERFILE_URI }, position: at(DOCKERFILE, word) };
        const found: Hover | null = await editor.connection.sendRequest('textDocument/hover', params);
        return MarkupContent.is(found?.contents) ? found.contents.value : 'nothing';
      };
      assert.ok((await hover('node:')).includes(`\n\nBuilt by service "web" and service "job" in [compose.yaml](${COMPOSE_URI}#L2).`));
      assert.equal(await hover('prod'), `The stage prod is asked for in [compose.yaml](${COMPOSE_URI}#L3).`);
      assert.equal(await hover('TAG'), `The argument TAG is given in [compose.yaml](${COMPOSE_URI}#L3).`);
      assert.equal(await hover('AS'), 'nothing');
    }),
  );

  it(
    'say in the hover of a client without Markdown what is to be said without links',
    withEditor({ ...SETUP, capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } }, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      const params = { textDocument: { uri: DOCKERFILE_URI }, position: at(DOCKERFILE, 'prod') };
      assert.deepEqual(await editor.connection.sendRequest('textDocument/hover', params), {
        contents: { kind: 'plaintext', value: 'The stage prod is asked for in compose.yaml.' },
        range: { start: { line: 1, character: 18 }, end: { line: 1, character: 22 } },
      });
    }),
  );

  it(
    'have no lens where it is turned off',
    withEditor({ ...SETUP, options: { settings: { codeLens: false } } }, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      assert.deepEqual(await lensesOf(editor), []);
    }),
  );

  it(
    'have no lens for a client that can be shown no place',
    withEditor({ ...SETUP, capabilities: {} }, async (editor) => {
      assert.equal(editor.initialized.capabilities.codeLensProvider, undefined);
    }),
  );

  it(
    'are asked for anew when a Compose file changes',
    withEditor({ ...SETUP, capabilities: { ...SHOWS, workspace: { codeLens: { refreshSupport: true } } } }, async (editor) => {
      let refreshes = 0;
      editor.connection.onRequest('workspace/codeLens/refresh', () => {
        refreshes++;
        return null;
      });
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      await open(editor, COMPOSE_URI, COMPOSE);
      await editor.until(() => refreshes > 0);
      const before = refreshes;
      await editor.watched(COMPOSE_URI);
      await editor.until(() => refreshes > before);
    }),
  );

  it(
    'are none where Plimsoll is turned off',
    withEditor({ ...SETUP, options: { settings: { enable: false } } }, async (editor) => {
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      await open(editor, COMPOSE_URI, COMPOSE);
      assert.deepEqual(await lensesOf(editor), []);
      assert.deepEqual(await editor.connection.sendRequest('textDocument/documentLink', { textDocument: { uri: COMPOSE_URI } }), []);
    }),
  );
});

const CONTAINER = '{\n  "dockerComposeFile": ["../compose.yaml"],\n  "service": "web"\n}\n';
const WORKFLOW =
  'jobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          file: web/Dockerfile\n          target: prod\n';
const CONTAINER_URI = 'file:///w/.devcontainer/devcontainer.json';
const WORKFLOW_URI = 'file:///w/.github/workflows/image.yml';
const ALL = memoryHost({ ...FILES, '/w/.devcontainer/devcontainer.json': CONTAINER, '/w/.github/workflows/image.yml': WORKFLOW });
const WITH_ALL = { ...SETUP, linter: () => createLinter(ALL), ...(ALL.files && { files: ALL.files }) };

describe('links of dev containers and workflows', () => {
  const linksOf = async (editor: Editor, uri: string): Promise<string[]> => {
    const links: DocumentLink[] = await editor.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    return links.map(({ range: { start }, target }) => `${start.line}:${start.character} ${target}`);
  };

  it(
    'lead to the Compose file, and from there to the dev container',
    withEditor(WITH_ALL, async (editor) => {
      await open(editor, CONTAINER_URI, CONTAINER);
      assert.deepEqual(await linksOf(editor, CONTAINER_URI), [`1:25 ${COMPOSE_URI}`]);
      await open(editor, COMPOSE_URI, COMPOSE);
      const lenses: CodeLens[] = await editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: COMPOSE_URI } });
      assert.deepEqual(
        lenses.map(({ command }) => [command?.title, command?.arguments?.[0]?.uri, command?.arguments?.[0]?.range.start]),
        [['Used by the dev container in devcontainer.json', CONTAINER_URI, { line: 1, character: 25 }]],
      );
    }),
  );

  it(
    'lead to the Dockerfile and its stage, and from there to the job',
    withEditor(WITH_ALL, async (editor) => {
      await open(editor, WORKFLOW_URI, WORKFLOW);
      assert.deepEqual(await linksOf(editor, WORKFLOW_URI), [`5:19 ${DOCKERFILE_URI}`, `6:16 ${DOCKERFILE_URI}`]);
      const params = { textDocument: { uri: WORKFLOW_URI }, position: at(WORKFLOW, 'prod') };
      const meant: Location[] = await editor.connection.sendRequest('textDocument/definition', params);
      assert.deepEqual(meant.map(shown), [`${DOCKERFILE_URI} 1:18`]);
      await open(editor, DOCKERFILE_URI, DOCKERFILE);
      const titles = (await lensesOf(editor)).map(({ command }) => command?.title);
      assert.deepEqual(titles, ['Built by service "web" and service "job" in compose.yaml', 'Built by job "image" in image.yml']);
    }),
  );
});
