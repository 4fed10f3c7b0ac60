import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Files, findingsIn, found, service } from './strict-findings.ts';

const IMAGE = 'registry.example.com/web:1.2';
describe('a limit of a service', () => {
  const none = ['no-memory-limit web:'];
  const limited = (files: Files) => found('/w/compose.yaml', files);

  it('counts that stands in the file whose service it extends', async () => {
    const text = service(`image: ${IMAGE}\nextends: { file: ./parts/base.yml, service: base }`);
    const files = { '/w/compose.yaml': text, '/w/parts/base.yml': service('extends: lower\n', 'base') };
    assert.deepEqual(await limited({ ...files, '/w/parts/base.yml': service('mem_limit: 1g', 'base') }), []);
    assert.deepEqual(await limited({ ...files, '/w/parts/base.yml': service('read_only: true', 'base') }), none);
    const chain = `${service('extends: lower', 'base')}  lower:\n    extends: { file: ../deeper.yml, service: it }\n`;
    assert.deepEqual(await limited({ ...files, '/w/parts/base.yml': chain, '/w/deeper.yml': service('mem_limit: 1g', 'it') }), []);
  });

  it('is not known where what is extended can not be read', async () => {
    for (const extended of [
      '{ file: gone.yml, service: base }',
      '{ file: $FILE, service: base }',
      '{ file: base.yml, service: gone }',
      'gone',
    ])
      assert.deepEqual(
        await limited({ '/w/compose.yaml': service(`image: ${IMAGE}\nextends: ${extended}`), '/w/base.yml': service('image: a', 'base') }),
        [],
        extended,
      );
    const loop = service(`image: ${IMAGE}\nextends: { file: compose.yaml, service: web }`);
    assert.deepEqual(await limited({ '/w/compose.yaml': loop }), []);
  });

  it('counts that an override or a variant of the file sets, and that of the file which a variant is put on top of', async () => {
    const [free, capped] = [service(`image: ${IMAGE}`), service(`image: ${IMAGE}\nmem_limit: 1g`)];
    for (const other of ['compose.override.yml', 'compose.prod.yaml', 'docker-compose.yml']) {
      assert.deepEqual(await limited({ '/w/compose.yaml': free, [`/w/${other}`]: capped }), [], other);
      assert.deepEqual(await limited({ '/w/compose.yaml': free, [`/w/${other}`]: free }), none, other);
      assert.deepEqual(await found(`/w/${other}`, { '/w/compose.yaml': capped, [`/w/${other}`]: free }), [], other);
    }
  });

  it('is asked of a service where it is declared, and not where another file adds to it', async () => {
    const files = {
      '/w/compose.yaml': service(`image: ${IMAGE}`),
      '/w/compose.override.yaml': `${service(`image: ${IMAGE}`)}  other:\n    image: ${IMAGE}\n`,
      '/w/compose.dev.yaml': service('volumes: [./src:/src]'),
      '/w/parts/compose.dev.yaml': service('volumes: [./src:/src]'),
      '/w/parts/compose.yaml': service('build: { dockerfile_inline: FROM scratch }'),
    };
    assert.deepEqual(await limited(files), none);
    assert.deepEqual(await found('/w/compose.override.yaml', files), ['no-memory-limit other:']);
    assert.deepEqual(await found('/w/compose.dev.yaml', files), []);
    assert.deepEqual(await found('/w/parts/compose.dev.yaml', files), []);
    assert.deepEqual(await found('/w/parts/compose.yaml', files), none);
  });
});

