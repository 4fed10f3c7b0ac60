import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';

type Files = Readonly<Record<string, string>>;

const DOCKERFILE = 'FROM eclipse-temurin:21.0.5_11-jre\nENV JAVA_OPTS=-Xmx1g\nCMD ["java", "-jar", "/app.jar"]\n';
const GENERAL = 'info -Xmx1g fixes the heap, whatever memory the container gets';
const config = { ...DEFAULT_CONFIG, extends: 'strict' } as const;

const lint = async (path: string, files: Files) => {
  const { findings } = await createLinter(memoryHost(files)).lint({ path, text: files[path] ?? '', config, scope: 'workspace' });
  return findings.filter(({ rule }) => rule === 'jvm-heap-fixed');
};

const service = (name: string, lines: readonly string[]): string =>
  `  ${name}:\n    build: .\n${lines.map((line) => `    ${line}\n`).join('')}`;

const told = async (services: string, dockerfile = DOCKERFILE): Promise<readonly string[]> => {
  const found = await lint('/w/Dockerfile', { '/w/Dockerfile': dockerfile, '/w/compose.yaml': `services:\n${services}` });
  return found.map(({ severity, message }) => `${severity} ${message}`);
};

describe('a heap that a Dockerfile fixes', () => {
  it('is told of once, with the limit of the service that builds it', async () => {
    const [only, ...others] = await told(service('web', ['mem_limit: 512m']));
    assert.deepEqual(others, []);
    assert.equal(
      only,
      'warning -Xmx1g is more than the memory limit of its container (512m): it is killed before the heap is full. ' +
        'Take a part of it with -XX:MaxRAMPercentage=75.0. Found in the build of service "web".',
    );
  });

  it('points at the limit, and gets its part of it', async () => {
    const compose = `services:\n${service('web', ['deploy: { resources: { limits: { memory: 2g } } }'])}`;
    const [finding] = await lint('/w/Dockerfile', { '/w/Dockerfile': DOCKERFILE, '/w/compose.yaml': compose });
    const [limit] = finding?.related ?? [];
    assert.equal(limit?.path, '/w/compose.yaml');
    assert.equal(compose.slice(limit?.span.start, limit?.span.end), '2g');
    assert.deepEqual(
      finding?.fixes.flatMap(({ edits }) => edits.map(({ text }) => text)),
      ['-XX:MaxRAMPercentage=50.0'],
    );
  });

  it('is told of as for any container where no limit is known', async () => {
    for (const lines of [[], ['mem_limit: ${LIMIT}']]) {
      const found = await told(service('web', lines));
      assert.equal(found.length, 1);
      assert.ok(found[0]?.startsWith(GENERAL), found[0]);
      assert.doesNotMatch(found[0] ?? '', /service/);
    }
  });

  it('is told of for each limit that differs', async () => {
    const services = ['512m', '512m', '2g'].map((limit, index) => service(`web${index}`, [`mem_limit: ${limit}`])).join('');
    const found = await told(services);
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /more than .* \(512m\).* Found in the build of service "web0", service "web1"\.$/);
    assert.match(found[1] ?? '', /at 50 % of .* \(2g\).* Found in the build of service "web2"\.$/);
  });

  it('is that of the service where this sets the same variable', async () => {
    const compose = `services:\n${service('web', ['mem_limit: 512m', 'environment:', '  JAVA_OPTS: -Xmx512m'])}`;
    const files = { '/w/Dockerfile': DOCKERFILE, '/w/compose.yaml': compose };
    const [inDockerfile, ...others] = await lint('/w/Dockerfile', files);
    assert.ok(`${inDockerfile?.severity} ${inDockerfile?.message}`.startsWith(GENERAL));
    assert.deepEqual(others, []);
    const [inCompose] = await lint('/w/compose.yaml', files);
    assert.match(inCompose?.message ?? '', /^-Xmx512m is all of the memory limit of service "web" \(512m\)/);
  });

  it('counts for nothing in a command that the service replaces', async () => {
    const dockerfile = 'FROM eclipse-temurin:21.0.5_11-jre\nCMD ["java", "-Xmx1g", "-jar", "/app.jar"]\n';
    const limited = ['mem_limit: 512m'];
    assert.match((await told(service('web', limited), dockerfile))[0] ?? '', /more than/);
    const replaced = await told(service('web', [...limited, 'command: [java, -jar, /app.jar]']), dockerfile);
    assert.deepEqual(replaced.length, 1);
    assert.ok(replaced[0]?.startsWith(GENERAL));
  });

  it('is that of a file of variables that the service names', async () => {
    const compose = `services:\n${service('web', ['mem_limit: 512m', 'env_file: web.env'])}`;
    const files = { '/w/Dockerfile': DOCKERFILE, '/w/compose.yaml': compose, '/w/web.env': 'JAVA_OPTS=-Xmx768m\n' };
    const [inDockerfile, ...others] = await lint('/w/Dockerfile', files);
    assert.ok(`${inDockerfile?.severity} ${inDockerfile?.message}`.startsWith(GENERAL));
    assert.deepEqual(others, []);
    const [inCompose] = await lint('/w/compose.yaml', files);
    assert.match(inCompose?.message ?? '', /^-Xmx768m is more than the memory limit of service "web" \(512m\)/);
    assert.equal(compose.slice(inCompose?.at.start, inCompose?.at.end), 'web.env');
    assert.deepEqual(inCompose?.fixes, []);
  });

  it('is held against the limit where such a file sets something else', async () => {
    const compose = `services:\n${service('web', ['mem_limit: 512m', 'env_file: web.env'])}`;
    const files = { '/w/Dockerfile': DOCKERFILE, '/w/compose.yaml': compose, '/w/web.env': 'NAME=web\n' };
    assert.match((await lint('/w/Dockerfile', files))[0]?.message ?? '', /more than .* \(512m\)/);
  });

  it('may be another where the service has its variables from a file that is not there', async () => {
    const [only, ...others] = await told(service('web', ['mem_limit: 512m', 'env_file: web.env']));
    assert.ok(only?.startsWith(GENERAL));
    assert.deepEqual(others, []);
    const dockerfile = 'FROM eclipse-temurin:21.0.5_11-jre\nCMD ["java", "-Xmx1g", "-jar", "/app.jar"]\n';
    assert.match((await told(service('web', ['mem_limit: 512m', 'env_file: web.env']), dockerfile))[0] ?? '', /more than/);
  });
});
