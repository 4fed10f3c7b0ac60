/** Files of a folder in which one thing is wrong, whichever of them speak of it. */
export interface Shared {
  /** By path; where the finding stands is between « and ». */
  readonly files: Readonly<Record<string, string>>;
  /** Who builds, where only some builds have it. */
  readonly builds?: string;
  /** Where else it says that the thing stands, as `path text`. */
  readonly also?: readonly string[];
}

/** By rule, what a Compose file and the Dockerfile that it builds say of one thing; or why they never do. */
export type Cell = readonly Shared[] | { readonly cannot: string };

const NOT_IN_MANIFESTS = 'nothing is built into an image there; that several build the Dockerfile is shown of each rule';
const OWN_COMMAND = 'a command of a service is another one than that of the image, and each is mended where it stands';
const OF_THE_START = 'a Dockerfile does not say how its container is started; what a RUN or a label asks for is another thing';
const ONLINE = 'found by what registries answer, for any use of an image alike: the ways of `unpinned-image` hold for it';

const cannot = (reason: string): Cell => ({ cannot: reason });

const SECRET = 'q7Zr2kLw9VbX4tNc8sHd';
const DAEMON = 'tcp://192.0.2.7:2375';
const service = (lines: string, name = 'web'): string =>
  `services:\n  ${name}:\n    mem_limit: 1g\n    ${lines.replaceAll('\n', '\n    ')}\n`;

/** An image that an argument names, in each way in which a build and its Dockerfile may speak of it. */
export const imageCells = (bad: string, good: string): readonly Shared[] => {
  const built = (name: string, image: string): string =>
    `  ${name}: { mem_limit: 1g, build: { context: ., args: { IMAGE: "${image}" } } }\n`;
  const byArgument = (image: string): string => `ARG IMAGE=${image}\nFROM «\${IMAGE}»\n`;
  return [
    {
      files: { Dockerfile: byArgument(good), 'compose.yaml': `services:\n${built('one', bad)}${built('two', good)}${built('three', bad)}` },
      builds: 'service "one", service "three"',
    },
    { files: { Dockerfile: byArgument(bad), 'compose.yaml': `services:\n${built('one', bad)}${built('two', good)}` } },
    {
      files: {
        Dockerfile: byArgument(good),
        'compose.yaml': `services:\n${built('one', good)}`,
        'compose.override.yaml': `services:\n${built('one', bad)}`,
        'docker-compose.yml': `services:\n${built('one', bad)}`,
      },
      builds: 'service "one"',
    },
    {
      files: {
        Dockerfile: byArgument(good),
        'compose.yaml': 'include: [parts/a.yml]\nservices:\n  two: { mem_limit: 1g, extends: { file: parts/a.yml, service: one } }\n',
        'parts/a.yml': `services:\n${built('one', bad).replace('context: .,', 'context: ..,')}`,
      },
      builds: 'service "two", service "one"',
    },
    {
      files: {
        Dockerfile: byArgument(good),
        '.devcontainer/devcontainer.json': `{ "build": { "dockerfile": "../Dockerfile", "args": { "IMAGE": "${bad}" } } }`,
        '.github/workflows/ci.yaml': `jobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          build-args: |\n            IMAGE=${bad}\n`,
      },
      builds: 'the dev container, job "image"',
    },
  ];
};

