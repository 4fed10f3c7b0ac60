import type { ContainerSettings, DocumentKind, Facts } from '../facts/model.ts';
import { defineRule } from '../rule.ts';
import type { Span } from '../text/span.ts';

const KINDS: ReadonlySet<DocumentKind> = new Set(['compose', 'kubernetes']);

export default defineRule({
  id: 'no-memory-limit',
  summary: 'A container may take all memory of its host',
  why: 'A container without a limit that leaks or is flooded takes the memory of all others, and the kernel then ends whichever process it likes. With a limit it is that container which is restarted, and its exit status (137) says why.',
  category: 'correctness',
  severity: 'info',
  tier: 'strict',
  needs: [],
  aliases: ['CKV_K8S_13', 'KSV-0018', 'unset-memory-requirements'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  web:\n    image: nginx:1.27.3\n',
      good: 'services:\n  web:\n    image: nginx:1.27.3\n    mem_limit: 256m\n',
    },
  ],
  links: [
    'https://docs.docker.com/engine/containers/resource_constraints/',
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  ],
  *check(facts) {
    if (!KINDS.has(facts.kind)) return;
    for (const container of facts.containers)
      if (container.memoryLimit === 'none') yield { at: firstLine(container, facts), message: messageFor(container, facts.kind) };
  },
});

const messageFor = ({ name }: ContainerSettings, kind: DocumentKind): string => {
  const where = kind === 'kubernetes' ? '`resources.limits.memory`' : '`mem_limit` or `deploy.resources.limits.memory`';
  return `Without a limit ${name} may take all memory of its host, and other containers pay for it. Set one that leaves room above what it takes at its busiest (${where}).`;
};

/** What is absent stands nowhere: the line that names the container stands for it. */
const firstLine = ({ node }: ContainerSettings, { text }: Facts): Span => {
  const end = /\r?\n|$/.exec(text.slice(node.span.start, node.span.end));
  return { start: node.span.start, end: node.span.start + (end?.index ?? 0) };
};
