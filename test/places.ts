/** Where a file has to lie that its folder or its whole name tells the kind of. */
const PLACES: readonly (readonly [ending: string, path: string])[] = [
  ['.compose.yaml', 'compose.yaml'],
  ['.workflow.yaml', '.github/workflows/ci.yaml'],
  ['.gitlab-ci.yml', '.gitlab-ci.yml'],
  ['.devcontainer-feature.json', 'src/own/devcontainer-feature.json'],
  ['.devcontainer-features.json', 'src/devcontainer-features.json'],
  ['.devcontainer.json', '.devcontainer/devcontainer.json'],
];

/** The path that a fixture is read under, within the project. */
export const placeOf = (name: string): string => PLACES.find(([ending]) => name.endsWith(ending))?.[1] ?? name;
