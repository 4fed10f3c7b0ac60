import { include, inside, named, type Repository, type Rule } from './rule.ts';
import { GOES_ON, keywordCaptures, SEQUENCE_IS_OVER } from './shell.ts';
import { FLAGS, HEREDOC, instructionStart, WORDS_BEFORE_HEREDOC } from './words.ts';

const copy: Rule = {
  ...named('meta.instruction'),
  begin: instructionStart('COPY|ADD'),
  beginCaptures: keywordCaptures,
  end: SEQUENCE_IS_OVER,
  applyEndPatternLast: 1,
  patterns: [
    include('#flag-lines'),
    include('#copy-heredoc'),
    include('#json-form'),
    {
      begin: String.raw`\G(${FLAGS})`,
      beginCaptures: { 1: inside('#flag') },
      // A here-document further down needs the wrapper, which reads its delimiter; quotes seldom span lines in COPY.
      while: String.raw`\G(?![ \t]*${WORDS_BEFORE_HEREDOC}${HEREDOC})`,
      patterns: [include('#argument')],
    },
  ],
};

const arrayOrArguments: Rule = {
  ...copy,
  begin: instructionStart('SHELL|VOLUME'),
  patterns: [include('#flag-lines'), include('#json-form'), { begin: GOES_ON, while: GOES_ON, patterns: [include('#argument')] }],
};

const assignments: Rule = {
  ...named('meta.instruction'),
  begin: instructionStart('ARG|ENV|LABEL'),
  beginCaptures: keywordCaptures,
  while: GOES_ON,
  patterns: [
    {
      match: String.raw`(?<=\s|^)("(?:[^"\\\n]|\\.)+"|'[^'\n]+'|[\w.${'$'}{}/-]+)(=)`,
      captures: { 1: named('variable.other.assignment'), 2: named('keyword.operator.assignment') },
    },
    {
      // The old form, `ENV name value`; ARG also has names without a value.
      match: String.raw`(?<=(?i:ENV|ARG|ABEL)[ \t])[ \t]*([\w.-]+)(?=\s)`,
      captures: { 1: named('variable.other.assignment') },
    },
    include('#argument'),
  ],
};

const otherInstruction: Rule = {
  ...named('meta.instruction'),
  begin: instructionStart('EXPOSE|MAINTAINER|STOPSIGNAL|USER|WORKDIR'),
  beginCaptures: keywordCaptures,
  while: GOES_ON,
  patterns: [
    {
      match: String.raw`(?<=[\s-])(\d+)(?:(/)(tcp|udp|sctp))?(?=[\s-])`,
      captures: { 1: named('constant.numeric'), 2: named('punctuation.separator.protocol'), 3: named('keyword.other.protocol') },
    },
    { match: String.raw`\bSIG[A-Z0-9+-]+`, ...named('constant.language.signal') },
    include('#argument'),
  ],
};

const quoted = (quote: string, patterns: readonly Rule[]): Rule => ({
  begin: quote,
  end: quote,
  beginCaptures: { 0: named('punctuation.definition.string.begin') },
  endCaptures: { 0: named('punctuation.definition.string.end') },
  patterns,
});

const ESCAPE: Rule = { match: String.raw`\\["$\\]`, ...named('constant.character.escape') };

const argument: Rule = {
  patterns: [
    { ...named('constant.character.escape'), match: String.raw`\\["'$\\ ]` },
    { ...named('string.quoted.double'), ...quoted('"', [ESCAPE, include('#variable')]) },
    { ...named('string.quoted.single'), ...quoted("'", []) },
    include('#variable'),
  ],
};

/**
 * Whatever else stands at the top level is taken whole: the built-in grammar would open a string at the first quotation
 * mark and keep it open to the next.
 */
const strayLine: Rule = { match: String.raw`^[ \t]*\S.*$` };

export const argumentRules: Repository = {
  copy,
  assignments,
  argument,
  'array-or-arguments': arrayOrArguments,
  'other-instruction': otherInstruction,
  'stray-line': strayLine,
};
