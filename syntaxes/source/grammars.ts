import { argumentRules } from './arguments.ts';
import { commentRules } from './comments.ts';
import { backtickContinuationGrammar, continuationGrammar } from './continuation.ts';
import { flagRules } from './flags.ts';
import { heredocRules } from './heredoc.ts';
import { imageRules } from './image.ts';
import { inShellGrammar } from './in-shell.ts';
import { type Grammar, include } from './rule.ts';
import { shellRules } from './shell.ts';

/** A captured comment is looked at again for what it says, and must not be found to be a comment for ever. */
const OUTSIDE = '-meta.instruction.dockerfile -comment.line.number-sign.dockerfile';

const TOP_LEVEL = [
  `L:source.dockerfile ${OUTSIDE} -meta.directives.dockerfile`,
  `L:meta.escape.backtick.dockerfile ${OUTSIDE} -meta.directives.late.dockerfile`,
];

const PATTERNS = [
  'directives',
  'late-directives',
  'comment',
  'from',
  'run',
  'command-or-entrypoint',
  'healthcheck',
  'copy',
  'assignments',
  'array-or-arguments',
  'other-instruction',
  'stray-line',
];

/** Injected at the top level of a Dockerfile, where it leaves nothing to the built-in grammar. */
const topLevelGrammar: Grammar = {
  scopeName: 'dockerfile.plimsoll.injection',
  injectionSelector: TOP_LEVEL.join(', '),
  patterns: PATTERNS.map((name) => include(`#${name}`)),
  repository: { ...commentRules, ...imageRules, ...flagRules, ...shellRules, ...heredocRules, ...argumentRules },
};

/**
 * One injection has one selector, and these must act in different places: the first at the top level only, the others within
 * instructions, whatever grammar is embedded there.
 */
export const GRAMMARS: Readonly<Record<string, Grammar>> = {
  'plimsoll.injection.tmLanguage.json': topLevelGrammar,
  'plimsoll.continuation.tmLanguage.json': continuationGrammar,
  'plimsoll.backtick.tmLanguage.json': backtickContinuationGrammar,
  'plimsoll.shell.tmLanguage.json': inShellGrammar,
};

const SOURCE = 'Written by syntaxes/write.ts from syntaxes/source: change those.';

export const grammarText = (grammar: Grammar): string =>
  `${JSON.stringify({ information_for_contributors: [SOURCE], ...grammar }, null, 2)}\n`;
