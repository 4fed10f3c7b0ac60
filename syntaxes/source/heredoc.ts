import { COPY_REASONS, LANGUAGES, type Language, type Reason, RUN_REASONS, shebang } from './languages.ts';
import { type Captures, include, inside, named, namedInside, type Repository, type Rule } from './rule.ts';
import { GOES_ON } from './shell.ts';
import { DELIMITER, FLAGS, HEREDOC, HEREDOC_CAPTURED, HEREDOC_OPERATOR, WORD, WORDS_BEFORE_HEREDOC } from './words.ts';

const HEADER = String.raw`[ \t]*${WORDS_BEFORE_HEREDOC}`;
const NEXT = String.raw`(?:[ \t]+(?!${HEREDOC})${WORD})*[ \t]+`;
const TWO = `${HEADER}${HEREDOC}${NEXT}${HEREDOC_CAPTURED}`;
const ONE = `${HEADER}${HEREDOC_CAPTURED}`;

/** What differs between RUN and COPY: the scope and the rules of the header's words, and what tells the language. */
interface Context {
  readonly scope: string;
  readonly words: string;
  readonly reasons: readonly Reason[];
}

const operator = named('keyword.operator.heredoc');
const quote = named('punctuation.definition.delimiter.heredoc');
const delimiter = named('keyword.control.heredoc-token');

/** A tab before the delimiter is right only after `<<-`, which a regular expression can't ask. */
const terminator = (group: number): string => `^\\t*(\\${group})$`;
const notTerminator = (group: number): string => `^(?!\\t*\\${group}$)`;

/** How far a header on one line goes: its last character is no continuation. */
const ONE_LINE = String.raw`(?![^\n]*[\\\x60][ \t]*$)`;

/** Groups: 1 flags, 2 words, 3 operator, 4 quote, 5 delimiter, 6 quote. */
const UP_TO_DELIMITER = String.raw`\G(${FLAGS})(${HEADER})(${HEREDOC_OPERATOR})[ \t]*(["'\\]?)(${DELIMITER})(["']?)`;

const headerCaptures = ({ scope, words }: Context): Captures => ({
  1: inside('#flag'),
  2: namedInside(scope, words),
  3: operator,
  4: quote,
  5: delimiter,
  6: quote,
  7: namedInside(scope, '#heredoc-operator', words),
});

const blockName = (name: string): string => `meta.heredoc.body.dockerfile meta.embedded.block.${name}.dockerfile`;

const body = ({ name, scope }: Language): Rule => ({
  contentName: blockName(name),
  begin: '^',
  end: '(?!)',
  patterns: [include(scope)],
});

const withShebang = (language: Language): Rule[] => {
  const line = shebang(language);
  return line === undefined ? [] : [{ ...body(language), begin: line, beginCaptures: { 1: named('comment.line.shebang') } }];
};

const plainBody: Rule = {
  name: 'meta.heredoc.body.dockerfile string.unquoted.heredoc.dockerfile',
  begin: '^',
  end: '(?!)',
};

const expandedBody: Rule = { ...plainBody, patterns: [include('#variable')] };

/**
 * Two shells: the inner one takes the header's line and is a `while`, so that nothing the body leaves open outlives the
 * delimiter; the outer one stays behind to read the delimiter. The first body line decides by its shebang, else the header.
 */
const heredoc = (context: Context, condition: string, content: Rule): Rule => ({
  begin: String.raw`\G(?=${ONE})${ONE_LINE}${condition}`,
  end: terminator(1),
  endCaptures: { 1: delimiter },
  patterns: [
    {
      begin: String.raw`${UP_TO_DELIMITER}(.*)\n`,
      beginCaptures: headerCaptures(context),
      while: notTerminator(5),
      patterns: [include('#shebang-body'), content],
    },
  ],
});

/** A header that goes on over lines. No `while` may stand around it, for a `while` that holds revives \G (shell.ts). */
const longHeredoc = (context: Context): Rule => ({
  begin: String.raw`\G(?=${ONE})`,
  end: terminator(1),
  endCaptures: { 1: delimiter },
  patterns: [
    {
      contentName: `${context.scope}.dockerfile`,
      begin: UP_TO_DELIMITER,
      beginCaptures: headerCaptures(context),
      while: GOES_ON,
      patterns: [include('#heredoc-operator'), include(context.words)],
    },
    { match: '^.+$', ...namedInside('string.unquoted.heredoc', '#variable') },
  ],
});

const shell = LANGUAGES.find(({ name }) => name === 'shell') as Language;

const ONLY_HEREDOC = String.raw`(?=${FLAGS}[ \t]*${HEREDOC}[ \t]*$)`;
const IS_QUOTED = String.raw`(?=${HEADER}${HEREDOC_OPERATOR}[ \t]*["'\\])`;

/** All languages by the first reason, then by the second: `bash <<EOF > data.json` is no JSON. */
const byReason = (context: Context): Rule[] =>
  context.reasons.flatMap((reason) =>
    LANGUAGES.flatMap((language) => {
      const condition = reason(language);
      return condition === undefined ? [] : [heredoc(context, condition, body(language))];
    }),
  );

const anyHeredoc = (context: Context): Rule[] => [
  heredoc(context, IS_QUOTED, plainBody),
  heredoc(context, '', expandedBody),
  longHeredoc(context),
];

/** The second body stands behind the first's delimiter, hence the nesting; a third is left to the second. */
const twoHeredocs = (single: string): Rule => ({
  begin: String.raw`\G(?=${TWO})${ONE_LINE}`,
  end: terminator(1),
  endCaptures: { 1: delimiter },
  patterns: [
    {
      begin: String.raw`\G(?=${TWO})`,
      while: notTerminator(1),
      patterns: [{ ...expandedBody, begin: `^(?!${TWO})` }, include(single)],
    },
  ],
});

const RUN: Context = { scope: 'meta.embedded.block.shell.header', words: 'source.shell', reasons: RUN_REASONS };
const COPY: Context = { scope: 'meta.heredoc.header', words: '#argument', reasons: COPY_REASONS };

export const heredocRules: Repository = {
  'heredoc-operator': {
    match: String.raw`(?<=\s)(${HEREDOC_OPERATOR})[ \t]*(["'\\]?)(${DELIMITER})(["']?)(?=\s)`,
    captures: { 1: operator, 2: quote, 3: delimiter, 4: quote },
  },
  'shebang-body': { patterns: LANGUAGES.flatMap(withShebang) },
  'run-heredoc': { patterns: [twoHeredocs('#one-run-heredoc'), include('#one-run-heredoc')] },
  'copy-heredoc': { patterns: [twoHeredocs('#one-copy-heredoc'), include('#one-copy-heredoc')] },
  'one-run-heredoc': { patterns: [...byReason(RUN), heredoc(RUN, ONLY_HEREDOC, body(shell)), ...anyHeredoc(RUN)] },
  'one-copy-heredoc': { patterns: [...byReason(COPY), ...anyHeredoc(COPY)] },
};
