import { parseReference } from '../image/reference.ts';
import type { ContainerImage, Manifest } from '../manifest/model.ts';
import type { ManifestForm } from '../manifest/names.ts';
import { NO_IMAGE } from './image-uses.ts';
import type { FactsContext } from './index.ts';
import { lazy } from './lazy.ts';
import type { DocumentKind, Facts, ImageUse } from './model.ts';

const KINDS: Readonly<Record<ManifestForm, DocumentKind>> = {
  compose: 'compose',
  kubernetes: 'kubernetes',
  devcontainer: 'devcontainer',
  'github-workflow': 'workflow',
  'gitlab-pipeline': 'workflow',
};

const NONE: readonly never[] = [];

/** What can be known of a manifest in its context; what only builds have, it has none of. */
export const manifestFacts = (manifest: Manifest, context: FactsContext): Facts => {
  const images = lazy(manifest, ({ containers }) => [...new Set(containers.flatMap(({ image }) => image ?? NONE))].flatMap(imageUse));
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
    builtHere: [...context.builtHere, ...manifest.builds],
    parseErrors: manifest.parseErrors,
    nodes: manifest.nodes,
    comments: manifest.comments,
    get images() {
      return images();
    },
    ...OF_BUILDS,
  };
};

const OF_BUILDS = {
  directives: NONE,
  stages: NONE,
  syntaxImage: undefined,
  commands: NONE,
  brokenScripts: NONE,
  mounts: NONE,
  volumes: NONE,
  downloads: NONE,
  builds: NONE,
  installs: NONE,
  repositories: NONE,
  repositoryKeys: NONE,
  uncheckedInstalls: NONE,
  languageInstalls: NONE,
} satisfies Partial<Facts>;

const imageUse = ({ at, node, written, resolved, unresolved }: ContainerImage): ImageUse[] => {
  if (resolved?.text === NO_IMAGE) return [];
  const parsed = resolved && parseReference(resolved.text);
  return [
    {
      role: 'service',
      at,
      node,
      written,
      resolved,
      unresolved,
      reference: parsed && 'reference' in parsed ? parsed.reference : undefined,
      problem: parsed && 'problem' in parsed ? parsed.problem : undefined,
    },
  ];
};
