/** What a container can do with a folder or device of the host. */
export interface HostPath {
  /** What it holds, as a message says it. */
  readonly holds: string;
  readonly whose: 'host' | 'user';
  /** What comes of it where the container may only read it: nothing, or what it holds is read. */
  readonly whenReadOnly: 'harmless' | 'leaks';
}

type Row = readonly [pattern: RegExp, holds: string, whenReadOnly: HostPath['whenReadOnly']];

const HOME = String.raw`(?:~|/root|/home/[^/]+|\$HOME|\$\{HOME(?::?-[^}]*)?\}|\$\{(?:localEnv|env):HOME(?:PATH)?\}(?:\$\{(?:localEnv|env):USERPROFILE\})?)`;

/** Only what is named whole: a folder of an application below one of these is its own affair. */
const PATHS: readonly Row[] = [
  [/^\/$/, 'every file of the host', 'leaks'],
  [/^\/etc$/, "the host's users, passwords and services", 'leaks'],
  [/^\/etc\/(?:shadow|gshadow|sudoers|sudoers\.d|pam\.d|security)$/, 'who may log in to the host and become root', 'leaks'],
  [
    /^\/etc\/(?:passwd|group|cron\.(?:d|daily|hourly)|crontab|systemd(?:\/system)?|ld\.so\.preload|profile\.d)$/,
    'what the host runs as root, and for whom',
    'harmless',
  ],
  [/^\/etc\/ssh$/, "the host's own SSH keys", 'leaks'],
  [
    /^\/etc\/kubernetes(?:\/(?:pki|manifests|admin\.conf))?$/,
    'the keys of the cluster and the pods that the node starts by itself',
    'leaks',
  ],
  [/^\/(?:root|home)$/, 'keys and login scripts of users of the host', 'leaks'],
  [new RegExp(`^${HOME}$`), 'keys and login scripts of a user of the host', 'leaks'],
  [
    new RegExp(String.raw`^${HOME}/\.(?:ssh|gnupg|aws|azure|kube|docker)(?:/(?:id_\w+|credentials|config|config\.json))?$`),
    'credentials of a user of the host',
    'leaks',
  ],
  [
    /^\/(?:boot|usr|s?bin|usr\/s?bin|usr\/local\/s?bin|lib|lib64|usr\/lib|lib\/modules)$/,
    'programs that the host runs as root',
    'harmless',
  ],
  [/^\/proc(?:\/sys(?:\/kernel)?|\/sysrq-trigger)?$/, 'settings of the kernel of the host', 'harmless'],
  [/^\/sys(?:\/kernel|\/fs|\/kernel\/security)?$/, 'devices and settings of the kernel of the host', 'harmless'],
  [/^\/var$/, "logs, scheduled jobs and the runtime's own files", 'leaks'],
  [/^\/var\/spool(?:\/cron)?$/, 'the jobs that the host runs by the clock', 'harmless'],
  [/^\/var\/lib$/, "the runtime's own files and those of every service", 'leaks'],
  [
    /^\/var\/lib\/(?:docker(?:\/(?:overlay2|volumes))?|containerd|containers(?:\/storage)?|rancher(?:\/k3s|\/rke2)?)$/,
    'the images, volumes and files of all other containers',
    'harmless',
  ],
  [/^\/var\/lib\/kubelet(?:\/(?:pods|pki|config\.yaml))?$/, 'the files and tokens of all pods of the node', 'leaks'],
];

const OF_USER = / a user of the host$/;

/** What is the kernel's, its modules among it: a privileged container has it anyhow. */
const OF_KERNEL = /^\/(?:proc|sys|lib\/modules)(?:\/|$)/;

/** Whether a mount of it adds nothing to what a privileged container may do. */
export const isOfKernel = (path: string): boolean => OF_KERNEL.test(path);

/** What is grave about a path of the host; `undefined` where nothing is known of it. */
export const hostPathBehind = (path: string): HostPath | undefined => {
  const row = PATHS.find(([pattern]) => pattern.test(path));
  return row && { holds: row[1], whose: OF_USER.test(row[1]) ? 'user' : 'host', whenReadOnly: row[2] };
};

const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/^\/dev$/, 'all devices of the host, its disks among them'],
  [/^\/dev\/(?:sd[a-z]+|hd[a-z]|vd[a-z]|xvd[a-z]|nvme\d+n\d+|mmcblk\d+)(?:p?\d+)?$/, 'every file on that disk of the host'],
  [/^\/dev\/(?:mem|kmem|port)$/, 'the memory of the host'],
];

/** What a device gives access to beyond itself. */
export const hostDeviceBehind = (path: string): string | undefined => DEVICES.find(([pattern]) => pattern.test(path))?.[1];
