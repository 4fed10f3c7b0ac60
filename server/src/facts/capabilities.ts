import { familiarName, type ImageReference } from '../image/reference.ts';
import { containersNamed } from './container-names.ts';
import type { ContainerSettings, DocumentKind } from './model.ts';

/** What a capability lets a container do to its host. */
export interface CapabilityRisk {
  readonly lets: string;
  readonly isGrave: boolean;
}

/** Each is a known way from root in the container to root on the host. */
const GRAVE: Readonly<Record<string, string>> = {
  ALL: 'do all that root of the host may',
  SYS_ADMIN: 'mount file systems and change namespaces, with which it leaves the container',
  SYS_MODULE: 'load modules into the kernel of the host',
  SYS_RAWIO: 'read and write disks and memory past the kernel',
  DAC_READ_SEARCH: 'open every file of the host by its number',
  SYS_BOOT: 'restart the host, or start another kernel on it',
  MAC_ADMIN: "change the host's AppArmor and SELinux rules",
  MAC_OVERRIDE: "get past the host's AppArmor and SELinux rules",
};

/** What is as grave only among the host's processes, or in its network. */
const GRAVE_WITH: Readonly<Record<string, { readonly namespace: 'pid' | 'network'; readonly lets: string }>> = {
  SYS_PTRACE: { namespace: 'pid', lets: 'read and change the memory of every process of the host' },
  NET_ADMIN: { namespace: 'network', lets: "change the host's addresses, routes and firewall" },
};

/** Those that are worth a word. */
const LIGHT: Readonly<Record<string, string>> = {
  BPF: 'load programs into the kernel that see what all containers do',
  SYSLOG: "read the kernel's log with the addresses in it",
  SYS_TIME: "set the host's clock, on which certificates and logs rest",
};

/** What comes of a capability in a container with all settings that hold for it; `undefined` where nothing does that is the host's affair. */
export const riskOf = (name: string, own: readonly ContainerSettings[]): CapabilityRisk | undefined => {
  const grave =
    GRAVE[name] ??
    graveWith(
      name,
      own.flatMap(({ settings }) => settings),
    );
  if (grave !== undefined) return { lets: grave, isGrave: true };
  const light = LIGHT[name];
  return light === undefined ? undefined : { lets: light, isGrave: false };
};

const graveWith = (name: string, settings: ContainerSettings['settings']): string | undefined => {
  const entry = GRAVE_WITH[name];
  return entry && settings.some((setting) => setting.kind === 'namespace' && setting.namespace === entry.namespace)
    ? entry.lets
    : undefined;
};

const POD = /^\w+ "[^"]*" of (.*)$/s;

/** What holds for a container: what it says itself, and what its pod says for all of its containers. */
export const settingsFor = (container: ContainerSettings, all: readonly ContainerSettings[]): readonly ContainerSettings[] => [
  container,
  ...containersNamed(POD.exec(container.name)?.[1] ?? '', all),
];

/** Whether a container has all capabilities, devices and no confinement anyhow. */
export const isPrivileged = ({ settings }: ContainerSettings): boolean => settings.some(({ kind }) => kind === 'privileged');

/** What a container runs, be it pulled here or by a command. */
export const referenceOf = ({ image, named }: ContainerSettings): ImageReference | undefined => image?.reference ?? named;

/** Each tells the kernel which emulator runs programs of other processors, for which it has to be privileged, and ends. */
const REGISTRARS: ReadonlySet<string> = new Set([
  'tonistiigi/binfmt',
  'docker/binfmt',
  'linuxkit/binfmt',
  'multiarch/qemu-user-static',
  'hypriot/qemu-register',
]);

/** Whether a container does one thing to its host, which nothing but a privileged one can, and is gone. */
export const isRegistrar = (container: ContainerSettings): boolean => {
  const reference = referenceOf(container);
  return reference !== undefined && REGISTRARS.has(familiarName(reference));
};

/** Whether a debugger is at home there: a person works in it, and needs what debuggers need. */
export const isForDebugging = (kind: DocumentKind): boolean => kind === 'devcontainer';
