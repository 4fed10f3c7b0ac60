import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aFolder, filesIn, run } from './a-run.ts';

const FROM = 'FROM x\n';

const all = (...names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, FROM]));

test('a folder gives its Dockerfiles by name, in order, hidden folders included', async (context) => {
  const wanted = [
    '.devcontainer/Dockerfile',
    'Containerfile',
    'Containerfile.dev',
    'Dockerfile',
    'Dockerfile-prod',
    'Dockerfile.dev',
    'api.Dockerfile',
    'b/web.dockerfile',
    'dockerfile',
  ];
  const unwanted = [
    'Dockerfile.dockerignore',
    'Dockerfile.j2',
    'Dockerfile.tmpl',
    'Dockerfile.in',
    'Dockerfile.md',
    'Dockerfile.bak',
    'Dockerfile~',
    'Dockerfile.swp',
    'Containerfile.erb',
    'MyDockerfile',
    'Dockerfile_x',
    'compose.txt',
    'node_modules/p/Dockerfile',
    '.git/Dockerfile',
  ];
  const cwd = aFolder(context, all(...wanted, ...unwanted));
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json')), wanted);
});

test('a folder gives its manifests, by name or by what they begin with', async (context) => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: x\n';
  const wanted = {
    '.devcontainer/devcontainer.json': '{ "image": "x" }',
    '.github/workflows/ci.yml': 'jobs: {}',
    '.gitlab-ci.yml': 'image: x',
    'compose.yaml': 'services: {}',
    'docker-compose.override.yml': 'services: {}',
    'k8s/list.yaml': `# ${'licence '.repeat(200)}\n${pod.replace('Pod', 'List')}`,
    'k8s/pod.yml': pod,
  };
  const unwanted = {
    'k8s/config.yaml': 'apiVersion: v1\nkind: ConfigMap\ndata: {}\n',
    'k8s/huge.yaml': `${pod}#${' '.repeat(1024 * 1024)}`,
    'k8s/late.yaml': `#${' '.repeat(9000)}\n${pod}`,
    'k8s/pod.json': '{ "apiVersion": "v1", "kind": "Pod" }',
    'values.yaml': 'image: x',
    'workflows/ci.yml': 'jobs: {}',
  };
  const cwd = aFolder(context, { ...wanted, ...unwanted });
  const found = filesIn(await run({ cwd }, 'lint', '-f', 'json'));
  assert.deepEqual(found, Object.keys(wanted));
  const inside = await run({ cwd: join(cwd, '.github', 'workflows') }, 'lint', '-f', 'json');
  assert.deepEqual(filesIn(inside), ['ci.yml'], 'from a folder within');
});

test('YAML that is none of ours is passed over when it is named, and told of when asked', async (context) => {
  const cwd = aFolder(context, { 'values.yaml': 'image: x:latest\n' });
  const { code, lints, stderr } = await run({ cwd }, 'lint', 'values.yaml');
  assert.deepEqual([code, lints, stderr], [0, [], '']);
  const piped = await run({ cwd, stdin: 'image: x\n' }, 'lint', '--fix=all', '--stdin-filename', 'values.yaml', '-');
  assert.equal(piped.stdout, 'image: x\n');
  const told = await run({ cwd }, 'lint', '--verbose', 'values.yaml');
  assert.match(told.stderr, /^values\.yaml: info: is none of the kinds of YAML and JSON that are read, so it is skipped\n/);
});

test('a folder called Dockerfile is walked', async (context) => {
  const cwd = aFolder(context, all('Dockerfile/Dockerfile', 'Dockerfile/other'));
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json')), ['Dockerfile/Dockerfile']);
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json', 'Dockerfile')), ['Dockerfile/Dockerfile']);
});

test('.gitignore files count, nested ones and .git/info/exclude too', async (context) => {
  const cwd = aFolder(context, {
    ...all(
      'Dockerfile',
      'build/Dockerfile',
      'a/Dockerfile.gen',
      'a/keep/Dockerfile.gen',
      'a/b/Dockerfile',
      'out/Dockerfile',
      'sub/Dockerfile',
    ),
    '.gitignore': 'build/\n*.gen\n',
    'a/.gitignore': '!keep/*.gen\n/b\n',
    '.git/info/exclude': 'out\n',
  });
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json')), ['Dockerfile', 'a/keep/Dockerfile.gen', 'sub/Dockerfile']);
  assert.deepEqual(filesIn(await run({ cwd: join(cwd, 'a') }, 'lint', '-f', 'json')), ['keep/Dockerfile.gen'], 'from a folder within');
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json', 'build')), ['build/Dockerfile'], 'an ignored folder that is named');
  assert.deepEqual(
    filesIn(await run({ cwd }, 'lint', '-f', 'json', 'a/Dockerfile.gen')),
    ['a/Dockerfile.gen'],
    'an ignored file that is named',
  );
});

