import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Finding } from '../../server/src/engine/model.ts';
import type { Dossier } from '../../server/src/insight/dossier.ts';
import type { PinOptions, Plan, UpdateOptions } from '../../server/src/insight/plan.ts';
import type { Linter, LintRequest } from '../../server/src/linter.ts';
import type { Fix, Severity } from '../../server/src/rule.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { aFinding, aRule } from '../formats/a-report.ts';
import { fakePlan } from './fake-plans.ts';

const RULES = [
  aRule('unpinned-image', { aliases: ['DL3006', 'DL3007'], links: ['https://example.org/pin'] }),
  aRule('docker-socket-mount', { severity: 'error', options: { paths: { type: 'strings', default: ['a'], summary: 'Sockets' } } }),
  aRule('old-maintainer', { severity: 'info', tier: 'strict' }),
];

const aDossier = (reference: string): Dossier => ({
  reference: `docker.io/library/${reference}`,
  name: reference,
  digest: undefined,
  origin: { kind: 'official', asOf: '2026-11-01' },
  deprecation: undefined,
  making: undefined,
  shipped: undefined,
  tag: {
    standing: 'retired',
    exact: undefined,
    isMoved: false,
    nearest: undefined,
    firstListed: '2025-01-01',
    lastListed: '2025-03-01',
    architectures: [],
    asOf: '2026-11-01',
  },
  age: { builtFrom: '2025-02-01', builtUntil: '2025-03-01', atLeastDays: 629, atMostDays: 657 },
  support: [],
  newer: { inLine: '2.1', onLaterDistribution: undefined, inNextLine: undefined },
  lastOfLine: undefined,
  links: [{ title: 'Docker Hub', url: 'https://hub.docker.com/_/x' }],
  asOf: '2026-11-01',
});

interface Pattern {
  readonly rule: string;
  readonly text: string;
  readonly severity: Severity;
  readonly fix?: readonly [Fix['safety'], string];
}

const PATTERNS: readonly Pattern[] = [
  { rule: 'unpinned-image', text: ':latest', severity: 'warning', fix: ['review', ':1.2.3'] },
  { rule: 'docker-socket-mount', text: 'docker.sock', severity: 'error' },
  { rule: 'old-maintainer', text: 'MAINTAINER', severity: 'info', fix: ['safe', 'LABEL maintainer='] },
];

/** What the linter was asked, for tests to look at. */
export interface Asked {
  readonly lints: LintRequest[];
  readonly plans?: PlanAsked[];
}

/** What a plan was asked for. */
export interface PlanAsked {
  readonly request: LintRequest;
  readonly options: PinOptions | UpdateOptions;
}

/** A linter that finds three words; it throws on BOOM, and reads a configuration whose text has `bad` in it as bad. */
export const createFakeLinter = (asked: Asked, readConfigAt: (path: string) => string | undefined): Linter => {
  const linter: Partial<Linter> = {
    rules: RULES,
    knowledgeDate: async () => '2026-11-01',
    oldKnowledge: async (today = '2026-11-20') => (today > '2027-01-30' ? `the facts are old on ${today}` : undefined),
    inspect: async (reference) => (reference === reference.toLowerCase() ? aDossier(reference) : 'it must be lower case'),
    readConfig: async (text) => ({
      config: text.includes('registry: off') ? { ...DEFAULT_CONFIG, registry: 'off' } : DEFAULT_CONFIG,
      text,
      problems: text.includes('bad') ? [{ span: { start: text.indexOf('bad'), end: text.length }, message: 'no such key' }] : [],
    }),
    async configFor(path) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      const text = readConfigAt(`${folder}/.plimsoll.yaml`);
      if (text === undefined || !linter.readConfig) return { config: DEFAULT_CONFIG, problems: [] };
      return { ...(await linter.readConfig(text)), path: `${folder}/.plimsoll.yaml` };
    },
    async lint(request) {
      asked.lints.push(request);
      if (request.text.includes('BOOM')) throw new Error('boom');
      return reportOn(request);
    },
    pin: async (request, options) => planned(asked, { request, options }),
    update: async (request, options) => planned(asked, { request, options }),
    withCheckedFixes: async (_request, findings) => findings,
    async fix(request, safety) {
      const fixes = reportOn(request).findings.flatMap(({ fixes, suppressed }) => (suppressed ? [] : fixes.slice(0, 1)));
      const made = fixes.filter((fix) => safety === 'all' || fix.safety === 'safe');
      const text = applyEdits(
        request.text,
        made.flatMap(({ edits }) => edits),
      );
      return { text, others: [], applied: made.length, report: reportOn({ ...request, text }) };
    },
  };
  return linter as Linter;
};

const planned = ({ plans }: Asked, one: PlanAsked): Plan => {
  plans?.push(one);
  if (one.request.text.includes('BOOM')) throw new Error('boom');
  return fakePlan(one.request);
};

const reportOn = ({ path, text, config }: LintRequest) => ({
  path,
  kind: 'dockerfile' as const,
  text,
  findings: PATTERNS.flatMap((pattern) => findingsOf(pattern, text, config.rules[pattern.rule])).sort((a, b) => a.at.start - b.at.start),
});

const findingsOf = ({ rule, text: word, severity, fix }: Pattern, text: string, setting: unknown): Finding[] => {
  if (setting === 'off') return [];
  const suppressed = text.includes('# ignored') && { suppressed: { by: '# ignored', reason: undefined } };
  const starts = [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => index);
  return starts.map((start) => {
    const at = { start, end: start + word.length };
    const fixes: Fix[] = fix ? [{ title: `Use ${fix[1]}`, safety: fix[0], edits: [{ span: at, text: fix[1] }] }] : [];
    return aFinding(text, '', { rule, at, fixes, severity: (setting as Severity) ?? severity, message: `Found ${word}.`, ...suppressed });
  });
};
