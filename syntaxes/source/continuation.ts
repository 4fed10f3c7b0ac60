import { commentCaptures, suppressionRules } from './comments.ts';
import { type Grammar, include, named, type Rule } from './rule.ts';

/** A comment or an empty line between continued lines; it keeps the promise of the continuation by taking its line's end. */
const lineBetween: Rule = {
  begin: String.raw`^[ \t]*(?:(#)(.*))?\n`,
  beginCaptures: commentCaptures,
  end: '^',
};

/**
 * A continuation takes the line's end into its begin; \G then matches at the start of the next line, which is how an
 * instruction knows that it goes on (shell.ts). It must be an injection to be seen within every construct of the shell.
 *
 * Its end takes all but one blank of the indentation: VS Code's shell grammar has an operator pattern for arithmetic that
 * matches nothing at the start of a line, upon which the tokenizer gives the line up. One blank is left to part words.
 */
const continuation = (token: string): Rule => ({
  ...named('meta.continuation'),
  begin: String.raw`(?<!${token})(${token})[ \t]*\n`,
  beginCaptures: { 1: named('punctuation.separator.continuation') },
  end: String.raw`^(?![ \t]*(?:#|$))(?:[ \t]+(?=[ \t]|${token}[ \t]*$))?`,
  patterns: [include('#line-between')],
});

const grammarFor = (token: string): Pick<Grammar, 'patterns' | 'repository'> => ({
  patterns: [continuation(token)],
  repository: { ...suppressionRules, 'line-between': lineBetween },
});

/** The body of a here-document has no continuations of Docker's, nor has what stands between two lines. */
const ELSEWHERE = '-meta.heredoc.body.dockerfile -meta.continuation.dockerfile';

export const continuationGrammar: Grammar = {
  scopeName: 'dockerfile.plimsoll.continuation',
  injectionSelector: `L:meta.instruction.dockerfile -meta.escape.backtick.dockerfile ${ELSEWHERE}`,
  ...grammarFor(String.raw`\\`),
};

/** After `# escape=` with a back-tick. */
export const backtickContinuationGrammar: Grammar = {
  scopeName: 'dockerfile.plimsoll.continuation.backtick',
  injectionSelector: `L:meta.escape.backtick.dockerfile meta.instruction.dockerfile ${ELSEWHERE}`,
  ...grammarFor(String.raw`\x60`),
};
