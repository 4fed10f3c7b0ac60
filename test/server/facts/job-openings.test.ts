import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { environmentOf, mountsOf, settingsOf } from './opened.ts';

const WORKFLOW = '.github/workflows/ci.yml';
const PIPELINE = '.gitlab-ci.yml';
const DEVCONTAINER = '.devcontainer/devcontainer.json';

describe('what dev containers open', () => {
  it('are mounts as strings and as objects', async () => {
    const text = `{
  // a comment
  "image": "node",
  "mounts": [
    "source=/var/run/docker.sock,target=/s,type=bind",
    "type=bind,src=/a,dst=/b,readonly", // another
    { "source": "/c", "target": "/d", "type": "bind" },
    "source=data,target=/e,type=volume",
    "source=\${localEnv:HOME}/.ssh,target=/f,type=bind",
  ],
  "workspaceMount": "source=/g,target=/h,type=bind",
}`;
    assert.deepEqual(await mountsOf(DEVCONTAINER, text), [
      'source=/var/run/docker.sock,target=/s,type=bind: /var/run/docker.sock -> /s (dev container, node)',
      'type=bind,src=/a,dst=/b,readonly: /a -> /b ro (dev container, node)',
      '/c: /c -> /d (dev container, node)',
      'source=${localEnv:HOME}/.ssh,target=/f,type=bind: ${localEnv:HOME}/.ssh -> /f (dev container, node)',
      'source=/g,target=/h,type=bind: /g -> /h (dev container, node)',
    ]);
  });

  it('are options of docker run, in one item or in two', async () => {
    const text = `{ "runArgs": ["-v", "/a:/b", /* why */ "--mount", "type=bind,source=/c,target=/d", "--volume=/e:/f",
      "--privileged", "--cap-add=SYS_PTRACE", "--security-opt", "seccomp=unconfined", "--network=host", "-e", "A=b"] }`;
    assert.deepEqual(await mountsOf(DEVCONTAINER, text), [
      '/a:/b: /a -> /b (dev container)',
      'type=bind,source=/c,target=/d: /c -> /d (dev container)',
      '--volume=/e:/f: /e -> /f (dev container)',
    ]);
    assert.deepEqual(await settingsOf(DEVCONTAINER, text), [
      'dev container: privileged at --privileged',
      'dev container: capability SYS_PTRACE at --cap-add=SYS_PTRACE',
      'dev container: profile seccomp at seccomp=unconfined',
      'dev container: namespace network at --network=host',
    ]);
    assert.deepEqual(await environmentOf(DEVCONTAINER, text), ['dev container: A=b literal']);
  });

  it('are fields of its own and features', async () => {
    const text = `{
  "privileged": true, "capAdd": ["SYS_ADMIN"], "securityOpt": ["label=disable"],
  "containerEnv": { "A": "b", "C": "\${localEnv:C}" }, "remoteEnv": { "DOCKER_HOST": "unix:///s" },
  "features": {
    "ghcr.io/devcontainers/features/docker-in-docker:2": {},
    "ghcr.io/devcontainers/features/docker-outside-of-docker:1": {},
    "docker-from-docker": "latest",
    "ghcr.io/devcontainers/features/node:1": {}
  },
  "postCreateCommand": { "one": "docker run -v /a:/b x", "two": ["docker", "run", "-v", "/c:/d", "x"] },
}`;
    const socket = '/var/run/docker.sock -> /var/run/docker-host.sock (dev container)';
    assert.deepEqual(await mountsOf(DEVCONTAINER, text), [
      `ghcr.io/devcontainers/features/docker-outside-of-docker:1: ${socket}`,
      `docker-from-docker: ${socket}`,
      '/a:/b: /a -> /b',
      '/c:/d: /c -> /d',
    ]);
    assert.deepEqual(await settingsOf(DEVCONTAINER, text), [
      'dev container: privileged at "privileged": true',
      'dev container: capability SYS_ADMIN at SYS_ADMIN',
      'dev container: profile label at label=disable',
      'dev container: docker-host unix:///s at "DOCKER_HOST": "unix:///s"',
      'dev container: docker-in-docker at ghcr.io/devcontainers/features/docker-in-docker:2',
    ]);
    assert.deepEqual(await environmentOf(DEVCONTAINER, text), [
      'dev container: A=b literal',
      'dev container: C=? literal',
      'dev container: DOCKER_HOST=unix:///s literal',
    ]);
  });
});

