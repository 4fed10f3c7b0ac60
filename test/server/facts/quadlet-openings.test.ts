import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidacyOf, formOf } from '../../../server/src/facts/file-names.ts';
import { environmentOf, factsOfFile, limitsOf, mountsOf, settingsOf } from './opened.ts';

const UNIT = `[Unit]
Description=[Container] Image=none
Volume=/not:/this

[Container]
# Image=commented
Image = docker.io/library/node:20
ContainerName=web
Volume=/h:/c:ro,z
Volume=%t/podman/podman.sock:/run/p.sock
Volume=named:/d
Mount=type=bind,source=%h/x,destination=/e
Network=host
UserNS=keep-id
AddCapability=CAP_NET_ADMIN sys_admin
AddDevice=-/dev/sda:/dev/x
SeccompProfile=unconfined
SecurityLabelDisable=true
Environment=A=1 "B=two words" C='3'
Environment=D=%n
EnvironmentFile=x.env
PodmanArgs=--pid=host \\
  -v /f:/g
Exec=sh -c "docker run -v /i:/j k"

[Service]
ExecStartPre=/usr/bin/podman run -v /l:/m n
`;

describe('a unit of Podman', () => {
  it('mounts what it says, and starts what its service runs', async () => {
    assert.deepEqual(await mountsOf('web.container', UNIT), [
      '/h:/c:ro,z: /h -> /c ro (container "web", node)',
      '%t/podman/podman.sock:/run/p.sock: ${XDG_RUNTIME_DIR}/podman/podman.sock -> /run/p.sock (container "web", node)',
      'type=bind,source=%h/x,destination=/e: ~/x -> /e (container "web", node)',
      '/f:/g: /f -> /g (container "web", node)',
      '/i:/j: /i -> /j',
      '/l:/m: /l -> /m',
    ]);
  });

  it('opens what its keys open', async () => {
    assert.deepEqual(await settingsOf('web.container', UNIT), [
      'container "web": namespace network at host',
      'container "web": capability NET_ADMIN at CAP_NET_ADMIN',
      'container "web": capability SYS_ADMIN at sys_admin',
      'container "web": device /dev/sda at -/dev/sda:/dev/x',
      'container "web": profile seccomp at unconfined',
      'container "web": profile label at true',
      'container "web": namespace pid at --pid=host',
    ]);
    assert.deepEqual(await settingsOf('a.pod', '[Pod]\nNetwork=host\nVolume=/a:/b\n'), ['container: namespace network at host']);
    assert.deepEqual(await settingsOf('a.kube', '[Kube]\nYaml=a.yaml\nNetwork=host\n'), ['container: namespace network at host']);
  });

  it('has the variables that it sets', async () => {
    assert.deepEqual(await environmentOf('web.container', UNIT), [
      'container "web": A=1 literal',
      'container "web": B=two words literal',
      'container "web": C=3 literal',
      'container "web": D=? literal',
      'container "web": x.env=? file',
    ]);
    assert.deepEqual((await limitsOf('a.container', '[Container]\nMemory=1g\n')).slice(0, 1), ['container: set']);
  });

  it('pulls an image, unless another unit or the machine itself has it', async () => {
    for (const [line, written] of [
      ['Image=node:20', ['node:20']],
      ['Image=app.build', []],
      ['Image=app.image', []],
      ['Image=localhost/app', []],
      ['Image=node:20\nPull=never', []],
      ['Image=node:%i', [undefined]],
    ] as const) {
      const { images } = await factsOfFile('a.container', `[Container]\n${line}\n`);
      assert.deepEqual(
        images.map(({ resolved }) => resolved?.text),
        written,
        line,
      );
    }
  });

  it('is one by its name and its section', () => {
    assert.deepEqual(
      ['a.container', 'b.pod', 'c.kube', 'd.service'].map((name) => candidacyOf(`/w/${name}`)),
      ['by-content', 'by-content', 'by-content', undefined],
    );
    assert.equal(formOf('/w/a.container', UNIT), 'quadlet');
    assert.equal(formOf('/w/a.container', 'kind: x\n# [Container]\n'), undefined);
  });

  it('may have CRLF, comments between continued lines, and no end', async () => {
    const text = '\ufeff[Container]\r\nPodmanArgs=--net=host \\\r\n# c\r\n  -v /a:/b\r\nVolume=/c:/d';
    assert.deepEqual(await mountsOf('a.container', text), ['/c:/d: /c -> /d (container)', '/a:/b: /a -> /b (container)']);
  });

  it('is read in pages too', async () => {
    assert.deepEqual(await mountsOf('a.md', '# A\n```ini\n[Container]\nVolume=/a:/b\n```\n'), ['/a:/b: /a -> /b (container)']);
  });
});
