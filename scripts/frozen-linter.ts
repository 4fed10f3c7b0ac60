import { readFile } from 'node:fs/promises';
import type { Config } from '../server/src/engine/config-model.ts';
import type { FileReport, Report } from '../server/src/engine/model.ts';
import { ownRules } from '../server/src/engine/own-rules.ts';
import type { AnswerTo, Question } from '../server/src/facts/look-ups.ts';
import { formatText } from '../server/src/formats/text.ts';
import type { Host } from '../server/src/host.ts';
import { createLinter, type Linter, type LintRequest, type Settling } from '../server/src/linter.ts';
import { keyOf, type Reading } from '../server/src/registry/answer-book.ts';
import type { Example, Known, Rule } from '../server/src/rule.ts';

/** A fixed day and small tables, so that pages and goldens change only when rules do. */
export const FROZEN_DAY = '2026-01-20';

const FOLDER = '/project';
const TABLES = new URL('../test/knowledge/', import.meta.url);

type Files = Readonly<Record<string, string>>;

/** Log lines are kept for the tests that want none. */
export interface FrozenHost extends Host {
  readonly logged: string[];
}

const isTrouble = (level: string): boolean => level === 'error' || level === 'warn';

export const frozenHost = (files: Files = {}): FrozenHost => {
  const logged: string[] = [];
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${FOLDER}/${path}`, text]));
  return {
    logged,
    today: () => FROZEN_DAY,
    log: (level, message) => void (isTrouble(level) && logged.push(message)),
    asset: (name) => readFile(new URL(name, TABLES), 'utf8').catch(() => undefined),
    files: { read: async (path) => texts.get(path), list: async () => [] },
  };
};

/** Every rule but one is off; that one is on whatever its tier. */
export const onlyRule = (
  id: string,
  { rules, today, options, trusted }: { rules: readonly Rule[] } & Pick<Example, 'today' | 'options' | 'trusted'>,
): Config => {
  const others = [...rules, ...ownRules].map((rule) => [rule.id, 'off'] as const);
  return {
    extends: 'strict',
    rules: { ...Object.fromEntries(others), [id]: { ...options } },
    overrides: [],
    trusted: trusted ?? { registries: [], publishers: [] },
    ...(today !== undefined && { today }),
  };
};

export interface OneRule {
  readonly linter: Linter;
  readonly request: LintRequest;
}

/** A text as the one rule of interest is to see it. */
export const forRule = (id: string, example: Omit<Example, 'good'>): OneRule => {
  const linter = createLinter(frozenHost(example.files), { book: bookOf(example.lookUps) });
  const config = onlyRule(id, { rules: linter.rules, ...example });
  return {
    linter,
    request: { path: `${FOLDER}/${example.path ?? 'Dockerfile'}`, text: example.bad, config, scope: 'file', lookUps: { from: 'memory' } },
  };
};

/** What an example says that registries answer. */
export const bookOf = (known: readonly Known[] = []): Settling => {
  const answers = new Map(known.map(({ question, answer }) => [keyOf(question), answer]));
  const lookUps: Reading = {
    unanswered: [],
    answerTo<Q extends Question>(question: Q) {
      const answer = answers.get(keyOf(question));
      return typeof answer === 'object' ? ({ ...answer, askedAt: Date.parse(FROZEN_DAY) } as unknown as AnswerTo<Q>) : answer;
    },
  };
  return { settle: async (_, compute) => compute(lookUps) };
};

/** What the command line prints of one file, without colour. */
export const printed = (file: FileReport): string => {
  const path = file.path.replace(`${FOLDER}/`, '');
  const report: Report = {
    tool: { name: 'plimsoll', version: '' },
    knowledge: { asOf: undefined },
    rules: [],
    files: [{ ...file, path }],
    errors: [],
  };
  return formatText(report, { width: 110, suppressed: 'hidden', skipped: 0 });
};
