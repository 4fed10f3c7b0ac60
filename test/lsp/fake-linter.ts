import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import type { Config } from '../../server/src/engine/config-model.ts';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import { enabledRules } from '../../server/src/engine/enabled-rules.ts';
import type { FileReport, Finding } from '../../server/src/engine/model.ts';
import { overridesFor } from '../../server/src/engine/overrides.ts';
import type { Dossier, Sighting } from '../../server/src/insight/dossier.ts';
import type { Linter, LintRequest, LoadedConfig } from '../../server/src/linter.ts';
import { defineRule, type Fix, type Rule } from '../../server/src/rule.ts';
import { applyEdits } from '../../server/src/text/edits.ts';

/** What a test changes while the server runs. */
export interface FakeWorld {
  /** The configuration file that every document finds. */
  file?: LoadedConfig;
  /** Awaited before each lint. */
  hold?: Promise<void>;
  /** The configurations that lints were asked with. */
  readonly seen: Config[];
  /** The texts that were linted. */
  readonly linted: string[];
  /** Where each lint had look-ups from. */
  readonly sources: (LintRequest['lookUps'] | undefined)[];
  /** The images that registries have been asked about; those at `registry.example.com` have no age before. */
  readonly answered: Set<string>;
}

const rule = (id: string, tier: Rule['tier']): Rule =>
  defineRule({
    id,
    tier,
    summary: `Summary of ${id}`,
    why: `Why ${id} matters.`,
    category: 'correctness',
    severity: 'warning',
    needs: [],
    aliases: [],
    options: {},
    examples: [{ bad: '' }],
    links: [],
    *check() {},
  });

const RULES = [rule('latest-tag', 'recommended'), rule('needless-sudo', 'recommended'), rule('strict-one', 'strict')];

/** A linter that finds `:latest` (with fixes) and `sudo` (without), and throws where it reads BOOM. */
export const createFakeLinter = (world: FakeWorld): Linter => ({
  rules: RULES,
  knowledgeDate: async () => '2026-11-01',
  oldKnowledge: async () => undefined,
  configFor: async () => world.file ?? { config: DEFAULT_CONFIG, problems: [] },
  readConfig: async (text) => ({ config: { ...DEFAULT_CONFIG, ...JSON.parse(text) }, problems: [] }),
  enabledRules: async ({ path, config, configPath }) => {
    const overrides = overridesFor(path.slice((configPath?.lastIndexOf('/') ?? -1) + 1), config);
    return enabledRules(config, RULES, overrides).map((enabled) => enabled.rule);
  },
  lint: (request) => lint(request, world),
  withCheckedFixes: async (_, findings) => findings,
  async fix(request) {
    const report = find(request);
    const edits = report.findings.flatMap(({ fixes }) => fixes.slice(0, 1)).flatMap((fix) => fix.edits);
    return { text: applyEdits(request.text, edits), others: [], applied: edits.length, report };
  },
  async outline({ path, text }) {
    const { instructions, comments, directives } = parseDockerfile(text);
    return { kind: 'dockerfile', path, text, nodes: instructions, comments, directives };
  },
  sightingAt: async (request, offset) => sightingsIn(request, world).find(({ at }) => at.start <= offset && offset <= at.end),
  sightings: async (request) => sightingsIn(request, world),
  links: async () => [],
  mentions: async () => [],
  suggestionsAt: async () => undefined,
  pin: async () => ({ steps: [], edits: [] }),
  update: async () => ({ steps: [], edits: [] }),
  inspect: async () => 'not asked for here',
});

const sightingsIn = ({ text, lookUps }: LintRequest, world: FakeWorld): Sighting[] =>
  [...text.matchAll(/(?<=FROM )\S+/g)].map((match) => {
    const name = match[0];
    return {
      at: spanOf(match),
      unresolved: name.startsWith('$') ? [name.slice(1)] : [],
      dossier: name.startsWith('$') ? undefined : dossierOn(name, lookUps, world),
    };
  });

const dossierOn = (name: string, source: LintRequest['lookUps'], { answered }: FakeWorld): Dossier => {
  const isOfficial = !name.includes('/');
  const [registry = '', ...path] = (isOfficial ? `docker.io/library/${name}` : name).split('/');
  const reference = [registry, ...path].join('/');
  const repository = path.join('/').replace(/:.*/, '');
  if (source?.from === 'registries' && source.only?.({ ask: 'tags', of: { registry, repository } }) !== false) answered.add(reference);
  return { ...dossierOf(reference, name), ...(!isOfficial && !(source && answered.has(reference)) && { age: undefined }) };
};

const dossierOf = (reference: string, name: string): Dossier => ({
  reference,
  name,
  digest: undefined,
  origin: { kind: 'official', asOf: '2026-11-01' },
  deprecation: undefined,
  making: undefined,
  shipped: undefined,
  tag: {
    standing: 'listed',
    exact: undefined,
    isMoved: false,
    nearest: undefined,
    firstListed: '2026-01-01',
    lastListed: undefined,
    architectures: ['amd64'],
    asOf: '2026-11-01',
  },
  age: { builtFrom: '2026-11-01', builtUntil: undefined, atLeastDays: 0, atMostDays: 19 },
  support: [],
  newer: undefined,
  lastOfLine: undefined,
  links: [{ title: 'Docker Hub', url: 'https://hub.docker.com/_/node' }],
  asOf: '2026-11-01',
});

const lint = async (request: LintRequest, world: FakeWorld): Promise<FileReport> => {
  world.seen.push(request.config);
  world.linted.push(request.text);
  world.sources.push(request.lookUps);
  await world.hold;
  if (request.text.includes('BOOM')) throw new Error('the linter is broken');
  return find(request);
};

const find = ({ path, text, config }: LintRequest): FileReport => {
  const found = [...text.matchAll(/:latest|sudo/g)].map((match) => findingOf(match, text));
  const findings = found.filter((finding) => config.rules[finding.rule] !== 'off');
  return { path, kind: 'dockerfile', text, findings };
};

const findingOf = (match: RegExpExecArray, text: string): Finding => {
  const at = spanOf(match);
  const isTag = match[0] === ':latest';
  const id = isTag ? 'latest-tag' : 'needless-sudo';
  return {
    rule: id,
    aliases: [],
    severity: isTag ? 'warning' : 'error',
    message: `${match[0]} is wrong`,
    url: `https://example.test/${id}`,
    at,
    fixes: isTag ? fixesOf(at) : [],
    related: isTag ? [] : [{ span: { start: 0, end: 4 }, message: 'begins here' }],
    data: { also: [] },
    ...(text.includes('# checkov:skip') && { suppressed: { by: 'checkov', reason: undefined } }),
  };
};

const fixesOf = (span: Finding['at']): Fix[] => [
  { title: 'Take 1.2', safety: 'safe', edits: [{ span, text: ':1.2' }] },
  { title: 'Take none', safety: 'review', edits: [{ span, text: '' }] },
];

const spanOf = (match: RegExpMatchArray): { start: number; end: number } => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};
