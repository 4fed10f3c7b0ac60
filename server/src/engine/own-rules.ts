import type { Facts } from '../facts/model.ts';
import { defineRule, type Problem, type Rule } from '../rule.ts';

/** Who reads what is no Dockerfile; the rest of the file is as good as not there. */
const READERS: Readonly<Partial<Record<Facts['kind'], string>>> = {
  compose: 'This is no YAML, so Compose rejects the file',
  kubernetes: 'This is no YAML, so nothing in the file is deployed',
  workflow: 'This is no YAML, so no job of the file runs',
  devcontainer: 'This is no JSON, so the dev container does not start',
};

/** Of these it is known that they do not take the last of two keys. */
const REFUSERS: Readonly<Partial<Record<Facts['kind'], string>>> = {
  compose: 'Compose rejects the file',
  workflow: 'The file is rejected, so no job of it runs',
};

type Mistake = Facts['parseErrors'][number];

const mistakeIn = (kind: Facts['kind'], { span, message, firstAt }: Mistake): Problem =>
  firstAt
    ? {
        at: span,
        message: `${REFUSERS[kind] ?? 'The file is rejected'}: ${message}. Keep one of the two.`,
        related: [{ span: firstAt, message: 'The key is here first.' }],
      }
    : { at: span, message: `${READERS[kind] ?? 'BuildKit rejects this'}: ${message}.` };

const syntaxError = defineRule({
  id: 'syntax-error',
  summary: 'A line that BuildKit rejects',
  why: 'The build stops at the first such line, before anything is run.',
  category: 'correctness',
  severity: 'error',
  tier: 'recommended',
  needs: [],
  aliases: ['DL1000', 'DL3061'],
  options: {},
  examples: [{ bad: 'FROM debian:12.5\nRUM echo hello\n', good: 'FROM debian:12.5\nRUN echo hello\n' }],
  links: ['https://docs.docker.com/reference/dockerfile/'],
  *check({ kind, parseErrors }) {
    for (const mistake of parseErrors) yield mistakeIn(kind, mistake);
  },
});

const invalidImageReference = defineRule({
  id: 'invalid-image-reference',
  summary: 'An image reference that no registry can answer',
  why: 'The build stops with "invalid reference format". Names are lower case, a tag follows the last colon, a digest follows `@`.',
  category: 'correctness',
  severity: 'error',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: 'FROM Debian:12.5\n', good: 'FROM debian:12.5\n' }],
  links: ['https://github.com/distribution/reference'],
  *check({ kind, images }) {
    const outcome = kind === 'dockerfile' ? 'The build stops here.' : 'Nothing can be pulled by it.';
    for (const { at, problem, written } of images)
      if (problem !== undefined) yield { at, message: `"${written}" is no image reference: ${problem}. ${outcome}` };
  },
});

const internalError = defineRule({
  id: 'internal-error',
  summary: 'A rule that failed',
  why: 'A rule of Plimsoll threw an exception on this file; the other rules went on. Please report it, with the file if you can.',
  category: 'correctness',
  severity: 'error',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: 'FROM debian:12.5\n' }],
  links: [],
  *check() {},
});

const unusedSuppression = defineRule({
  id: 'unused-suppression',
  summary: 'An ignore comment that ignores nothing',
  why: 'A comment that stays behind hides the next fault of its kind. Only comments of Plimsoll are looked at, and only when their rules ran.',
  category: 'correctness',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: '# plimsoll ignore=syntax-error\nFROM debian:12.5\n', good: 'FROM debian:12.5\n' }],
  links: [],
  *check() {},
});

/** The findings that the engine makes itself, in the shape of rules. */
export const ownRules: readonly Rule[] = [syntaxError, invalidImageReference, internalError, unusedSuppression];

export { internalError, unusedSuppression };