test('templates are counted when found and linted when named', async (context) => {
  const cwd = aFolder(context, {
    Dockerfile: FROM,
    'Dockerfile.a': 'FROM {{ x }}\n',
    'Dockerfile.b': 'FROM <%= x %>\n',
    'Dockerfile.c': 'FROM x\n{% if y %}\nRUN z\n{% endif %}\n',
    'Dockerfile.d': 'FROM x\nENV Y="{{ y }}"\n',
    'Dockerfile.e': 'FROM x\n<%if y%>\nRUN z\n',
  });
  assert.match((await run({ cwd }, 'lint')).stdout, /in 1 file, 5 templates skipped/);
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json', 'Dockerfile.a')), ['Dockerfile.a']);
  assert.match((await run({ cwd }, 'lint', '--verbose')).stderr, /Dockerfile\.a: info: .*template/);
});

test('formats of programs make no template', async (context) => {
  const runs = [
    "RUN cp -R $(go list -m -f='{{.Dir}}' example.com/x)/include /opt",
    'RUN docker inspect --format "{{.Id}}" x',
    "RUN git log --format='%aN <%aE>'",
    "RUN printf '{%s}' x \\\n  '{% s}'",
  ];
  const cwd = aFolder(context, Object.fromEntries(runs.map((text, index) => [`Dockerfile.${index}`, `FROM x\n${text}\n`])));
  assert.equal(filesIn(await run({ cwd }, 'lint', '-f', 'json')).length, runs.length);
});

test('quoted globs are expanded', async (context) => {
  const cwd = aFolder(context, {
    ...all('a/Dockerfile', 'a/x.docker', 'b/c/Dockerfile', 'b/Dockerfile.md', 'x/[id]/Dockerfile', 'node_modules/Dockerfile'),
    'b/readme': '',
  });
  const found = async (pattern: string) => filesIn(await run({ cwd }, 'lint', '-f', 'json', pattern));
  assert.deepEqual(await found('**/Dockerfile*'), ['a/Dockerfile', 'b/c/Dockerfile', 'x/[id]/Dockerfile']);
  assert.deepEqual(await found('*/*.docker'), ['a/x.docker']);
  assert.deepEqual(await found('{a,b}'), ['a/Dockerfile', 'b/c/Dockerfile']);
  assert.deepEqual(await found('b/**'), ['b/c/Dockerfile']);
  assert.deepEqual(await found('x/[id]/Dockerfile'), ['x/[id]/Dockerfile'], 'a path that exists is no pattern');
  const none = await run({ cwd }, 'lint', 'zz/*');
  assert.equal(none.code, 2);
  assert.match(none.stderr, /^zz\/\*: no file matches this pattern\n/);
});

test('links: loops end, linked files are found once, links that lead nowhere are told', async (context) => {
  const cwd = aFolder(context, all('real/Dockerfile', 'elsewhere/base'));
  symlinkSync('..', join(cwd, 'real', 'loop'));
  symlinkSync('real/Dockerfile', join(cwd, 'Dockerfile'));
  symlinkSync('elsewhere/base', join(cwd, 'Dockerfile.linked'));
  symlinkSync('nowhere', join(cwd, 'Dockerfile.dangling'));
  const ran = await run({ cwd }, 'lint', '-f', 'json');
  assert.deepEqual(filesIn(ran), ['Dockerfile.linked', 'real/Dockerfile']);
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /^Dockerfile\.dangling: is a symbolic link that leads nowhere/);
  assert.match((await run({ cwd }, 'lint', 'Dockerfile.dangling')).stderr, /leads nowhere/);
});

test('a pipe is never waited for', {
  skip: process.platform === 'win32' ? 'there are no named pipes in folders' : false,
}, async (context) => {
  const cwd = aFolder(context, {});
  execFileSync('mkfifo', [join(cwd, 'Dockerfile')]);
  assert.equal((await run({ cwd }, 'lint')).code, 0);
  const named = await run({ cwd }, 'lint', 'Dockerfile');
  assert.equal(named.code, 2);
  assert.match(named.stderr, /^Dockerfile: is no regular file/);
});

test('a .gitignore that leads to a device without an end leaves nothing out', {
  skip: process.platform === 'win32' ? 'there are no such devices' : false,
}, async (context) => {
  const cwd = aFolder(context, all('Dockerfile'));
  symlinkSync('/dev/zero', join(cwd, '.gitignore'));
  assert.deepEqual(filesIn(await run({ cwd }, 'lint', '-f', 'json')), ['Dockerfile']);
});

test('a file named twice is linted once; what is named is linted by itself, what is found with its workspace', async (context) => {
  const cwd = aFolder(context, all('Dockerfile', 'b/Dockerfile'));
  const ran = await run({ cwd }, 'lint', '-f', 'json', './Dockerfile', 'Dockerfile', '.');
  assert.deepEqual(filesIn(ran), ['Dockerfile', 'b/Dockerfile']);
  assert.deepEqual(
    ran.lints.map(({ scope }) => scope),
    ['file', 'workspace'],
  );
});

test('nothing found is said, and no failure', async (context) => {
  const cwd = aFolder(context, {});
  mkdirSync(join(cwd, 'empty'));
  const { code, stderr } = await run({ cwd }, 'lint', 'empty');
  assert.equal(code, 0);
  assert.equal(stderr, 'plimsoll: no Dockerfile and no manifest found in empty\n');
});
