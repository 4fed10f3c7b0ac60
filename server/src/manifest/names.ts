import { nameOf } from '../text/paths.ts';

/** What a manifest is written for; each has a reader of its own. */
export type ManifestForm = 'compose' | 'kubernetes' | 'devcontainer' | 'github-workflow' | 'gitlab-pipeline';

const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
/** What a feature asks for is written as in a dev container of its own. */
const DEVCONTAINER = /^(?:\.?devcontainer|devcontainer-features?)\.json$/;
/** Gitea and Forgejo read the language of GitHub. */
const WORKFLOW = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const PIPELINE = /^\.gitlab-ci\.ya?ml$/;
const YAML = /\.ya?ml$/;

/** Whether a file is a Compose file by its name. */
export const isComposeName = (name: string): boolean => COMPOSE.test(name);

const PARTS = /^(?:docker-)?compose(?:[.-]([\w.-]+))?(?=\.ya?ml$)/;

/** In the order in which Compose looks for them. */
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const;

/** The names of the files that a Compose file by its name may be put on top of, the likeliest first; none for one that others are put on. */
export const baseNamesFor = (name: string): readonly string[] => {
  const [, variant] = PARTS.exec(name) ?? [];
  const stem = name.startsWith('docker-') ? 'docker-compose' : 'compose';
  return variant === undefined ? [] : BASES.toSorted((a, b) => Number(b.startsWith(`${stem}.`)) - Number(a.startsWith(`${stem}.`)));
};

/** Whether Compose puts a file on top of another by itself, if both are there. */
export const isOverrideName = (name: string): boolean => /[.-]override\.ya?ml$/.test(name);

/** Whether a file by its path may say how images are built. */
export const mayBuild = (path: string): boolean => {
  const form = formByPath(path);
  return form === 'compose' || form === 'devcontainer' || form === 'github-workflow';
};

/** Whether a file is a pipeline of Jenkins by its name; other scripts in Groovy are read only where they are named. */
export const isJenkinsfileName = (name: string): boolean => /^Jenkinsfile(?:[.-].*)?$|\.[Jj]enkinsfile$/.test(name);

/** Where files that say so are, besides next to what is built and above: there those look who start dev containers, and forges for workflows. */
export const BUILDERS_FOLDERS = [
  '.devcontainer',
  '.devcontainer/*',
  '.github/workflows',
  '.gitea/workflows',
  '.forgejo/workflows',
] as const;

/** What a file is by its path, whatever stands in it; `undefined` where the path does not tell. */
export const formByPath = (path: string): Exclude<ManifestForm, 'kubernetes'> | undefined => {
  const name = nameOf(path);
  if (COMPOSE.test(name)) return 'compose';
  if (DEVCONTAINER.test(name)) return 'devcontainer';
  if (PIPELINE.test(name)) return 'gitlab-pipeline';
  return WORKFLOW.test(path) ? 'github-workflow' : undefined;
};

/** Whether what stands in a file may make it one for Kubernetes. */
export const mayHoldObjects = (path: string): boolean => YAML.test(path) && formByPath(path) === undefined;

/** Those of Kubernetes itself; of OpenShift and Argo what has a template of a pod as these do; tasks of Tekton, whose steps are containers. */
const WORKLOADS =
  'Pod|PodTemplate|ReplicationController|ReplicaSet|Deployment|StatefulSet|DaemonSet|Job|CronJob|DeploymentConfig|Rollout|Task|ClusterTask';

/** The kinds of objects that start containers, and lists that may hold them. */
export const WORKLOAD = new RegExp(`^(?:(?:${WORKLOADS})(?:List)?|List)$`);

const NAMES_WORKLOAD = new RegExp(`(?:^|[\\s,{])["']?kind["']?\\s*:\\s*["']?(?:(?:${WORKLOADS})(?:List)?|List)(?![\\w.-])`, 'm');
const NAMES_OBJECT = /(?:^|[\s,{])["']?kind["']?\s*:/;
const NAMES_VERSION = /(?:^|[\s,{])["']?apiVersion["']?\s*:/;

/** Whether the beginning of a file is that of an object of Kubernetes, a Compose file or a unit of Podman's, as far as can be told without reading it. */
export const beginsWithObject = (head: string): boolean =>
  (NAMES_OBJECT.test(head) && NAMES_VERSION.test(head)) || mayHoldServices(head) || mayStartPodman(head);

const QUADLET = /\.(?:container|pod|kube)$/;
const PODMAN_SECTION = /^\ufeff?\[(?:Container|Pod|Kube)\][ \t]*\r?$/m;

/** Whether a file may be a unit of Podman's by its name; what stands in it decides. */
export const mayBeQuadlet = (path: string): boolean => QUADLET.test(path);

/** Whether a text has the section by which Podman starts a container. */
export const mayStartPodman = (text: string): boolean => PODMAN_SECTION.test(text);

/** Whether a text can hold an object of Kubernetes that starts containers. */
export const mayHoldWorkload = (text: string): boolean => NAMES_WORKLOAD.test(text) && NAMES_VERSION.test(text);

/** A map of services at the top, and an image or a build in one of them: frameworks have services too. */
const SERVICES = /^\ufeff?["']?services["']?[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+["']?[\w.-]+["']?[ \t]*:/m;
const RUNS_SERVICE = /^[ \t]{2,}["']?(?:image|build)["']?[ \t]*:/m;

/** Whether a text can be a Compose file, whatever its name is. */
export const mayHoldServices = (text: string): boolean => SERVICES.test(text) && RUNS_SERVICE.test(text);