/** By rule; those of images have the ways of `imageCells`. */
export const CELLS: Readonly<Record<string, Cell>> = {
  'apt-get-lists-left': cannot(NOT_IN_MANIFESTS),
  'base-moved': cannot(ONLINE),
  'build-from-source': cannot(NOT_IN_MANIFESTS),
  'bundled-library': cannot(NOT_IN_MANIFESTS),
  'cgroup-v1-path': cannot(OWN_COMMAND),
  'dangerous-capability': cannot(OF_THE_START),
  'dead-repository': cannot(NOT_IN_MANIFESTS),
  'digest-drift': cannot(ONLINE),
  'docker-socket-mount': cannot(OF_THE_START),
  'docker-socket-volume': cannot('only an image declares a volume'),
  'docker-tcp-socket': [
    {
      files: {
        Dockerfile: `FROM docker:27.3.1-cli\nENV «DOCKER_HOST=${DAEMON}»\n`,
        'compose.yaml': service(`build: .\nenvironment:\n  DOCKER_HOST: ${DAEMON}`),
      },
      also: [`compose.yaml ${DAEMON}`],
    },
    {
      files: {
        Dockerfile: 'FROM docker:27.3.1-cli\nARG DOCKER_HOST\n',
        'compose.yaml': service(`build: { context: ., args: ["«DOCKER_HOST=${DAEMON}»"] }`),
      },
    },
    {
      files: {
        Dockerfile: `FROM docker:27.3.1-cli\nENV «DOCKER_HOST=${DAEMON}»\n`,
        'compose.yaml': service('build: .\nenv_file: agent.env'),
        'agent.env': `DOCKER_HOST=${DAEMON}\n`,
      },
    },
    {
      files: {
        Dockerfile: 'FROM docker:27.3.1-cli\n',
        'compose.yaml': service('build: .\nenv_file:\n  - «agent.env»'),
        'agent.env': `DOCKER_HOST=${DAEMON}\n`,
      },
      also: [`agent.env ${DAEMON}`],
    },
  ],
  'healthcheck-missing-tool': [
    {
      files: {
        Dockerfile: 'FROM node:22.11.0-alpine\nHEALTHCHECK CMD «curl» -f http://localhost/\n',
        'compose.yaml': service('build: .\nimage: node:22.11.0-alpine\nhealthcheck:\n  test: [CMD, curl, -f, "http://localhost/"]'),
      },
    },
  ],
  'host-filesystem-mount': cannot(OF_THE_START),
  'host-namespace': cannot(OF_THE_START),
  'host-network': cannot(OF_THE_START),
  'independent-repository': cannot(NOT_IN_MANIFESTS),
  'internal-error': cannot('no file can bring it about; the tests of the engine do'),
  'jvm-heap-fixed': [
    {
      files: {
        Dockerfile: 'FROM eclipse-temurin:21-jre\nENV JAVA_TOOL_OPTIONS=«-Xmx512m»\nCMD ["java", "-jar", "/app.jar"]\n',
        'compose.yaml': `${service('build: .')}  worker: { mem_limit: 1g, build: . }\n`,
      },
      builds: 'service "web", service "worker"',
    },
    {
      files: {
        Dockerfile: 'FROM eclipse-temurin:21-jre\nENV JAVA_TOOL_OPTIONS=«-Xmx512m»\nCMD ["java", "-jar", "/app.jar"]\n',
        'compose.yaml': service('build: .\nenv_file: jvm.env'),
        'jvm.env': 'JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75.0\n',
      },
    },
  ],
  'language-package-unpinned': cannot(NOT_IN_MANIFESTS),
  'missing-no-install-recommends': cannot(NOT_IN_MANIFESTS),
  'no-memory-limit': [
    {
      files: {
        Dockerfile: 'FROM scratch\n',
        'compose.yaml': 'services:\n  «base:»\n    build: .\n  web:\n    extends: base\n  api:\n    extends: { service: web }\n',
      },
    },
    {
      files: {
        'compose.yaml':
          'services:\n  web:\n    extends: { file: parts/base.yml, service: base }\n  api:\n    extends: { file: parts/base.yml, service: base }\n',
        'parts/base.yml': 'services:\n  «base:»\n    image: registry.example.com/base:1.2\n',
      },
    },
    {
      files: {
        'compose.yaml': 'services:\n  «web:»\n    image: registry.example.com/base:1.2\n    extends: { file: base.yml, service: base }\n',
        'base.yml': 'services:\n  base:\n    read_only: true\n',
        'compose.override.yaml': 'services:\n  web:\n    image: registry.example.com/base:1.3\n',
      },
    },
  ],
  'outdated-source': cannot(NOT_IN_MANIFESTS),
  'pipe-to-shell': cannot(OWN_COMMAND),
  'privileged-container': cannot(OF_THE_START),
  'secret-in-environment': [
    {
      files: {
        Dockerfile: 'FROM scratch\nARG API_TOKEN\n',
        'compose.yaml': service(`build:\n  context: .\n  args:\n    «API_TOKEN: ${SECRET}»`),
      },
    },
    {
      files: {
        Dockerfile: `FROM scratch\nARG «API_TOKEN=${SECRET}»\n`,
        'compose.yaml': `${service(`build: { context: ., args: { API_TOKEN: ${SECRET} } }`)}  other:\n    mem_limit: 1g\n    build: { context: ., args: [API_TOKEN=${SECRET}] }\n`,
        '.devcontainer/devcontainer.json': `{ "build": { "dockerfile": "../Dockerfile", "args": { "API_TOKEN": "${SECRET}" } } }`,
        '.github/workflows/ci.yaml': `jobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          build-args: API_TOKEN=${SECRET}\n`,
      },
      also: [
        `compose.yaml ${SECRET}`,
        `compose.yaml ${SECRET}`,
        `.devcontainer/devcontainer.json ${SECRET}`,
        `.github/workflows/ci.yaml ${SECRET}`,
      ],
    },
    {
      files: {
        Dockerfile: `FROM scratch\nENV «API_TOKEN=${SECRET}»\n`,
        'compose.yaml': service(`build: .\nenvironment: [API_TOKEN=${SECRET}]`),
      },
      also: [`compose.yaml ${SECRET}`],
    },
    {
      files: {
        Dockerfile: 'FROM scratch\nARG API_TOKEN\n',
        'compose.yaml': `x-args: &args\n  «API_TOKEN: ${SECRET}»\n${service('build: { context: ., args: *args }')}  other:\n    mem_limit: 1g\n    build: { context: ., args: { <<: *args } }\n`,
        'compose.override.yaml': service('build: { args: { OTHER: 1 } }'),
      },
    },
    {
      files: {
        Dockerfile: 'FROM scratch\nARG API_TOKEN\n',
        'compose.yaml': `include: [parts/a.yml]\nservices:\n  web: { mem_limit: 1g, extends: { file: parts/a.yml, service: base } }\n`,
        'parts/a.yml': service(`build: { context: .., args: { «API_TOKEN: ${SECRET}» } }`, 'base'),
      },
    },
  ],
  'source-built-base': cannot(
    'it speaks of what an image is built on, which only its Dockerfile says; the ways of `unpinned-image` hold for it',
  ),
  'stale-image': cannot(ONLINE),
  'syntax-error': cannot('what one reader rejects is not read by the others'),
  'unauthenticated-repository': cannot(NOT_IN_MANIFESTS),
  'unconfined-profile': cannot(OF_THE_START),
  'unpinned-source': cannot(NOT_IN_MANIFESTS),
  'unused-suppression': cannot('it speaks of comments, and each has one place'),
  'unverified-download': cannot(NOT_IN_MANIFESTS),
};
