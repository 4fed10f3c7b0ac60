import { defineRule, type Rule } from '../rule.ts';

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
  *check({ parseErrors }) {
    for (const { span, message } of parseErrors) yield { at: span, message: `BuildKit rejects this: ${message}.` };
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
  *check({ images }) {
    for (const { at, problem, written } of images)
      if (problem !== undefined) yield { at, message: `"${written}" is no image reference: ${problem}. The build stops here.` };
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
