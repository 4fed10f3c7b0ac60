/** A runtime's socket, or a folder of the host that holds one. */
export interface RuntimeSocket {
  readonly runtime: 'Docker' | 'containerd' | 'CRI-O' | 'Podman';
  readonly isFolder: boolean;
}

const SOCKETS: readonly (readonly [RegExp, RuntimeSocket['runtime']])[] = [
  [/(?:^|\/)docker\.sock\}?$/, 'Docker'],
  [/^\/{1,2}\.\/pipe\/docker_engine$|docker_engine$/, 'Docker'],
  [/(?:^|\/)containerd\.sock\}?$/, 'containerd'],
  [/(?:^|\/)crio\.sock\}?$/, 'CRI-O'],
  [/(?:^|\/)podman\.sock\}?$/, 'Podman'],
];

/** Where the sockets are by default, so that a mount of these folders hands them out too. */
const FOLDERS: readonly (readonly [RegExp, RuntimeSocket['runtime']])[] = [
  [/^\/(?:var\/run|run|var)?$/, 'Docker'],
  [/^(?:\/var)?\/run\/docker$/, 'Docker'],
  [/^(?:\/var)?\/run\/(?:k3s\/)?containerd$/, 'containerd'],
  [/^(?:\/var)?\/run\/crio$/, 'CRI-O'],
  [/^(?:\/var)?\/run\/(?:user\/\d+\/)?podman$/, 'Podman'],
];

/** Which runtime a path of the host gives access to; `undefined` when none. */
export const socketBehind = (path: string): RuntimeSocket | undefined => {
  const socket = SOCKETS.find(([pattern]) => pattern.test(path));
  if (socket) return { runtime: socket[1], isFolder: false };
  const folder = FOLDERS.find(([pattern]) => pattern.test(path));
  return folder && { runtime: folder[1], isFolder: true };
};
