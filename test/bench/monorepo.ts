import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How many files there are, and how many containers they build or start. */
export const MONOREPO = { files: 5000, containers: 300 };

const SERVICES = 60;
const OTHER_YAML = 340;

const dockerfile = (index: number): string =>
  `ARG NODE_VERSION=22.11.0\nFROM node:\${NODE_VERSION}-bookworm-slim AS base\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\n\n` +
  `FROM base AS prod\nCOPY . .\nUSER node\nCMD ["node", "service-${index}.js"]\n`;

const compose = (index: number): string =>
  `services:\n  web:\n    build:\n      context: .\n      target: prod\n      args:\n        NODE_VERSION: 22.${index % 12}.0\n` +
  `    volumes:\n      - ./data:/data\n  db:\n    image: postgres:17.2\n    environment:\n      POSTGRES_DB: service${index}\n`;

const pod = (index: number): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: service-${index}\nspec:\n  containers:\n    - name: web\n      image: ghcr.io/example/service-${index}:1.${index}.0\n`;

/** Of each service: two images that are built, two containers of Compose and one of Kubernetes. */
const serviceFiles = (index: number): [string, string][] => {
  const folder = `services/group-${index % 6}/service-${index}`;
  return [
    [`${folder}/Dockerfile`, dockerfile(index)],
    [`${folder}/tools/Dockerfile.migrate`, dockerfile(index)],
    [`${folder}/compose.yaml`, compose(index)],
    [`${folder}/deploy/pod.yaml`, pod(index)],
  ];
};

/** YAML of other kinds: settings, values of charts, objects of Kubernetes that start nothing. */
const otherYaml = (index: number): [string, string] =>
  index % 2 === 0
    ? [`config/part-${index % 20}/values-${index}.yaml`, `image:\n  repository: example/part\n  tag: "${index}"\nreplicas: 2\n`]
    : [`config/part-${index % 20}/settings-${index}.yaml`, `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c${index}\ndata: {}\n`];

const source = (index: number): [string, string] => [
  `packages/package-${index % 200}/src/module-${index}.ts`,
  `export const answer${index} = (): number => ${index};\n`.repeat(20),
];

/** The files by their paths, the same each time. */
export const monorepoFiles = (): ReadonlyMap<string, string> => {
  const files = new Map(Array.from({ length: SERVICES }, (_, index) => serviceFiles(index)).flat());
  for (let index = 0; index < OTHER_YAML; index++) files.set(...otherYaml(index));
  for (let index = 0; files.size < MONOREPO.files; index++) files.set(...source(index));
  return files;
};

/** Writes the files below a folder. */
export const writeMonorepo = (folder: string): void => {
  for (const [path, text] of monorepoFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
