import { isPrivileged, riskOf, settingsFor } from '../facts/capabilities.ts';
import { calledIn } from '../facts/container-names.ts';
import { gravityFor } from '../facts/lifetime.ts';
import type { ContainerSettings } from '../facts/model.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'dangerous-capability',
  summary: 'A container gets a capability that reaches the host',
  why: 'Some capabilities are not kept within the container: with SYS_ADMIN, SYS_MODULE, SYS_RAWIO or DAC_READ_SEARCH its root is root of the host by a known way. SYS_PTRACE is so among the processes of the host, NET_ADMIN in its network; by themselves both are left alone.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['CKV_K8S_39', 'KSV-0005', 'CL-0011'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  files:\n    image: dperson/samba:amd64\n    cap_add:\n      - SYS_ADMIN\n',
      good: 'services:\n  files:\n    image: dperson/samba:amd64\n    cap_add:\n      - NET_BIND_SERVICE\n',
    },
  ],
  links: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  *check(facts) {
    const { containers } = facts;
    // Who has all of them has its finding for that.
    for (const container of containers) {
      if (isPrivileged(container)) continue;
      for (const problem of problemsOf(container, settingsFor(container, containers))) yield { ...problem, ...gravityFor(facts) };
    }
  },
});

function* problemsOf(container: ContainerSettings, own: readonly ContainerSettings[]): Iterable<Problem> {
  for (const setting of container.settings) {
    const risk = setting.kind === 'capability' ? riskOf(setting.name, own) : undefined;
    if (setting.kind === 'capability' && risk) yield problemOf(setting, { ...risk, who: calledIn(container) });
  }
}

interface Case {
  readonly lets: string;
  readonly isGrave: boolean;
  readonly who: string;
}

const problemOf = ({ at, name }: { at: Problem['at']; name: string }, { lets, isGrave, who }: Case): Problem => ({
  at,
  ...(!isGrave && { severity: 'info' }),
  message: `${name === 'ALL' ? 'All capabilities together let' : `${name} lets`} ${who} ${lets}. Drop it, or add only what the program fails without.`,
});