describe('a service that rests on other files', () => {
  it('is found at fault where that is written, and nowhere else', async () => {
    const files = {
      '/w/compose.yaml': service('mem_limit: 1g\nextends: { file: base.yml, service: base }'),
      '/w/base.yml': service(`image: ${IMAGE}\nmem_limit: 1g\nvolumes: ["/var/run/docker.sock:/var/run/docker.sock"]`, 'base'),
    };
    assert.deepEqual(await found('/w/compose.yaml', files), []);
    assert.deepEqual(await found('/w/base.yml', files), ['docker-socket-mount /var/run/docker.sock:/var/run/docker.sock']);
  });

  it('has the image that another file names: a proxy of the socket is told apart by it', async () => {
    const mount = 'mem_limit: 1g\nvolumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]';
    const files = {
      '/w/compose.yaml': service(`image: ${IMAGE}\nmem_limit: 1g`),
      '/w/compose.override.yaml': service(mount),
      '/w/base.yml': service('image: ghcr.io/tecnativa/docker-socket-proxy:v0.3.0', 'base'),
      '/w/extending/compose.yaml': service(`extends: { file: ../base.yml, service: base }\n${mount}`),
    };
    const severities = async (path: string) => (await findingsIn(path, files)).map(({ rule, severity }) => `${rule} ${severity}`);
    assert.deepEqual(await severities('/w/compose.override.yaml'), ['docker-socket-mount error']);
    assert.deepEqual(await severities('/w/extending/compose.yaml'), ['docker-socket-mount info']);
  });

  it('names what it builds where another file says that it is built', async () => {
    const files = {
      '/w/compose.yaml': service('image: org/web:latest\nmem_limit: 1g\nextends: { file: base.yml, service: base }'),
      '/w/base.yml': service('build: .', 'base'),
      '/w/compose.override.yaml': service('image: org/web:dev\nmem_limit: 1g'),
    };
    assert.deepEqual(await found('/w/compose.yaml', files), []);
    assert.deepEqual(await found('/w/compose.override.yaml', files), []);
    const { '/w/base.yml': _, ...withoutBase } = files;
    assert.deepEqual(await found('/w/compose.yaml', withoutBase), ['unpinned-image org/web:latest']);
  });

  it('rests on them too where its own has a name of any kind', async () => {
    const text = service('image: org/web:${TAG}\nextends: { file: base.yml, service: base }');
    const files = { '/w/stack.yml': text, '/w/base.yml': service('mem_limit: 1g', 'base'), '/w/.env': 'TAG=latest\n' };
    assert.deepEqual(await found('/w/stack.yml', files), ['unpinned-image org/web:${TAG}']);
  });

  it('may use what an included file builds', async () => {
    const files = {
      '/w/compose.yaml': `include: [parts/api.yml, { path: [parts/more.yml, gone.yml] }]\n${service('image: org/api:latest\nmem_limit: 1g')}`,
      '/w/parts/api.yml': service('build: .\nimage: org/api', 'api'),
      '/w/parts/more.yml': `include: [../compose.yaml]\n${service('image: org/other', 'more')}`,
    };
    assert.deepEqual(await found('/w/compose.yaml', files), []);
    assert.deepEqual(await found('/w/compose.yaml', { ...files, '/w/parts/api.yml': '' }), ['unpinned-image org/api:latest']);
  });
});

describe('a build that several files describe', () => {
  const DOCKERFILE = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG} AS prod\nFROM prod AS dev\nRUN echo\n';
  const built = async (files: Files) => {
    const findings = await findingsIn('/w/web/Dockerfile', { ...files, '/w/web/Dockerfile': DOCKERFILE });
    return findings.map(({ rule, message, related: [place] }) => {
      const written = place?.path === undefined ? undefined : files[place.path]?.slice(place.span.start, place.span.end);
      return `${rule} ${/service "\w+"/.exec(message)?.[0]} ${place?.path} ${written}`;
    });
  };

  it('takes the arguments of the extended service, from the folder of its file', async () => {
    const files = {
      '/w/compose.yaml': service('extends: { file: web/base.yml, service: base }\nbuild: { args: { OTHER: 1 } }', 'shop'),
      '/w/web/base.yml': service('build: { context: ., args: [TAG=latest] }', 'base'),
    };
    assert.deepEqual(await built(files), ['unpinned-image service "shop" /w/web/base.yml latest']);
  });

  it('takes the arguments of the file that it is put on top of, and leaves that one its own', async () => {
    const files = {
      '/w/compose.yaml': service('build: { context: web, args: { TAG: "1.3" } }'),
      '/w/compose.override.yaml': service('build: { args: { TAG: latest } }'),
    };
    assert.deepEqual(await built(files), ['unpinned-image service "web" /w/compose.override.yaml latest']);
    assert.deepEqual(
      await built({ '/w/compose.yaml': service('build: web'), '/w/compose.dev.yaml': service('build: { target: dev }') }),
      [],
    );
  });

  it('takes the variables of the environment file, and leads back to it', async () => {
    const compose = service('build: { context: "${DIR:-web}", args: { TAG: "${TAG:-1.3}" } }');
    assert.deepEqual(await built({ '/w/compose.yaml': compose }), []);
    assert.deepEqual(await built({ '/w/compose.yaml': compose, '/w/.env': 'TAG=latest\n' }), [
      'unpinned-image service "web" /w/.env latest',
    ]);
    assert.deepEqual(await built({ '/w/compose.yaml': compose, '/w/.env': 'TAG=latest\nDIR=other\n' }), []);
  });

  it('is found where only an included file describes it', async () => {
    const files = {
      '/w/compose.yaml': 'include:\n  - path: deploy/stack.yml\n',
      '/w/deploy/stack.yml': service('build: { context: ../web, args: { TAG: latest } }'),
    };
    assert.deepEqual(await built(files), ['unpinned-image service "web" /w/deploy/stack.yml latest']);
  });
});
