import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';
import { type Files, findingsIn, found, service } from './strict-findings.ts';

describe('a file of variables that a service names', () => {
  const DAEMON = 'DOCKER_HOST=tcp://192.0.2.7:2375\n';
  const CLI = 'image: docker:27.3.1-cli\nmem_limit: 1g\n';
  const FILE = '/w/compose.yaml';
  const told = async (fields: string, files: Files) => found(FILE, { [FILE]: service(`${CLI}${fields}`), ...files });

  it('says where a daemon is, and leads there', async () => {
    const files = { [FILE]: service(`${CLI}env_file: agent.env`), '/w/agent.env': `# agents\n${DAEMON}` };
    const [finding, ...others] = await findingsIn(FILE, files);
    assert.deepEqual([finding?.rule, others], ['docker-tcp-socket', []]);
    const [place] = finding?.related ?? [];
    assert.deepEqual(
      [place?.path, files['/w/agent.env'].slice(place?.span.start, place?.span.end)],
      ['/w/agent.env', 'tcp://192.0.2.7:2375'],
    );
  });

  it('is one of a list, in a map, or named by a variable', async () => {
    const files = { '/w/agent.env': DAEMON, '/w/other.env': 'A=b\n', '/w/.env': 'WHICH=agent\n' };
    const at = (written: string) => [`docker-tcp-socket ${written}`];
    assert.deepEqual(await told('env_file: [other.env, agent.env]', files), at('agent.env'));
    assert.deepEqual(await told('env_file:\n  - path: ./agent.env\n    required: false', files), at('./agent.env'));
    assert.deepEqual(await told('env_file: { path: agent.env, format: raw }', files), at('agent.env'));
    assert.deepEqual(await told('env_file: $WHICH.env', files), at('$WHICH.env'));
    assert.deepEqual(await told('env_file: gone.env', files), []);
    assert.deepEqual(await told('env_file: $GONE', files), []);
  });

  it('counts less than a later one, and than what the service itself is given', async () => {
    const files = { '/w/agent.env': DAEMON, '/w/later.env': 'DOCKER_HOST=ssh://192.0.2.7\n', '/w/tls.env': 'DOCKER_TLS_VERIFY=1\n' };
    assert.deepEqual(await told('env_file: [agent.env, later.env]', files), []);
    assert.deepEqual(await told('env_file: [later.env, agent.env]', files), ['docker-tcp-socket agent.env']);
    assert.deepEqual(await told('env_file: agent.env\nenvironment: { DOCKER_HOST: ssh://192.0.2.7 }', files), []);
    assert.deepEqual(await told('env_file: agent.env\nenvironment: [DOCKER_HOST]', files), []);
    assert.deepEqual(await told('env_file: [agent.env, tls.env]', files), []);
  });

  it('is read as it is where its format says so', async () => {
    const files = { '/w/agent.env': 'DOCKER_HOST="tcp://192.0.2.7:2375" # quoted\n' };
    assert.deepEqual(await told('env_file: agent.env', files), ['docker-tcp-socket agent.env']);
    assert.deepEqual(await told('env_file: { path: agent.env, format: raw }', files), []);
  });

  it('tells a socket by any name apart', async () => {
    const fields = 'volumes: ["/srv/engine.sock:/engine.sock"]\nenv_file: agent.env';
    assert.deepEqual(await told(fields, {}), []);
    assert.deepEqual(await told(fields, { '/w/agent.env': 'DOCKER_HOST=unix:///engine.sock\n' }), [
      'docker-socket-mount /srv/engine.sock:/engine.sock',
    ]);
  });

  it('may hold secrets, as the file beside the Compose file may', async () => {
    const secret = 'API_TOKEN=q7Zr2kLw9VbX4tNc8sHd\n';
    assert.deepEqual(await told('env_file: agent.env', { '/w/agent.env': secret }), []);
    for (const value of ['$API_TOKEN', '${API_TOKEN}', '${API_TOKEN:?}', 'a${API_TOKEN}b'])
      assert.deepEqual(await told(`environment: { API_TOKEN: "${value}" }`, { '/w/.env': secret }), [], value);
    assert.deepEqual(await told('environment: { DB_PASSWORD: "${DB_PASSWORD:-changeme}" }', { '/w/.env': 'DB_PASSWORD=a\n' }), [
      'secret-in-environment DB_PASSWORD: "${DB_PASSWORD:-changeme}"',
    ]);
  });

  it('is not read where it is longer than such files are', async () => {
    const long = `# ${'x'.repeat(70_000)}\n${DAEMON}`;
    assert.deepEqual(await told('env_file: agent.env', { '/w/agent.env': long }), []);
  });

  it('is one of so many at most', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `${index}.env`);
    const read: string[] = [];
    const { files, ...host } = memoryHost({ [FILE]: '' });
    const counting = { list: async () => [], ...files, read: async (path: string) => void read.push(path) };
    const text = service(`${CLI}env_file: [${names.join(', ')}]`);
    await createLinter({ ...host, files: counting }).lint({ path: FILE, text, config: DEFAULT_CONFIG, scope: 'workspace' });
    assert.ok(read.length <= 250, `${read.length}`);
  });
});

