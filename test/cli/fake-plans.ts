import { readFileSync } from 'node:fs';
import type { Plan, Step } from '../../server/src/insight/plan.ts';
import type { LintRequest } from '../../server/src/linter.ts';
import type { Edit } from '../../server/src/text/span.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** What the made-up plan makes of each tag that a test writes. */
const FATES: Readonly<Record<string, Pick<Step, 'outcome' | 'reason' | 'to' | 'until'>>> = {
  latest: { outcome: 'changed', to: `1.2.3@${DIGEST}`, reason: 'The exact tag of latest.' },
  env: { outcome: 'changed', to: '1.2.3', reason: undefined },
  young: { outcome: 'waiting', to: '1.2.4', reason: 'It is two days old.', until: '2026-12-01' },
  mine: { outcome: 'skipped', to: undefined, reason: 'A comment ignores it.' },
  lost: { outcome: 'failed', to: undefined, reason: 'ghcr.io took too long to answer.' },
};

const CURRENT = { outcome: 'current', to: undefined, reason: undefined } as const;

/** A plan that goes by the tag; `env` stands in a `.env` beside the file, where its value is the image's name. */
export const fakePlan = ({ path, text }: LintRequest): Plan => {
  const steps = [...text.matchAll(/^FROM (?<name>[\w./-]+):(?<tag>[\w.@:]+)/gm)].map((found): Step => {
    const { name = '', tag = '' } = found.groups ?? {};
    const start = found.index + 'FROM '.length;
    const at = { start, end: start + name.length + 1 + tag.length };
    const fate = FATES[tag] ?? CURRENT;
    const edit: Edit = { span: { start: start + name.length + 1, end: at.end }, text: fate.to ?? '' };
    const edits = fate.outcome !== 'changed' ? [] : [tag === 'env' ? inEnv(path, name) : edit];
    return { kind: name.includes('src/') ? 'source' : 'image', at, name, from: tag, edits, ...fate };
  });
  const edits = steps.flatMap((step) => step.edits);
  return {
    steps,
    edits: edits.filter(
      (edit, index) => edits.findIndex(({ text, path }) => text === edit.text && path === edit.path) === index || edit.path === undefined,
    ),
  };
};

const inEnv = (dockerfile: string, name: string): Edit => {
  const path = `${dockerfile.slice(0, dockerfile.lastIndexOf('/'))}/.env`;
  const start = readFileSync(path, 'utf8').indexOf('=') + 1;
  return { path, span: { start, end: start + 'old'.length }, text: name };
};
