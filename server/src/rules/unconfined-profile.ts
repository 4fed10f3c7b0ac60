import { isForDebugging, isPrivileged, referenceOf } from '../facts/capabilities.ts';
import { calledIn } from '../facts/container-names.ts';
import { gravityFor } from '../facts/lifetime.ts';
import type { ContainerSettings, Setting } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

type Profile = Extract<Setting, { readonly kind: 'profile' }>['profile'];

export default defineRule({
  id: 'unconfined-profile',
  summary: 'A container runs without a confinement that the runtime gives it',
  why: 'The default profiles of seccomp, AppArmor and SELinux keep a container from what hardly any program needs and most ways out of one do. Where one call is missing, a profile of your own that adds it keeps the rest.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['KSV-0104', 'seccomp-confinement-disabled', 'selinux-separation-disabled'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  web:\n    image: nginx:1.27.3\n    security_opt:\n      - seccomp:unconfined\n',
      good: 'services:\n  web:\n    image: nginx:1.27.3\n    security_opt:\n      - seccomp:./web-seccomp.json\n',
    },
  ],
  links: ['https://docs.docker.com/engine/security/seccomp/', 'https://kubernetes.io/docs/tutorials/security/seccomp/'],
  *check(facts) {
    const { kind, containers } = facts;
    for (const container of containers) {
      // A privileged one has none anyhow, and debuggers need the calls that the profile forbids.
      if (isPrivileged(container) || isForDebugging(kind) || isRootless(container)) continue;
      const who = calledIn(container);
      for (const setting of container.settings) {
        if (setting.kind !== 'profile') continue;
        const message = SAYS[setting.profile].replace('%', () => who);
        yield setting.profile === 'label'
          ? { at: setting.at, severity: 'info', message }
          : { at: setting.at, ...gravityFor(facts), message };
      }
    }
  },
});

/** Without root a builder makes its containers by calls that the profile forbids; the other ways need more. */
const isRootless = (container: ContainerSettings): boolean => referenceOf(container)?.tag?.includes('rootless') ?? false;

const SAYS: Readonly<Record<Profile, string>> = {
  seccomp:
    'Without the seccomp profile % may make every system call, those of known ways out of a container among them. Leave the default, or write a profile that adds the calls it fails without.',
  apparmor:
    'Without the AppArmor profile % may write to /proc and /sys and mount file systems as far as its capabilities go. Leave the default, or write a profile that adds what it fails without.',
  label:
    'Without its SELinux label % reads and writes all files of the host that its user may. Label the folders that it gets instead (`:z`, `:Z`).',
  systempaths: 'With its system paths unmasked % may change settings of the kernel under /proc and /sys. Leave them masked.',
};
