import { isPrivileged } from '../facts/capabilities.ts';
import { calledFor, calledIn, containersNamed } from '../facts/container-names.ts';
import { type HostPath, hostDeviceBehind, hostPathBehind, isOfKernel } from '../facts/host-paths.ts';
import { gravityFor } from '../facts/lifetime.ts';
import type { Facts, Mount } from '../facts/model.ts';
import { defineRule, type Fix, type Problem } from '../rule.ts';

export default defineRule({
  id: 'host-filesystem-mount',
  summary: 'A container gets a folder or device that the host itself lives on',
  why: "A container that may write the host's `/etc`, its programs or its runtime's files becomes root on the host with the next job, login or start of a service; one that may only read them finds keys and passwords there.",
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['KSV-0121', 'sensitive-host-mounts', 'writable-host-mount'],
  options: {},
  concern: 'host-mount',
  rank: 1,
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  backup:\n    image: restic/restic:0.17.3\n    volumes:\n      - /etc:/data/etc\n',
      good: 'services:\n  backup:\n    image: restic/restic:0.17.3\n    volumes:\n      - /etc/nginx:/data/nginx:ro\n',
    },
  ],
  links: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath', 'https://docs.docker.com/engine/storage/bind-mounts/'],
  *check(facts) {
    for (const problem of problemsIn(facts)) yield { ...problem, ...gravityFor(facts) };
  },
});

/** What no container has by itself: a builder looks elsewhere, and a label starts nothing. */
const OF_NO_CONTAINER: ReadonlySet<Mount['by']> = new Set(['run-mount', 'label']);

function* problemsIn({ kind, mounts, containers, text }: Facts): Iterable<Problem> {
  for (const mount of mounts) {
    const path = OF_NO_CONTAINER.has(mount.by) ? undefined : hostPathBehind(mount.source);
    if (!path || hasItAnyhow(mount, containers)) continue;
    // In a dev container a person works who has these files anyhow.
    const lighter = kind === 'devcontainer' && path.whose === 'user' ? { severity: 'info' as const } : {};
    for (const problem of mountProblem(mount, path)) yield { ...problem, ...lighter, fixes: readOnlyFixes(mount, { path, text }) };
  }
  yield* deviceProblems(containers);
}

const hasItAnyhow = ({ source, container }: Mount, containers: Facts['containers']): boolean =>
  container !== undefined && isOfKernel(source) && containersNamed(container, containers).some(isPrivileged);

function* mountProblem(mount: Mount, { holds, whose, whenReadOnly }: HostPath): Iterable<Problem> {
  const { at, source, isReadOnly } = mount;
  const container = calledFor(mount);
  const gain = whose === 'user' ? 'act as that user' : 'take over the host';
  if (!isReadOnly)
    yield {
      at,
      message: `${source} of the host holds ${holds}: ${container} may change all of it, and so ${gain}. Mount only the folder that it needs, read-only where it can be.`,
    };
  else if (whenReadOnly === 'leaks')
    yield {
      at,
      severity: 'info',
      message: `${source} of the host holds ${holds}: ${container} can read all of it. Mount only the folder or file that it needs.`,
    };
}

/** `SOURCE:TARGET` and nothing more. */
const SHORT_VOLUME = /^[^\s:'"$]+:[^\s:'"$]+$/;

/** What is harmless to read stays where it is. A person knows whether the program writes to it. */
const readOnlyFixes = ({ at, by, isReadOnly }: Mount, { path, text }: { path: HostPath; text: string }): readonly Fix[] => {
  const isShort = by === 'manifest' && SHORT_VOLUME.test(text.slice(at.start, at.end));
  if (isReadOnly || path.whenReadOnly !== 'harmless' || !isShort) return [];
  return [{ title: 'Mount it read-only', safety: 'review', edits: [{ span: { start: at.end, end: at.end }, text: ':ro' }] }];
};

function* deviceProblems(containers: Facts['containers']): Iterable<Problem> {
  for (const container of containers)
    for (const setting of container.settings) {
      const holds = setting.kind === 'device' ? hostDeviceBehind(setting.path) : undefined;
      if (setting.kind === 'device' && holds !== undefined)
        yield {
          at: setting.at,
          message: `${setting.path} gives ${calledIn(container)} ${holds}, whatever the files' own rights say. Give it a folder, or a partition of its own.`,
        };
    }
}
