import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { environmentOf, limitsOf, mountsOf, settingsOf } from './opened.ts';

const FILE = 'run.sh';

describe('containers that commands start', () => {
  it('have settings in all forms of options', async () => {
    const forms: readonly (readonly [options: string, settings: readonly string[]])[] = [
      ['--privileged', ['privileged']],
      ['--privileged=true', ['privileged']],
      ['--privileged=false', []],
      ['--net=host', ['namespace network']],
      ['--network host', ['namespace network']],
      ['--network bridge', []],
      ['--pid=host --ipc host --uts=host', ['namespace pid', 'namespace ipc', 'namespace uts']],
      ['--userns=host --cgroupns=host', ['namespace user', 'namespace cgroup']],
      ['--cap-add=CAP_SYS_ADMIN --cap-add all', ['capability SYS_ADMIN', 'capability ALL']],
      ['--cap-drop ALL', []],
      ['--security-opt seccomp=unconfined --security-opt=label:disable', ['profile seccomp', 'profile label']],
      ['--security-opt no-new-privileges', []],
      ['--device /dev/kvm:/dev/x:rw', ['device /dev/kvm']],
      ['-e DOCKER_HOST=tcp://a:2375', ['docker-host tcp://a:2375']],
      ['-it --rm --name x -p 80:80 --privileged', ['privileged']],
    ];
    for (const [options, expected] of forms) {
      const found = await settingsOf(FILE, `docker run ${options} image`);
      assert.deepEqual(
        found.map((one) => one.replace(/^docker run: | at .*$/g, '')),
        expected,
        options,
      );
    }
  });

  it('end their options at the image', async () => {
    assert.deepEqual(await settingsOf(FILE, 'docker run alpine --privileged'), []);
    assert.deepEqual(await mountsOf(FILE, 'docker run alpine tool -v /a:/b'), []);
    assert.deepEqual(await mountsOf(FILE, 'docker run --rm "$IMAGE" -v /a:/b'), []);
    assert.deepEqual(await mountsOf(FILE, 'docker run $OPTIONS -v /a:/b $IMAGE'), ['/a:/b: /a -> /b']);
    assert.deepEqual(await limitsOf(FILE, 'docker run $OPTIONS -v /a:/b x'), ['docker run: unknown']);
    assert.deepEqual(await limitsOf(FILE, 'docker run -m 1g x\ndocker run x'), ['docker run: set', 'docker run: none']);
  });

  it('are those of several programs, behind their own options', async () => {
    for (const command of [
      'sudo podman run',
      'exec docker run',
      'docker -H tcp://a --tls run',
      'docker container create',
      'docker compose -f x.yaml run',
      'docker compose run --no-deps',
      '"${CONTAINER_CLI}" run',
      '$(which docker) run',
      '/usr/bin/docker run',
    ])
      assert.deepEqual(await mountsOf(FILE, `${command} -itv /a:/b x`), ['/a:/b: /a -> /b'], command);
    for (const command of ['docker exec x run', 'docker volume create', 'docker build', 'ssh -L', 'runner run', 'echo docker run'])
      assert.deepEqual(await mountsOf(FILE, `${command} -v /a:/b x`), [], command);
  });

  it('take options from lists and variables of the script', async () => {
    const list = 'args=(run --rm)\nif x; then args+=(-v /a:/b); fi\ndocker "${args[@]}" image';
    assert.deepEqual(await mountsOf(FILE, list), ['/a:/b: /a -> /b']);
    assert.deepEqual(await mountsOf(FILE, 'OPTS="-v /a:/b --rm"\ndocker run $OPTS image'), ['/a:/b: /a -> /b']);
    assert.deepEqual(await mountsOf(FILE, 'docker run $(relabel ${M:--v /a:/b}) --rm image'), ['$(relabel ${M:--v /a:/b}): /a -> /b']);
    const grown = 'V="-v $(pwd)/x:/y"\nV="-v /a:/b ${V}"\nif z; then V="-v $(pwd)/c:/d $V"; fi\ndocker run $V image';
    assert.deepEqual(await mountsOf(FILE, grown), ['$(pwd)/c:/d: $(pwd)/c -> /d', '/a:/b: /a -> /b', '$(pwd)/x:/y: $(pwd)/x -> /y']);
    assert.deepEqual(await mountsOf(FILE, "export RUN='docker run -v /a:/b x'"), ["RUN='docker run -v /a:/b x': /a -> /b"]);
  });

  it('are clients and daemons with an address', async () => {
    assert.deepEqual(await settingsOf(FILE, 'dockerd --data-root /x -H tcp://0.0.0.0:2375 --host=unix:///s'), [
      'dockerd: docker-host tcp://0.0.0.0:2375 at tcp://0.0.0.0:2375',
      'dockerd: docker-host unix:///s at --host=unix:///s',
    ]);
    assert.deepEqual(await settingsOf(FILE, 'docker -H tcp://a:2375 ps'), ['docker: docker-host tcp://a:2375 at tcp://a:2375']);
    assert.deepEqual(await settingsOf(FILE, 'docker ps -H tcp://a:2375'), []);
    assert.deepEqual(await settingsOf(FILE, 'DOCKER_HOST=tcp://a:2375 docker ps\nexport DOCKER_HOST=tcp://b:2375'), [
      'docker: docker-host tcp://a:2375 at tcp://a:2375',
      'export: docker-host tcp://b:2375 at DOCKER_HOST=tcp://b:2375',
    ]);
  });

  it('have variables', async () => {
    assert.deepEqual(await environmentOf(FILE, 'docker run -e A=b --env C --env=D=$E --env-file f.env x'), [
      'docker run: A=b literal',
      'docker run: C=? literal',
      'docker run: D=? literal',
      'docker run: f.env=? file',
    ]);
  });

  it('are RUNs that ask the builder for the same', async () => {
    const text = 'FROM a\nRUN --security=insecure --network=host x\nONBUILD RUN --network=host y\nRUN --network=none z\n';
    assert.deepEqual(await settingsOf('Dockerfile', text), [
      'RUN: privileged at --security=insecure',
      'RUN: namespace network at --network=host',
      'RUN: namespace network at --network=host',
    ]);
  });
});

