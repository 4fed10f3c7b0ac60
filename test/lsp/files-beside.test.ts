import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frozenHost } from '../../scripts/frozen-linter.ts';
import type { Host, HostFiles } from '../../server/src/host.ts';
import { createLinter } from '../../server/src/linter.ts';
import { type Editor, withEditor } from './editor.ts';

type Texts = Record<string, string>;

const filesOf = (texts: Texts): HostFiles => ({
  read: async (path) => texts[path],
  list: async (folder) => {
    const inside = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(inside.map((path) => path.slice(folder.length + 1).replace(/\/.*/, '/')))];
  },
});

const setupFor = (texts: Texts) => {
  const files = filesOf(texts);
  return { files, linter: (host: Host) => createLinter({ ...host, ...frozenHost(), files }), rootUri: 'file:///w' };
};

const open = (editor: Editor, path: string, text = ''): Promise<void> =>
  editor.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: `file://${path}`, languageId: path.endsWith('Dockerfile') ? 'dockerfile' : 'yaml', version: 1, text },
  });

const changed = (editor: Editor, path: string, type: 1 | 2 | 3 = 2): Promise<void> =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `file://${path}`, type }] });

/** Waits until the newest diagnostics of a file are of these rules. */
const untilFound = (editor: Editor, path: string, rules: readonly string[]): Promise<void> => {
  const newest = () => editor.published.findLast(({ uri }) => uri === `file://${path}`)?.diagnostics.map(({ code }) => code);
  return editor.until(() => JSON.stringify(newest()) === JSON.stringify(rules));
};

interface Case {
  readonly path: string;
  readonly text: string;
  /** The file that changes on disk. */
  readonly other: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly rules: readonly string[];
}

const SOCKET = '/var/run/docker.sock:/s';
const BUILD = (tag: string): string => `services:\n  a:\n    build:\n      context: .\n      args: { TAG: "${tag}" }\n`;
const EXTENDING = 'services:\n  a:\n    extends: { file: base.yml, service: a }\n';
const DOCKERFILE = 'ARG TAG=12.8\nFROM registry.example.com/a:${TAG}\n';
const STEP = 'jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { context: ., build-args: TAG=latest }\n';

const CASES: Readonly<Record<string, Case>> = {
  'the variables of a service, in a file of any name': {
    path: '/w/compose.yaml',
    text: 'services:\n  a:\n    image: registry.example.com/a:1.2.3\n    env_file: agent.env\n',
    other: '/w/agent.env',
    before: 'A=1\n',
    after: 'DOCKER_HOST=tcp://192.0.2.7:2375\n',
    rules: ['docker-tcp-socket'],
  },
  'the variables of a Compose file': {
    path: '/w/compose.yaml',
    text: `${EXTENDING}    image: registry.example.com/a:1.2.3\n    user: root\n    volumes: ["$X"]\n`,
    other: '/w/.env',
    before: 'X=/data:/s\n',
    after: `X=${SOCKET}\n`,
    rules: ['docker-socket-mount'],
  },
  'a file that is extended by way of another': {
    path: '/w/Dockerfile',
    text: DOCKERFILE,
    other: '/w/common/services.yaml',
    before: BUILD('12.8').replace('context: .', 'context: ..'),
    after: BUILD('latest').replace('context: .', 'context: ..'),
    rules: ['unpinned-image'],
  },
  'a Compose file that is new': {
    path: '/w/Dockerfile',
    text: DOCKERFILE,
    other: '/w/compose.yaml',
    before: undefined,
    after: BUILD('latest'),
    rules: ['unpinned-image'],
  },
  'a file that was missing when others named it': {
    path: '/w/Dockerfile',
    text: DOCKERFILE,
    other: '/w/common/services.yaml',
    before: undefined,
    after: BUILD('latest').replace('context: .', 'context: ..'),
    rules: ['unpinned-image'],
  },
  'a workflow that is new': {
    path: '/w/Dockerfile',
    text: DOCKERFILE,
    other: '/w/.github/workflows/ci.yml',
    before: undefined,
    after: STEP,
    rules: ['unpinned-image'],
  },
  'a dev container one folder deeper': {
    path: '/w/Dockerfile',
    text: DOCKERFILE,
    other: '/w/.devcontainer/a/devcontainer.json',
    before: '{ "build": { "dockerfile": "../../Dockerfile" } }',
    after: '{ "build": { "dockerfile": "../../Dockerfile", "args": { "TAG": "latest" } } }',
    rules: ['unpinned-image'],
  },
};

const ROOT: Texts = {
  '/w/base.yml': 'services:\n  a:\n    extends: { file: common/services.yaml, service: a }\n',
};

describe('an open document is linted anew when there changes on disk', () => {
  for (const [title, { path, text, other, before, after, rules }] of Object.entries(CASES)) {
    const isOfBase = other === '/w/common/services.yaml';
    const texts: Texts = { ...ROOT, ...(isOfBase && { '/w/compose.yaml': EXTENDING }), ...(before !== undefined && { [other]: before }) };
    it(
      title,
      withEditor(setupFor(texts), async (editor) => {
        await open(editor, path, text);
        await untilFound(editor, path, []);
        texts[other] = after;
        await changed(editor, other, before === undefined ? 1 : 2);
        await untilFound(editor, path, rules);
        delete texts[other];
        await changed(editor, other, 3);
        await untilFound(editor, path, []);
      }),
    );
  }
});

describe('other files', () => {
  const TEXTS: Texts = {
    ...ROOT,
    '/w/compose.yaml': EXTENDING,
    '/w/common/services.yaml': BUILD('12.8').replace('context: .', 'context: ..'),
  };

  it(
    'have nothing linted anew that does not rest on them',
    withEditor(setupFor(TEXTS), async (editor) => {
      await open(editor, '/w/Dockerfile', DOCKERFILE);
      await untilFound(editor, '/w/Dockerfile', []);
      const before = editor.published.length;
      for (const path of ['/w/values.yaml', '/w/deploy/pod.yml', '/w/common/Dockerfile']) await changed(editor, path);
      await editor.rest();
      assert.equal(editor.published.length, before);
    }),
  );

  const texts: Texts = { ...TEXTS, '/w/Dockerfile': DOCKERFILE };
  it(
    'have files that are not open linted anew, once the user has asked for these',
    withEditor(setupFor(texts), async (editor) => {
      await editor.connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.lintWorkspace' });
      texts['/w/common/services.yaml'] = BUILD('latest').replace('context: .', 'context: ..');
      await changed(editor, '/w/common/services.yaml');
      await untilFound(editor, '/w/Dockerfile', ['unpinned-image']);
    }),
  );

  it(
    'count as the editor has them, whatever their name is',
    withEditor(setupFor(TEXTS), async (editor) => {
      await open(editor, '/w/Dockerfile', DOCKERFILE);
      await untilFound(editor, '/w/Dockerfile', []);
      await open(editor, '/w/common/services.yaml', BUILD('latest').replace('context: .', 'context: ..'));
      await untilFound(editor, '/w/Dockerfile', ['unpinned-image']);
    }),
  );
});
