/** What the extension knows by its name or its folder: a test holds these and the linter's own lists together. */
export const NAMED_FILES: readonly string[] = [
  '**/Dockerfile',
  '**/Dockerfile.*',
  '**/*.Dockerfile',
  '**/Containerfile*',
  '**/{compose,docker-compose}*.{yml,yaml}',
  '**/{devcontainer,.devcontainer,devcontainer-feature,devcontainer-features}.json',
  '**/.{github,gitea,forgejo}/workflows/*.{yml,yaml}',
  '**/.gitlab-ci.{yml,yaml}',
  '**/Jenkinsfile*',
  '**/*.{jenkinsfile,Jenkinsfile}',
];

/** What stands in it makes such a file one for Kubernetes, Compose or Podman, and the server the judge of it. */
export const TOLD_BY_TEXT: readonly string[] = ['**/*.{yml,yaml}', '**/*.{container,pod,kube}'];

const OBJECT = [/^\s*(?:-\s+)?["']?apiVersion["']?\s*:/m, /^\s*(?:-\s+)?["']?kind["']?\s*:/m];
const SERVICES = [/^\ufeff?["']?services["']?[ \t]*:/m, /^[ \t]{2,}["']?(?:image|build)["']?[ \t]*:/m];
const UNIT = [/^\ufeff?\[(?:Container|Pod|Kube)\]/m];

/** Whether a text of these is worth starting the server for: objects of Kubernetes, services of Compose, a unit of Podman. */
export const looksLikeOurs = (text: string): boolean => [OBJECT, SERVICES, UNIT].some((signs) => signs.every((sign) => sign.test(text)));
