import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { environmentOf, limitsOf, mountsOf, settingsOf } from './opened.ts';

const FILE = 'compose.yaml';
const service = (fields: string): string => `services:\n  web:\n    image: nginx\n${fields}`;
const volumes = (items: string): string => service(`    volumes:\n${items}`);

describe('what Compose opens', () => {
  it('are short volumes of host paths', async () => {
    const items = '      - /a:/b\n      - "/c/:/d:ro"\n      - ~/e:/f\n      - ./g:/h\n      - data:/i\n      - /j\n';
    assert.deepEqual(await mountsOf(FILE, volumes(items)), [
      '/a:/b: /a -> /b (service "web", nginx)',
      '/c/:/d:ro: /c -> /d ro (service "web", nginx)',
      '~/e:/f: ~/e -> /f (service "web", nginx)',
    ]);
    assert.deepEqual(await mountsOf(FILE, volumes('      - /x/../run/./docker.sock:/s\n')), [
      '/x/../run/./docker.sock:/s: /run/docker.sock -> /s (service "web", nginx)',
    ]);
  });

  it('are long volumes of type bind, in any order', async () => {
    const items = `      - target: /b
        source: "/a"
        type: bind
        read_only: true
      - { type: volume, source: data, target: /c }
      - { type: tmpfs, target: /d }
      - { type: bind, source: ../e, target: /f }
`;
    assert.deepEqual(await mountsOf(FILE, volumes(items)), ['/a: /a -> /b ro (service "web", nginx)']);
  });

  it('are pipes of Windows and flow sequences', async () => {
    const pipe = String.raw`\\.\pipe\docker_engine`;
    assert.deepEqual(await mountsOf(FILE, volumes(`      - ${pipe}:${pipe}\n`)), [
      `${pipe}:${pipe}: ${pipe} -> ${pipe} (service "web", nginx)`,
    ]);
    assert.deepEqual(await mountsOf(FILE, service(`    volumes: ['/a:/b', "/c:/d"]\n`)), [
      '/a:/b: /a -> /b (service "web", nginx)',
      '/c:/d: /c -> /d (service "web", nginx)',
    ]);
  });

  it('have their variables replaced, and stay as written where one is not known', async () => {
    const socket = '      - ${SOCK:-/var/run/docker.sock}:/s\n';
    assert.deepEqual(await mountsOf(FILE, volumes(socket)), [
      '${SOCK:-/var/run/docker.sock}:/s: /var/run/docker.sock -> /s (service "web", nginx)',
    ]);
    assert.deepEqual(await mountsOf(FILE, volumes(socket), 'SOCK=/other.sock'), [
      '${SOCK:-/var/run/docker.sock}:/s: /other.sock -> /s (service "web", nginx)',
    ]);
    assert.deepEqual(await mountsOf(FILE, volumes('      - ${A}/x:/y\n      - ${B}:/var/run/docker.sock\n')), [
      '${A}/x:/y: ${A}/x -> /y (service "web", nginx)',
      '${B}:/var/run/docker.sock: /var/run/docker.sock -> /var/run/docker.sock (service "web", nginx)',
    ]);
  });

  it('are folders that stand behind a named volume, where a service has it', async () => {
    const named = `volumes:
  run: { driver_opts: { type: none, o: "bind,ro", device: /var/run } }
  other: { driver_opts: { type: nfs, o: addr=a, device: ":/x" } }
  idle: { driver_opts: { type: none, o: bind, device: /etc } }
`;
    assert.deepEqual(await mountsOf(FILE, `${volumes('      - run:/x\n      - other:/y\n')}${named}`), [
      '/var/run: /var/run -> /x ro (service "web", nginx)',
    ]);
  });

  it('is the socket, where a service asks for it by a switch', async () => {
    assert.deepEqual(await mountsOf(FILE, service('    use_api_socket: true\n')), [
      'use_api_socket: true: /var/run/docker.sock -> /var/run/docker.sock (service "web", nginx)',
    ]);
    assert.deepEqual(await mountsOf(FILE, service('    use_api_socket: false\n')), []);
  });

  it('is told once of what services share', async () => {
    const text = `x-common: &common
  privileged: true
  volumes: [/a:/b]
  environment: { A: b }
services:
  one: { <<: *common, image: a }
  two: { <<: *common, image: b }
`;
    assert.deepEqual(await mountsOf(FILE, text), ['/a:/b: /a -> /b (service "one", a)']);
    assert.deepEqual(await settingsOf(FILE, text), ['service "one": privileged at privileged: true']);
    assert.deepEqual(await environmentOf(FILE, text), ['service "one": A=b literal']);
  });

  it('are settings, in order of place', async () => {
    const fields = `    ipc: host
    privileged: true
    network_mode: "host"
    pid: service:other
    userns_mode: host
    cap_add: [cap_sys_admin, all]
    security_opt: ["seccomp:unconfined", label=disable, no-new-privileges:true, apparmor=unconfined]
    devices: ["/dev/kvm:/dev/kvm"]
    environment: ["DOCKER_HOST=tcp://docker:2375"]
`;
    assert.deepEqual(await settingsOf(FILE, service(fields)), [
      'service "web": namespace ipc at ipc: host',
      'service "web": privileged at privileged: true',
      'service "web": namespace network at network_mode: "host"',
      'service "web": namespace user at userns_mode: host',
      'service "web": capability SYS_ADMIN at cap_sys_admin',
      'service "web": capability ALL at all',
      'service "web": profile seccomp at seccomp:unconfined',
      'service "web": profile label at label=disable',
      'service "web": profile apparmor at apparmor=unconfined',
      'service "web": device /dev/kvm at /dev/kvm:/dev/kvm',
      'service "web": docker-host tcp://docker:2375 at DOCKER_HOST=tcp://docker:2375',
    ]);
    assert.deepEqual(await settingsOf(FILE, service('    privileged: false\n    network_mode: bridge\n')), []);
    assert.deepEqual(await settingsOf(FILE, service('    privileged: ${P:-true}\n')), [
      'service "web": privileged at privileged: ${P:-true}',
    ]);
  });

  it('are variables of a map or a list, and files that are not read', async () => {
    const fields = '    environment:\n      A: b\n      N: 1\n      E:\n      V: ${SECRET}\n      D: ${X:-y}\n    env_file: [a.env]\n';
    assert.deepEqual(await environmentOf(FILE, service(fields)), [
      'service "web": A=b literal',
      'service "web": N=1 literal',
      'service "web": E=? literal',
      'service "web": V=? literal',
      'service "web": D=y literal',
      'service "web": a.env=? file',
    ]);
    assert.deepEqual(await environmentOf(FILE, service('    environment: [A=b=c, B]\n    env_file: x.env\n')), [
      'service "web": A=b=c literal',
      'service "web": B=? literal',
      'service "web": x.env=? file',
    ]);
  });

  it('has a limit by itself, by what is deployed, or by what it extends', async () => {
    const text = `services:
  a: { image: x, mem_limit: 1g }
  b: { image: x, deploy: { resources: { limits: { memory: 1g } } } }
  c: { image: x }
  d: { extends: a }
  e: { extends: { service: a } }
  f: { extends: { file: base.yaml, service: a } }
  g: { extends: g }
`;
    const words = ['set', 'set', 'none', 'set', 'set', 'unknown', 'unknown'];
    assert.deepEqual(
      await limitsOf(FILE, text),
      words.map((word, index) => `service "${'abcdefg'[index]}": ${word}`),
    );
  });

  it('are what its commands start', async () => {
    const run = 'docker run -v /a:/b x';
    for (const field of [
      `command: ${run}`,
      `entrypoint: ["sh", "-c", "${run}"]`,
      `healthcheck: { test: ["CMD-SHELL", "${run}"] }`,
      'command: [docker, run, -v, "/a:/b", x]',
    ])
      assert.deepEqual(await mountsOf(FILE, service(`    ${field}\n`)), ['/a:/b: /a -> /b'], field);
  });

  it('is the same whatever the name of the file is', async () => {
    const text = `\ufeffversion: "3"\n${volumes('      - /a:/b\n')}`;
    assert.deepEqual(await mountsOf('stack.yml', text), ['/a:/b: /a -> /b (service "web", nginx)']);
    assert.deepEqual(
      await mountsOf('config/services.yaml', 'services:\n  _defaults:\n    autowire: true\n  App\\X:\n    bind: /a:/b\n'),
      [],
    );
  });
});
