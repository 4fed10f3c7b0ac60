import type { Example } from '../../server/src/rule.ts';
import type { Way } from './kinds.ts';

/** What is found, between « and », and what is nearly the same and is not. */
export type Pair = readonly [bad: string, good: string];

/** What a rule finds, way by way; where no way of a kind is here, `cannot` says why. */
export interface Cells {
  readonly pairs: Readonly<Partial<Record<Way, Pair>>>;
  /** Why a rule has nothing to say of other kinds. */
  readonly cannot?: string;
  /** Kinds that have a way of these and of which the rule can say nothing all the same. */
  readonly except?: Readonly<Record<string, string>>;
  /** By kind, what is found where that stands around the fixture and not in it. */
  readonly finds?: Readonly<Record<string, string>>;
  readonly config?: Pick<Example, 'options' | 'trusted' | 'lookUps'>;
}

const NO_IMAGE = 'an image that a command names is no use of one here';
const NOT_BUILT = 'nothing is built into an image there';
const ONLINE = 'found by what registries answer, for any use of an image alike: the fixtures of the rule have it';
const image = (bad: string, good: string, config?: Cells['config']): Cells => ({
  pairs: { image: [`«${bad}»`, good] },
  cannot: NO_IMAGE,
  ...(config && { config }),
});
const none = (cannot: string): Cells => ({ pairs: {}, cannot });
const ALPINE = 'image: alpine:3.20.3';
const container = (lines: string): string => `containers:\n  - name: web\n    ${ALPINE}\n    ${lines}`;
const run = (bad: string, good: string): Pair => [`docker run ${bad} alpine:3.20.3 true`, `docker run ${good} alpine:3.20.3 true`];

const jvmService = (options: string): string => `${ALPINE}\nmem_limit: 1g\nenvironment:\n  JAVA_OPTS: ${options}`;
const jvmContainer = (options: string): string =>
  container(`resources: { limits: { memory: 1Gi } }\n    env:\n      - name: JAVA_OPTS\n        value: ${options}`);

const hostPath = (path: string): string =>
  `${container('volumeMounts: [{ name: host, mountPath: /host }]')}\nvolumes:\n  - name: host\n    hostPath: { path: ${path} }`;

