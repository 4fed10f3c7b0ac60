import { parseReference } from '../image/reference.ts';
import type { Container, ContainerImage, Manifest } from '../manifest/model.ts';
import { MOST_IMAGES, NO_IMAGE } from './image-uses.ts';
import type { FactsContext } from './index.ts';
import { lazy } from './lazy.ts';
import { manifestContainers, manifestMounts, manifestProbes, pipedDownloads, scriptCommands } from './manifest-openings.ts';
import type { DocumentKind, Facts, ImageUse } from './model.ts';

const KINDS: Readonly<Record<Manifest['form'], DocumentKind>> = {
  compose: 'compose',
  kubernetes: 'kubernetes',
  devcontainer: 'devcontainer',
  'github-workflow': 'workflow',
  'gitlab-pipeline': 'workflow',
  jenkinsfile: 'workflow',
  script: 'script',
};

const NONE: readonly never[] = [];

/** What can be known of a manifest in its context; what only builds have, it has none of. */
export const manifestFacts = (manifest: Manifest, context: FactsContext): Facts => {
  const uses = lazy(manifest, ({ containers }) => new Map([...platformsByImage(containers)].flatMap(imageUse)));
  const images = lazy(manifest, () => [...uses().values()].slice(0, MOST_IMAGES));
  const commands = lazy(manifest, scriptCommands);
  const opened = { manifest, useOf: (image: ContainerImage | undefined) => image && uses().get(image), commands };
  const mounts = lazy(opened, manifestMounts);
  const containers = lazy(opened, manifestContainers);
  const probes = lazy(opened, manifestProbes);
  const downloads = lazy(opened, () => pipedDownloads(commands()));
  const outline = lazy(manifest, (read) => read.outline?.());
  return {
    kind: KINDS[manifest.form],
    path: context.path,
    text: manifest.text,
    get today() {
      return context.today();
    },
    get knowledge() {
      return context.knowledge();
    },
    lookUps: context.lookUps,
    trusted: context.trusted,
    dockerfiles: context.dockerfiles,
    builtHere: [...context.builtHere, ...manifest.builds],
    parseErrors: manifest.parseErrors,
    nodes: manifest.nodes,
    comments: manifest.comments,
    get images() {
      return images();
    },
    get commands() {
      return commands();
    },
    get mounts() {
      return mounts();
    },
    get containers() {
      return containers();
    },
    get probes() {
      return probes();
    },
    get downloads() {
      return downloads();
    },
    get outline() {
      return outline();
    },
    ...OF_BUILDS,
  };
};

const OF_BUILDS = {
  directives: NONE,
  stages: NONE,
  syntaxImage: undefined,
  startedContainer: undefined,
  brokenScripts: NONE,
  volumes: NONE,
  builds: NONE,
  installs: NONE,
  repositories: NONE,
  repositoryKeys: NONE,
  uncheckedInstalls: NONE,
  languageInstalls: NONE,
  given: NONE,
} satisfies Partial<Facts>;

/** Each image once, with all that its containers say of the platform. */
const platformsByImage = (containers: readonly Container[]): ReadonlyMap<ContainerImage, ReadonlySet<string | undefined>> => {
  const found = new Map<ContainerImage, Set<string | undefined>>();
  for (const { image, platform } of containers)
    if (image) found.set(image, (found.get(image) ?? new Set<string | undefined>()).add(platform));
  return found;
};

/** Where they do not agree, or a variable says it, it is not known. */
const platformOf = (platforms: ReadonlySet<string | undefined>): Pick<ImageUse, 'platform'> => {
  const [name, ...others] = platforms;
  if (others.length === 0 && name === undefined) return {};
  return { platform: { name: others.length === 0 && !name?.includes('$') ? name : undefined } };
};

const imageUse = ([image, platforms]: readonly [ContainerImage, ReadonlySet<string | undefined>]): [ContainerImage, ImageUse][] => {
  const { at, node, written, resolved, unresolved } = image;
  if (resolved?.text === NO_IMAGE) return [];
  const parsed = resolved && parseReference(resolved.text);
  const use: ImageUse = {
    role: 'service',
    ...platformOf(platforms),
    at,
    node,
    written,
    resolved,
    unresolved,
    reference: parsed && 'reference' in parsed ? parsed.reference : undefined,
    problem: parsed && 'problem' in parsed ? parsed.problem : undefined,
  };
  return [[image, use]];
};
