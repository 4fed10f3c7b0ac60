/** A runtime's socket, or a folder of the host that holds one. */
export interface RuntimeSocket {
  readonly runtime: 'Docker' | 'containerd' | 'CRI-O' | 'Podman' | 'LXD' | 'Incus' | 'Balena';
  readonly isFolder: boolean;
  /** Whether its runtime has no more rights than the user who started it. */
  readonly isRootless: boolean;
}

/** Known by their names wherever they are: a folder before them may be a variable, a link or another root. */
const SOCKETS: readonly (readonly [RegExp, RuntimeSocket['runtime']])[] = [
  [/(?:^|\/)docker(?:-cli|\.raw)?\.sock\}*$/, 'Docker'],
  [/(?:^|[/\\])docker_engine(?:_linux)?$/, 'Docker'],
  [/(?:^|\/)(?:cri-dockerd|dockershim)\.sock\}*$/, 'Docker'],
  [/(?:^|\/)containerd\.sock\}*$/, 'containerd'],
  [/(?:^|\/)crio\.sock\}*$/, 'CRI-O'],
  [/(?:^|\/)podman\.sock\}*$/, 'Podman'],
  [/(?:^|\/)lxd\/unix\.socket$/, 'LXD'],
  [/(?:^|\/)incus\/unix\.socket$/, 'Incus'],
  [/(?:^|\/)balena(?:-engine)?\.sock$/, 'Balena'],
];

/** Where the sockets are by default, so that a mount of these folders hands them out too. `/var` has only a link to `/run`. */
const FOLDERS: readonly (readonly [RegExp, RuntimeSocket['runtime']])[] = [
  [/^\/(?:var\/run|run)?$/, 'Docker'],
  [/^(?:\/var)?\/run\/docker$/, 'Docker'],
  [/^(?:\/var)?\/run\/(?:k3s\/)?containerd$/, 'containerd'],
  [/^(?:\/var)?\/run\/k3s$/, 'containerd'],
  [/^(?:\/var)?\/run\/crio$/, 'CRI-O'],
  [/^(?:\/var)?\/run\/(?:user\/\d+\/)?podman$/, 'Podman'],
];

/** Where a user's own runtime has its socket. */
const ROOTLESS = /^(?:\/run\/user\/|(?:\/var)?\/run\/user\/|~\/|\/home\/|\$\{?(?:XDG_RUNTIME_DIR|HOME)\b|\$\{?(?:localEnv|env):HOME\b)/;

/** Which runtime a path of the host gives access to; `undefined` when none. */
export const socketBehind = (path: string): RuntimeSocket | undefined => {
  const isRootless = ROOTLESS.test(path);
  const socket = SOCKETS.find(([pattern]) => pattern.test(path));
  if (socket) return { runtime: socket[1], isFolder: false, isRootless };
  const folder = FOLDERS.find(([pattern]) => pattern.test(path));
  return folder && { runtime: folder[1], isFolder: true, isRootless };
};

/** A variable alone, of whose value nothing is known. */
const UNKNOWN = /^\$(?:\w+|\{[\w.: -]+\}|\{\{[^}]*\}\})$/;

/** A bare word is the name of a volume, whatever it reads like. */
const PLACE = /[/\\$]/;

/** Which runtime a mount gives access to; where the host's side is not known, the container's side tells. */
export const socketOfMount = ({ source, target }: { source: string; target: string | undefined }): RuntimeSocket | undefined => {
  if (!PLACE.test(source)) return undefined;
  const socket = socketBehind(source);
  if (socket || target === undefined || !UNKNOWN.test(source)) return socket;
  const behindTarget = socketBehind(target);
  return behindTarget?.isFolder ? undefined : behindTarget;
};

/** Images whose purpose is to stand between the socket and those who ask it. */
const PROXIES = /(?:^|[/-])(?:docker-)?socket-proxy$|(?:^|\/)docker-proxy$/;

/** Whether an image, by its familiar name, is a filter before the socket. */
export const isSocketProxy = (image: string | undefined): boolean => image !== undefined && PROXIES.test(image.replace(/[:@].*$/, ''));