describe('scripts that are named', () => {
  it('are files of a shell by their name or their first line', async () => {
    const run = 'docker run \\\n  -v /a:/b x # why\n';
    for (const [path, text] of [
      ['a.sh', run],
      ['tool', `#!/usr/bin/env bash\n${run}`],
      ['tool', `#!/bin/sh -e\n${run}`],
    ] as const)
      assert.deepEqual(await mountsOf(path, text), ['/a:/b: /a -> /b'], text);
    assert.deepEqual(await mountsOf('tool', `#!/usr/bin/python3\n${run}`), []);
    assert.deepEqual(await mountsOf('Dockerfile', `#!/bin/sh\nFROM a\nRUN ${run}`), ['/a:/b: /a -> /b']);
  });

  it('are recipes of a Makefile and commands that it keeps', async () => {
    const text = `SHELL := /bin/bash
KEPT := docker run -v /c:/d x
all:
\t@-docker run --rm -v $(shell pwd)/a:/b \\
\t\t-v $$HOME/e:/f $(IMAGE)
docker: run
`;
    assert.deepEqual(await mountsOf('Makefile', text), [
      '$(shell pwd)/a:/b: ${shell_pwd}/a -> /b',
      '$$HOME/e:/f: $HOME/e -> /f',
      '/c:/d: /c -> /d',
    ]);
  });

  it('are commands of a unit of systemd', async () => {
    const text = `[Unit]
Requires=docker.socket
[Service]
ExecStartPre=-/usr/bin/docker rm x
ExecStart=/bin/sh -c "docker run -v /a:/b \\
  x"
ExecStartPost=+docker run -v /c:/d y
`;
    assert.deepEqual(await mountsOf('x.service', text), ['/a:/b: /a -> /b', '/c:/d: /c -> /d']);
  });

  it('are what a page says to type', async () => {
    const fence = '```';
    const text = `# Use
Type docker run -v /no:/no x.

${fence}sh
docker run -v /a:/b x
${fence}

    $ docker run -v=/c:/d x
    output -v /no:/no

${fence}console
$ docker run \\
    -v /e:/f x
docker run -v /no:/no y
${fence}

${fence}powershell
docker run -d ${'`'}
  -v /g:/h x
${fence}

${fence}python
docker run -v /no:/no x
${fence}
`;
    assert.deepEqual(await mountsOf('README.md', text), ['/a:/b: /a -> /b', '-v=/c:/d: /c -> /d', '/e:/f: /e -> /f', '/g:/h: /g -> /h']);
  });
});