/** By rule. */
export const CELLS: Readonly<Record<string, Cells>> = {
  'apt-get-lists-left': none(NOT_BUILT),
  'base-moved': none(ONLINE),
  'build-from-source': none(NOT_BUILT),
  'bundled-library': none(NOT_BUILT),
  'cgroup-v1-path': {
    pairs: { command: ['cat «/sys/fs/cgroup/memory/memory.limit_in_bytes»', 'cat /sys/fs/cgroup/memory.max'] },
  },
  'dangerous-capability': {
    pairs: {
      compose: [`${ALPINE}\ncap_add: [«SYS_ADMIN»]`, `${ALPINE}\ncap_add: [NET_BIND_SERVICE]`],
      pod: [
        container('securityContext: { capabilities: { add: [«SYS_ADMIN»] } }'),
        container('securityContext: { capabilities: { drop: [SYS_ADMIN] } }'),
      ],
      command: run('--cap-add «SYS_ADMIN»', '--cap-drop SYS_ADMIN'),
    },
  },
  'dead-repository': none(NOT_BUILT),
  'deprecated-image': image('openjdk:17-jdk-slim', 'node:22.22.0-bookworm'),
  'digest-drift': none(ONLINE),
  'digest-without-tag': image(`node@sha256:${'01'.repeat(32)}`, `node:22.22.0@sha256:${'01'.repeat(32)}`),
  'docker-in-docker': {
    pairs: { image: ['«docker:27.3.1-dind»', 'docker:27.3.1-cli'] },
    cannot: 'one that a command starts is privileged, which has its finding',
  },
  'docker-socket-mount': {
    pairs: {
      compose: [`${ALPINE}\nvolumes:\n  - «/var/run/docker.sock:/var/run/docker.sock»`, `${ALPINE}\nvolumes:\n  - /srv/docker.sock.d:/srv`],
      pod: [hostPath('«/var/run/docker.sock»'), hostPath('/srv/docker.sock.d')],
      command: run('-v «/var/run/docker.sock:/var/run/docker.sock»', '-v /srv/docker.sock.d:/srv'),
    },
  },
  'docker-socket-volume': none('only an image declares a volume'),
  'docker-tcp-socket': {
    pairs: { command: ['dockerd -H «tcp://0.0.0.0:2375»', 'dockerd -H unix:///var/run/docker.sock'] },
  },
  'end-of-life-base': image('node:18.12.0-bullseye', 'node:22.22.0-bookworm'),
  'floating-tag': image('node:22-alpine', 'node:22.22.0-alpine3.23'),
  'healthcheck-missing-tool': {
    pairs: {
      compose: [
        'image: node:22.11.0-alpine\nhealthcheck:\n  test: [CMD, «curl», -f, "http://localhost/"]',
        'image: node:22.11.0-alpine\nhealthcheck:\n  test: [CMD, wget, -q, "http://localhost/"]',
      ],
      pod: [
        'containers:\n  - name: web\n    image: node:22.11.0-alpine\n    livenessProbe: { exec: { command: [«curl», -f, "http://localhost/"] } }',
        'containers:\n  - name: web\n    image: node:22.11.0-alpine\n    livenessProbe: { exec: { command: [wget, -q, "http://localhost/"] } }',
      ],
    },
    cannot: 'nothing says there how a container is checked; of a Dockerfile its HEALTHCHECK is, which the examples have',
  },
  'host-filesystem-mount': {
    pairs: {
      compose: [`${ALPINE}\nvolumes:\n  - «/etc:/host»`, `${ALPINE}\nvolumes:\n  - /etc/nginx:/host`],
      pod: [hostPath('«/etc»'), hostPath('/etc/nginx')],
      command: run('-v «/etc:/host»', '-v /etc/nginx:/host'),
    },
  },
  'host-namespace': {
    pairs: {
      compose: [`${ALPINE}\n«pid: host»`, `${ALPINE}\npid: service:db`],
      pod: [`«hostPID: true»\n${container('tty: true')}`, `hostPID: false\n${container('tty: true')}`],
      command: run('--pid «host»', '--pid container:db'),
    },
  },
  'host-network': {
    pairs: {
      compose: [`${ALPINE}\n«network_mode: host»`, `${ALPINE}\nnetwork_mode: bridge`],
      pod: [`«hostNetwork: true»\n${container('tty: true')}`, `hostNetwork: false\n${container('tty: true')}`],
      command: run('--network «host»', '--network bridge'),
    },
  },
  'independent-repository': none(NOT_BUILT),
  'internal-error': none('no file can bring it about; the tests of the engine do'),
  'invalid-image-reference': image('Debian:12.8', 'debian:12.8'),
  'jvm-heap-fixed': {
    pairs: {
      compose: [jvmService('«-Xmx1g»'), jvmService('-XX:MaxRAMPercentage=75.0')],
      pod: [jvmContainer('«-Xmx1g»'), jvmContainer('-XX:MaxRAMPercentage=75.0')],
      command: run('-m 1g -e «JAVA_OPTS=-Xmx1g»', '-m 1g -e JAVA_OPTS=-XX:MaxRAMPercentage=75.0'),
    },
  },
  'language-package-unpinned': none(NOT_BUILT),
  'missing-digest': image('node:22.22.0-alpine3.23', `node:22.22.0-alpine3.23@sha256:${'01'.repeat(32)}`),
  'missing-no-install-recommends': none(NOT_BUILT),
  'missing-platform': image('node:22.22.0-alpine3.23', 'registry.example.com/web:1.2', { options: { platforms: ['linux/riscv64'] } }),
  'no-memory-limit': {
    pairs: {
      compose: [ALPINE, `${ALPINE}\nmem_limit: 256m`],
      pod: [container('tty: true').replace('name: web', '«name: web»'), container('resources: { limits: { memory: 256Mi } }')],
    },
    finds: { Compose: 'web:' },
    cannot: 'what starts there ends soon, or a person watches it',
  },
  'outdated-source': none(NOT_BUILT),
  'outdated-tag': image('couchbase:enterprise-7.6.2', 'couchbase:enterprise-7.6.8'),
  'pipe-to-shell': {
    pairs: { command: ['curl -fsSL «https://get.example.com/install.sh» | sh', 'curl -fsSL https://get.example.com/install.sh | wc -c'] },
  },
  'privileged-container': {
    pairs: {
      compose: [`${ALPINE}\n«privileged: true»`, `${ALPINE}\nprivileged: false`],
      pod: [container('securityContext: { «privileged: true» }'), container('securityContext: { privileged: false }')],
      command: run('«--privileged»', '--privileged=false'),
    },
  },
  'retired-tag': image('node:22.11.0-bookworm', 'node:22.22.0-bookworm'),
  'secret-in-environment': {
    pairs: {
      compose: [`${ALPINE}\nenvironment:\n  «API_TOKEN: q7Zr2kLw9VbX4tNc8sHd»`, `${ALPINE}\nenvironment:\n  API_TOKEN: \${API_TOKEN}`],
      pod: [
        container('env: [{ name: API_TOKEN, «value: q7Zr2kLw9VbX4tNc8sHd» }]'),
        container('env: [{ name: API_TOKEN, valueFrom: { secretKeyRef: { name: api, key: token } } }]'),
      ],
      command: run('-e «API_TOKEN=q7Zr2kLw9VbX4tNc8sHd»', '-e API_TOKEN'),
    },
  },
  'source-built-base': none('it speaks of what an image is built on'),
  'stale-image': none(ONLINE),
  'syntax-error': none('each reader has its own mistakes, which its tests have'),
  'unauthenticated-repository': none(NOT_BUILT),
  'unconfined-profile': {
    pairs: {
      compose: [`${ALPINE}\nsecurity_opt:\n  - «seccomp=unconfined»`, `${ALPINE}\nsecurity_opt:\n  - seccomp=./own.json`],
      pod: [
        container('securityContext: { seccompProfile: { «type: Unconfined» } }'),
        container('securityContext: { seccompProfile: { type: RuntimeDefault } }'),
      ],
      command: run('--security-opt «seccomp=unconfined»', '--security-opt seccomp=own.json'),
    },
    except: { 'dev container': 'who works there debugs, and debuggers need the calls' },
  },
  'unknown-tag': image('node:18.12.9-bullseye', 'node:22.22.0-bookworm'),
  'unofficial-base': image('bitnami/postgresql:16.4.0', 'postgres:18.1'),
  'unpinned-image': image('debian:latest', 'debian:12.8'),
  'unpinned-source': none(NOT_BUILT),
  'untrusted-registry': image('node:22.22.0', 'registry.example.com/node:22.22.0', {
    trusted: { registries: ['registry.example.com'], publishers: [] },
  }),
  'unused-suppression': none('it speaks of comments, of any rule alike; the tests of the engine have each kind'),
  'unverified-download': none(NOT_BUILT),
};