describe('what workflows open', () => {
  it('are volumes and options of containers and services', async () => {
    const text = `jobs:
  build:
    runs-on: ubuntu-24.04
    container:
      image: alpine
      options: --pid=host --privileged -v /var/run:/var/run:ro --name \${{ github.run_id }}
      volumes: [/a:/b, data:/c]
    services:
      db: { image: postgres, options: "--cap-add NET_ADMIN", volumes: ["/d:/e"], env: { P: x, S: "\${{ secrets.S }}" } }
`;
    assert.deepEqual(await mountsOf(WORKFLOW, text), [
      '/a:/b: /a -> /b (job "build", alpine)',
      '/d:/e: /d -> /e (service "db", postgres)',
      '/var/run:/var/run:ro: /var/run -> /var/run ro (job "build", alpine)',
    ]);
    assert.deepEqual(await settingsOf(WORKFLOW, text), [
      'job "build": namespace pid at --pid=host',
      'job "build": privileged at --privileged',
      'service "db": capability NET_ADMIN at NET_ADMIN',
    ]);
    assert.deepEqual(await environmentOf(WORKFLOW, text), ['service "db": P=x literal', 'service "db": S=? secret']);
  });

  it('are commands of steps, in all styles of YAML', async () => {
    const text = `env: { DOCKER_HOST: "tcp://a:2375" }
jobs:
  build:
    steps:
      - run: docker run -v /a:/b x
      - name: more
        run: |
          # a comment
          if ! docker run --rm -t \\
            -v /c:/d \${{ inputs.image }}; then exit 1; fi
      - run: >-
          docker run
          -v "/e:/f" x
      - { run: 'docker run -v /g:/h x', shell: bash }
      - run: docker run -v /i:/j x
        shell: pwsh
      - run: echo docker run -v /k:/l x
`;
    const places = ['/a:/b: /a -> /b', '/c:/d: /c -> /d', '"/e:/f": /e -> /f', '/g:/h: /g -> /h'];
    assert.deepEqual(await mountsOf(WORKFLOW, text), places);
    assert.deepEqual(await mountsOf(WORKFLOW, text.replaceAll('\n', '\r\n')), places);
    assert.deepEqual(await settingsOf(WORKFLOW, text), ['workflow: docker-host tcp://a:2375 at DOCKER_HOST: "tcp://a:2375"']);
  });
});

describe('what GitLab pipelines open', () => {
  it('are scripts, variables, and services with commands', async () => {
    const text = `variables: { DOCKER_HOST: "tcp://docker:2375", DOCKER_TLS_CERTDIR: "" }
before_script: ["docker run -v /a:/b x"]
job:
  image: docker
  services:
    - { name: "docker:dind", command: ["dockerd", "--host=tcp://0.0.0.0:2375"], variables: { A: b } }
  script:
    - &run docker run -v /c:/d x
    - [*run, "docker run -v /e:/f x"]
    - |
      cd /x
      docker run -v /g:/h x
`;
    assert.deepEqual(await mountsOf(PIPELINE, text), ['/a:/b: /a -> /b', '/c:/d: /c -> /d', '/e:/f: /e -> /f', '/g:/h: /g -> /h']);
    assert.deepEqual(await settingsOf(PIPELINE, text), [
      'pipeline: docker-host tcp://docker:2375 at DOCKER_HOST: "tcp://docker:2375"',
      'dockerd: docker-host tcp://0.0.0.0:2375 at --host=tcp://0.0.0.0:2375',
    ]);
    assert.deepEqual(await environmentOf(PIPELINE, text), [
      'pipeline: DOCKER_HOST=tcp://docker:2375 literal',
      'pipeline: DOCKER_TLS_CERTDIR= literal',
      'service of job "job": A=b literal',
    ]);
  });

  it('are options alone of a daemon that its image starts', async () => {
    const text = 'services: [{ name: "docker:28-dind", command: ["--tls=false", "-H", "tcp://0.0.0.0:2375"] }]\n';
    assert.deepEqual(await settingsOf(PIPELINE, text), ['dockerd: docker-host tcp://0.0.0.0:2375 at tcp://0.0.0.0:2375']);
    assert.deepEqual(await settingsOf(PIPELINE, text.replace('docker:28-dind', 'other')), []);
    const compose = 'services:\n  dind: { image: "docker:dind", command: --host tcp://0.0.0.0:2375 --tls=false }\n';
    assert.deepEqual(await settingsOf('compose.yaml', compose), ['dockerd: docker-host tcp://0.0.0.0:2375 at tcp://0.0.0.0:2375']);
  });
});
