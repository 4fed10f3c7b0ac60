import type { ManifestForm } from '../../server/src/manifest/names.ts';
import type { ScriptForm } from '../../server/src/manifest/scripts/script-files.ts';

/** What stands of interest in a fixture, and in which way of writing. */
export type Way = 'image' | 'command' | 'compose' | 'pod';

/** A kind of file: where one lies, and how what is of interest stands in it. */
export interface Kind {
  readonly name: string;
  readonly path: string;
  readonly frames: Readonly<Partial<Record<Way, (element: string) => string>>>;
}

const indented = (lines: string, by: number): string => lines.replace(/^(?=.)/gm, ' '.repeat(by));

/** A script within YAML: a literal block needs no quotes. */
const block = (line: string, by: number): string => `|\n${indented(line, by)}\n`;

const podKind = (name: string, [head, by]: readonly [string, number]): Kind => {
  const spec = (container: string): string => `${head}${indented(container, by)}`;
  return {
    name,
    path: 'deploy.yaml',
    frames: {
      image: (reference) => spec(`containers:\n  - name: web\n    image: ${reference}\n`),
      pod: (lines) => spec(`${lines}\n`),
      command: (line) =>
        spec(
          `containers:\n  - name: web\n    image: registry.example.com/web:1.2\n    command:\n      - sh\n      - -c\n      - ${block(line, 8)}`,
        ),
    },
  };
};

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const workflow = (folder: string): Kind => ({
  name: `${folder} workflow`,
  path: `.${folder}/workflows/ci.yaml`,
  frames: {
    image: (reference) => `on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    container: ${reference}\n`,
    command: (line) => `on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${block(line, 10)}`,
  },
});

/** All kinds, by what reads them: a new reader is an error here until it has its kinds. */
export const KINDS: Readonly<Record<'dockerfile' | ManifestForm | ScriptForm, readonly Kind[]>> = {
  dockerfile: [
    {
      name: 'Dockerfile',
      path: 'Dockerfile',
      frames: { image: (ref) => `FROM ${ref}\n`, command: (line) => `FROM debian:12.8\nRUN ${line}\n` },
    },
  ],
  compose: [
    {
      name: 'Compose',
      path: 'compose.yaml',
      frames: {
        image: (reference) => `services:\n  web:\n    image: ${reference}\n`,
        compose: (lines) => `services:\n  web:\n${indented(lines, 4)}\n`,
        command: (line) =>
          `services:\n  web:\n    image: registry.example.com/web:1.2\n    command:\n      - sh\n      - -c\n      - ${block(line, 8)}`,
      },
    },
  ],
  kubernetes: [
    podKind('pod', [POD, 2]),
    podKind('workload', ['apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n', 6]),
    podKind('CronJob', [
      'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: web\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n',
      10,
    ]),
    podKind('List', [
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata:\n      name: web\n    spec:\n',
      6,
    ]),
  ],
  devcontainer: [
    {
      name: 'dev container',
      path: '.devcontainer/devcontainer.json',
      frames: {
        image: (reference) => `{ "image": "${reference}" }\n`,
        command: (line) => `{\n  "image": "registry.example.com/dev:1.2",\n  "postCreateCommand": "${line.replace(/"/g, "'")}"\n}\n`,
      },
    },
  ],
  'github-workflow': [workflow('github'), workflow('gitea')],
  'gitlab-pipeline': [
    {
      name: 'GitLab pipeline',
      path: '.gitlab-ci.yml',
      frames: { image: (reference) => `build:\n  image: ${reference}\n`, command: (line) => `build:\n  script:\n    - ${block(line, 6)}` },
    },
  ],
  shell: [{ name: 'shell script', path: 'start.sh', frames: { command: (line) => `#!/bin/sh\n${line}\n` } }],
  makefile: [{ name: 'Makefile', path: 'Makefile', frames: { command: (line) => `start:\n\t${line.replace(/\$/g, '$$$$')}\n` } }],
  unit: [{ name: 'systemd unit', path: 'web.service', frames: { command: (line) => `[Service]\nExecStart=/bin/sh -c '${line}'\n` } }],
  markdown: [{ name: 'Markdown', path: 'README.md', frames: { command: (line) => `Type this:\n\n\`\`\`sh\n${line}\n\`\`\`\n` } }],
};
