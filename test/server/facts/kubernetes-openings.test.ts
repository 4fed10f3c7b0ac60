import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { environmentOf, limitsOf, mountsOf, settingsOf } from './opened.ts';

const FILE = 'app.yaml';

const POD = `spec:
  hostNetwork: true
  hostPID: true
  hostIPC: false
  securityContext:
    seccompProfile: { type: Unconfined }
  initContainers:
    - name: first
      image: busybox
      volumeMounts:
        - { name: early, mountPath: /early }
  containers:
    - name: app
      image: tecnativa/docker-socket-proxy
      securityContext:
        privileged: true
        allowPrivilegeEscalation: true
        capabilities: { add: [SYS_ADMIN, CAP_NET_RAW], drop: [ALL] }
        appArmorProfile: { type: Unconfined }
      resources: { limits: { memory: 1Gi } }
      env:
        - name: A
          value: "b"
        - name: S
          valueFrom: { secretKeyRef: { name: s, key: k } }
        - name: F
          valueFrom: { fieldRef: { fieldPath: metadata.name } }
      volumeMounts:
        - { name: sock, mountPath: /s, readOnly: true }
        - { mountPath: /data, name: data }
    - name: side
      image: b
      resources: { limits: { cpu: 1 } }
      livenessProbe: { httpGet: { path: /, port: 80 } }
      volumeMounts: [{ name: sock, mountPath: /t }]
  volumes:
    - name: sock
      hostPath :
        path: "/var/run/docker.sock"
        type: Socket
    - { name: early, hostPath: { path: /etc } }
    - { name: idle, hostPath: { path: /root } }
    - { name: data, emptyDir: {} }
`;

const indented = (text: string, blanks: number): string => text.replace(/^(?=.)/gm, ' '.repeat(blanks));

const WORKLOADS: readonly (readonly [kind: string, path: readonly string[]])[] = [
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['PodTemplate', ['template']],
];

const object = (kind: string, path: readonly string[], pod: string): string => {
  const around = path.map((name, depth) => `${'  '.repeat(depth)}${name}:\n`).join('');
  return `apiVersion: v1\nkind: ${kind}\nmetadata: { name: shop }\n${around}${indented(pod, 2 * path.length)}`;
};

const mounted = (kind: string): readonly string[] => [
  `/var/run/docker.sock: /var/run/docker.sock -> /s (container "app" of ${kind} "shop" and container "side" of ${kind} "shop", tecnativa/docker-socket-proxy)`,
  `/etc: /etc -> /early (container "first" of ${kind} "shop", busybox)`,
];

describe('what Kubernetes opens', () => {
  it('are paths of the host that a container of any workload mounts', async () => {
    for (const [kind, path] of WORKLOADS) assert.deepEqual(await mountsOf(FILE, object(kind, path, POD)), mounted(kind), kind);
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${indented(object('Pod', [], POD), 2).trimStart()}`;
    assert.deepEqual(await mountsOf(FILE, list), mounted('Pod'));
  });

  it('is read-only where all mounts of it are', async () => {
    const pod = `spec:
  containers:
    - { name: a, image: b, volumeMounts: [{ name: v, mountPath: /x, readOnly: true }] }
  volumes: [{ name: v, hostPath: { path: /proc/ } }]
`;
    assert.deepEqual(await mountsOf(FILE, object('Pod', [], pod)), ['/proc/: /proc -> /x ro (container "a" of Pod "shop", b)']);
  });

  it('are settings of the pod and of its containers', async () => {
    assert.deepEqual(await settingsOf(FILE, object('Deployment', ['spec', 'template'], POD)), [
      'Deployment "shop": namespace network at hostNetwork: true',
      'Deployment "shop": namespace pid at hostPID: true',
      'Deployment "shop": profile seccomp at type: Unconfined',
      'container "app" of Deployment "shop": privileged at privileged: true',
      'container "app" of Deployment "shop": privilege-escalation at allowPrivilegeEscalation: true',
      'container "app" of Deployment "shop": capability SYS_ADMIN at SYS_ADMIN',
      'container "app" of Deployment "shop": capability NET_RAW at CAP_NET_RAW',
      'container "app" of Deployment "shop": profile apparmor at type: Unconfined',
    ]);
  });

  it('are profiles that annotations take off', async () => {
    const text = `apiVersion: v1
kind: Pod
metadata:
  name: shop
  annotations:
    container.apparmor.security.beta.kubernetes.io/app: unconfined
    seccomp.security.alpha.kubernetes.io/pod: runtime/default
spec: { containers: [{ name: app, image: a }] }
`;
    assert.deepEqual(await settingsOf(FILE, text), [
      'Pod "shop": profile apparmor at container.apparmor.security.beta.kubernetes.io/app: unconfined',
    ]);
  });

  it('are variables with where they come from, and limits', async () => {
    const text = object('Pod', [], POD);
    const app = 'container "app" of Pod "shop"';
    assert.deepEqual(await environmentOf(FILE, text), [`${app}: A=b literal`, `${app}: S=? secret`, `${app}: F=? file`]);
    assert.deepEqual(await limitsOf(FILE, text), [
      'Pod "shop": unknown',
      'container "first" of Pod "shop": none',
      `${app}: set`,
      'container "side" of Pod "shop": none',
    ]);
  });

  it('are what its commands start', async () => {
    const pod = `spec:
  containers:
    - name: a
      image: b
      command: [sh, -c]
      args:
        - |
          set -e
          docker run --privileged \\
            -v /a:/b x
`;
    const text = object('Pod', [], pod);
    assert.deepEqual(await mountsOf(FILE, text), ['/a:/b: /a -> /b']);
    assert.deepEqual(await settingsOf(FILE, text), ['docker run: privileged at --privileged']);
  });

  it('are none of other kinds', async () => {
    assert.deepEqual(await mountsOf(FILE, object('Widget', [], POD)), []);
  });
});