describe('an included file', () => {
  const DOCKERFILE = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG}\n';
  const PART = service('build: { context: web, args: { TAG: "${TAG:-1.3}" } }');
  const tagOf = async (included: string, files: Files) => {
    const all = { '/w/web/Dockerfile': DOCKERFILE, '/w/parts/a.yml': PART, '/w/compose.yaml': `include:\n  - ${included}\n`, ...files };
    const findings = await findingsIn('/w/web/Dockerfile', all);
    return findings.map(({ related: [place] }) => place?.path);
  };
  const TAGGED = 'TAG=latest\n';

  it('sees its paths from its own folder, or from that of the project which it is told', async () => {
    assert.deepEqual(await tagOf('parts/a.yml', { '/w/.env': TAGGED }), []);
    assert.deepEqual(await tagOf('{ path: parts/a.yml, project_directory: . }', { '/w/.env': TAGGED }), ['/w/.env']);
    assert.deepEqual(await tagOf('{ path: parts/a.yml, project_directory: elsewhere }', { '/w/.env': TAGGED }), []);
  });

  it('has the variables of its own files, and before them those of who includes it', async () => {
    const inclusion = (more: string): string => `{ path: parts/a.yml, project_directory: .${more} }`;
    const files = { '/w/a.env': TAGGED, '/w/b.env': 'TAG=1.4\n' };
    assert.deepEqual(await tagOf(inclusion(', env_file: a.env'), files), ['/w/a.env']);
    assert.deepEqual(await tagOf(inclusion(', env_file: [b.env, a.env]'), files), ['/w/a.env']);
    assert.deepEqual(await tagOf(inclusion(', env_file: [a.env, b.env]'), files), []);
    assert.deepEqual(await tagOf(inclusion(', env_file: a.env'), { ...files, '/w/.env': 'TAG=1.4\n' }), []);
    assert.deepEqual(await tagOf(inclusion(', env_file: gone.env'), files), []);
  });

  it('has those beside it where nothing else is said', async () => {
    const files = { '/w/parts/.env': TAGGED, '/w/parts/a.yml': PART.replace('context: web', 'context: ../web') };
    assert.deepEqual(await tagOf('parts/a.yml', files), ['/w/parts/.env']);
  });

  it('may include others, each from where it is', async () => {
    const files = {
      '/w/parts/a.yml': 'include: [{ path: more/b.yml, project_directory: . }]\nservices: {}\n',
      '/w/more/b.yml': PART,
      '/w/.env': TAGGED,
    };
    assert.deepEqual(await tagOf('{ path: parts/a.yml, project_directory: . }', files), ['/w/.env']);
  });

  it('is read by itself as it is read where it is included', async () => {
    const part = service('image: registry.example.com/web:${TAG}\nmem_limit: 1g\nextends: { file: parts/base.yml, service: base }');
    const files = { '/w/parts/a.yml': part, '/w/parts/base.yml': service('read_only: true', 'base'), '/w/a.env': TAGGED };
    const include = 'include: [{ path: parts/a.yml, env_file: a.env, project_directory: . }]\n';
    assert.deepEqual(await found('/w/parts/a.yml', { ...files, '/w/compose.yaml': include }), [
      'unpinned-image registry.example.com/web:${TAG}',
    ]);
    assert.deepEqual(await found('/w/parts/a.yml', { ...files, '/w/compose.yaml': `${include}# $\n`, '/w/.env': 'TAG=12.8\n' }), []);
    assert.deepEqual(await found('/w/parts/a.yml', files), []);
  });
});
