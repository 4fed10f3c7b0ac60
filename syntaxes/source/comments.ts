import { type Captures, include, inside, named, namedInside, type Repository, type Rule } from './rule.ts';
import { DIRECTIVE_LINE } from './words.ts';

const IDS = String.raw`[\w/.:-]+(?:[ \t]*,[ \t]*[\w/.:-]+)*`;

const tool = named('keyword.other.suppression');
const action = named('keyword.control.suppression');
const equals = named('keyword.operator.assignment');
const ids = inside('#rule-ids');

/** What a comment that silences rules says; the same at the top level and between continued lines. */
const suppression: Rule = {
  patterns: [
    {
      match: String.raw`(?<=#)[ \t]*(plimsoll|tally|hadolint)[ \t]+(?:(global)[ \t]+)?(ignore|file-ignore)[ \t]*(=)[ \t]*(${IDS})`,
      captures: { 1: tool, 2: action, 3: action, 4: equals, 5: ids },
    },
    {
      match: String.raw`(?<=#)[ \t]*(check)[ \t]*(=)(skip)(=)(${IDS})`,
      captures: { 1: tool, 2: equals, 3: action, 4: equals, 5: ids },
    },
    {
      match: String.raw`(?<=#)[ \t]*(checkov):(skip)(=)([\w-]+)`,
      captures: { 1: tool, 2: action, 3: equals, 4: ids },
    },
    { match: String.raw`(?<=#)[ \t]*(trivy):(ignore)(:)([\w-]+)`, captures: { 1: tool, 2: action, 3: equals, 4: ids } },
  ],
};

const COMMENT = 'comment.line.number-sign';

/** Groups 1 and 2 of a comment's pattern: its sign, and what it says. */
export const commentCaptures: Captures = {
  1: { name: `${COMMENT}.dockerfile punctuation.definition.comment.dockerfile` },
  2: namedInside(COMMENT, '#suppression'),
};

const comment: Rule = { match: String.raw`^[ \t]*(#)(.*)$`, captures: commentCaptures };

const directive: Rule = {
  match: String.raw`^[ \t]*(#)[ \t]*(?:(?i:(syntax))[ \t]*(=)[ \t]*(\S+).*|(?i:(check|escape))[ \t]*(=)[ \t]*(\S*).*)$`,
  ...named('meta.directive'),
  captures: {
    1: named('punctuation.definition.directive'),
    2: named('keyword.control.directive'),
    3: equals,
    4: namedInside('string.unquoted.directive', '#reference'),
    5: named('keyword.control.directive'),
    6: equals,
    7: namedInside('string.unquoted.directive', '#check-option'),
  },
};

/**
 * The back-tick takes effect to the end of the file, so this rule never ends: all that follows stands in its scope, by which
 * the two continuation grammars know which of them is asked.
 */
const escapeBacktick: Rule = {
  contentName: 'meta.escape.backtick.dockerfile',
  begin: String.raw`^[ \t]*(#)[ \t]*(?i:(escape))[ \t]*(=)[ \t]*(\x60)[ \t]*\n`,
  beginCaptures: {
    1: named('punctuation.definition.directive'),
    2: named('keyword.control.directive'),
    3: equals,
    4: named('constant.character.escape.directive'),
  },
  end: '(?!)',
};

/** The end comes last so that it is reached only by a line that is no directive. */
const directives: Rule = {
  ...named('meta.directives'),
  begin: String.raw`\A(?=#!|${DIRECTIVE_LINE})`,
  end: '^',
  applyEndPatternLast: 1,
  patterns: [{ match: String.raw`\A#!.*$`, ...named('comment.line.shebang') }, include('#escape-backtick'), include('#directive')],
};

/** Directives behind the one that set the back-tick; only there does a top-level line start with \G alive. */
const lateDirectives: Rule = {
  ...named('meta.directives.late'),
  begin: String.raw`\G(?=${DIRECTIVE_LINE})`,
  end: '^',
  applyEndPatternLast: 1,
  patterns: [include('#directive')],
};

/** What stands in a comment, at the top level or between continued lines. */
export const suppressionRules: Repository = {
  suppression,
  'rule-ids': {
    patterns: [
      { match: String.raw`[\w/.:-]+`, ...named('constant.other.rule-id') },
      { match: ',', ...named('punctuation.separator.rule-id') },
    ],
  },
};

export const commentRules: Repository = {
  ...suppressionRules,
  comment,
  directive,
  directives,
  'late-directives': lateDirectives,
  'escape-backtick': escapeBacktick,
  'check-option': {
    patterns: [
      { match: String.raw`\b(skip|error|experimental)(=)`, captures: { 1: named('entity.other.attribute-name.key'), 2: equals } },
      { match: '[,;]', ...named('punctuation.separator.rule-id') },
      { match: String.raw`\b(?:true|false|all)\b`, ...named('constant.language') },
      { match: String.raw`[\w-]+`, ...named('constant.other.rule-id') },
    ],
  },
};
