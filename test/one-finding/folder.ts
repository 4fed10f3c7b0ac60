const SECRET = 'q7Zr2kLw9VbX4tNc8sHd';

const built = (name: string): string =>
  `  ${name}:\n    build: { context: ., args: { TAG: latest } }\n    environment:\n      API_TOKEN: ${SECRET}\n`;

/** A folder in which several files speak of the same two faults of a Dockerfile, and one file of a third. */
export const FOLDER: Readonly<Record<string, string>> = {
  Dockerfile: `ARG TAG=1.2\nFROM registry.example.com/node:\${TAG}\nENV API_TOKEN=${SECRET}\n`,
  'compose.yaml': `services:\n${built('web')}${built('worker')}`,
  'compose.override.yaml': 'services:\n  web:\n    build: { args: { UNUSED: a } }\n    privileged: true\n',
};

/** By file, the rules that find something in it; each once. */
export const FOUND: Readonly<Record<string, readonly string[]>> = {
  Dockerfile: ['unpinned-image', 'secret-in-environment'],
  'compose.override.yaml': ['privileged-container'],
};
