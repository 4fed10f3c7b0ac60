import { spawn, spawnSync } from 'node:child_process';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './debian-registry.ts';
import type { Ends } from './fake-server.ts';

/** A repository of the tests: its tags, each on a commit of its own. */
export interface GitWorld {
  /** As `tools/tool.git`. */
  readonly name: string;
  /** Those with a message stand for an object of their own. */
  readonly tags: readonly { readonly name: string; readonly kind: 'light' | 'annotated' }[];
  readonly objectFormat?: 'sha1' | 'sha256';
}

export interface GitServer {
  readonly host: string;
  /** The commit that a name of a repository stands for. */
  commitOf(repository: string, name: string): string;
  git(repository: string, ...words: string[]): string;
  /** `METHOD /path?query`, with the version of the protocol that was asked for. */
  readonly requests: readonly { readonly line: string; readonly protocol: string | undefined }[];
}

const ME = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
const ALONE = { ...ME, PATH: process.env.PATH ?? '', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: '/nonexistent' };

const run = (folder: string, words: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder, env: ALONE, encoding: 'utf8', input: '' });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
};

const make = (root: string, { name, tags, objectFormat = 'sha1' }: GitWorld): void => {
  run(root, ['init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${objectFormat}`, name]);
  const folder = join(root, name);
  const tree = run(folder, ['mktree']);
  let parent: readonly string[] = [];
  for (const tag of tags) {
    const commit = run(folder, ['commit-tree', tree, ...parent, '-m', tag.name]);
    parent = ['-p', commit];
    run(folder, ['update-ref', 'refs/heads/main', commit]);
    run(folder, ['tag', ...(tag.kind === 'annotated' ? ['-a', '-m', 'a release'] : []), tag.name, commit]);
  }
};

/** Git's own server, on a free port of loopback: its CGI program behind a few lines of HTTP. */
export const startGitServer = async (ends: Ends, worlds: readonly GitWorld[]): Promise<GitServer> => {
  const root = temporaryFolder(ends);
  for (const world of worlds) make(root, world);
  const requests: { line: string; protocol: string | undefined }[] = [];
  const server = http.createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ line: `${method} ${url}`, protocol: headers['git-protocol']?.toString() });
    void serve(root, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const git = (repository: string, ...words: string[]): string => run(join(root, repository), words);
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    commitOf: (repository, name) => git(repository, 'rev-parse', `${name}^{commit}`),
    git,
    requests,
  };
};

const serve = async (root: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://git');
  const env = {
    ...ALONE,
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROTOCOL: request.headers['git-protocol']?.toString() ?? '',
    REQUEST_METHOD: request.method ?? '',
    PATH_INFO: decodeURIComponent(pathname),
    QUERY_STRING: search.slice(1),
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    CONTENT_LENGTH: request.headers['content-length'] ?? '',
    REMOTE_ADDR: '127.0.0.1',
  };
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  answer(Buffer.concat(chunks), response);
};

/** What a CGI program writes: headers, one of which may be the status, an empty line, the body. */
const answer = (output: Buffer, response: ServerResponse): void => {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const);
  const status = headers.find(([name]) => name === 'status')?.[1];
  response.writeHead(
    status === undefined ? 200 : Number.parseInt(status, 10),
    Object.fromEntries(headers.filter(([name]) => name !== 'status')),
  );
  response.end(output.subarray(end + 4));
};
