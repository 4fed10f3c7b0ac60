import { type Grammar, include, inside, named, type Rule } from './rule.ts';
import { DELIMITER, HEREDOC_OPERATOR } from './words.ts';

/**
 * A here-document that a continued line opens. Whether a quotation is open there only the shell grammar knows, so it is
 * found where it stands. Each of its lines takes its end into a begin, else the instruction would end (shell.ts).
 */
const heredoc: Rule = {
  name: 'meta.heredoc.in-place.dockerfile',
  begin: String.raw`(?<=[ \t]|^)(${HEREDOC_OPERATOR})[ \t]*(["'\\]?)(${DELIMITER})(["']?)(?=\s)`,
  beginCaptures: {
    1: named('keyword.operator.heredoc'),
    2: named('punctuation.definition.delimiter.heredoc'),
    3: named('keyword.control.heredoc-token'),
    4: named('punctuation.definition.delimiter.heredoc'),
  },
  end: String.raw`^\t*(\3)$`,
  endCaptures: { 1: named('keyword.control.heredoc-token') },
  patterns: [
    { begin: String.raw`\G(.*)\n`, beginCaptures: { 1: inside('source.shell') }, end: '^' },
    { begin: String.raw`^(.*)\n`, beginCaptures: { 1: named('string.unquoted.heredoc') }, end: '^' },
  ],
};

/** A comment of the shell that ends in a continuation: the shell grammar would take the line whole. */
const continuedComment: Rule = {
  match: String.raw`(?:^|[ \t]+)(#.*?)(?=[\\\x60][ \t]*$)`,
  captures: { 1: named('comment.line.number-sign') },
};

/** A word that touches its continuation: the shell grammar would take the escape character as a letter of a command's name. */
const continuedWord: Rule = {
  match: String.raw`(?<![\w./:+@%~-])(?>[\w./:+@%~-]+)(?=[\\\x60][ \t]*$)`,
  ...named('string.unquoted.argument'),
};

const ELSEWHERE = '-string.quoted -string.interpolated -comment -meta.continuation.dockerfile -meta.heredoc.in-place.dockerfile';

export const inShellGrammar: Grammar = {
  scopeName: 'dockerfile.plimsoll.shell',
  injectionSelector: `L:meta.embedded.block.shell.command.dockerfile ${ELSEWHERE}`,
  patterns: [include('#heredoc'), include('#continued-comment'), include('#continued-word')],
  repository: { heredoc, 'continued-comment': continuedComment, 'continued-word': continuedWord },
};
