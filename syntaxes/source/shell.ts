import { include, inside, named, type Repository, type Rule } from './rule.ts';
import { FLAGS, instructionStart, JSON_ARRAY, ONLY_FLAGS } from './words.ts';

/**
 * How an instruction ends. A line goes on only by a continuation, and a continuation rule takes the line's end into its
 * begin; then, and only then, \G matches at the start of the next line. Instructions are therefore `while: \G`: whatever
 * string or loop the shell grammar has left open is dropped with them. Wrappers that hold a sequence end at (?!\G).
 */
export const GOES_ON = String.raw`\G`;
export const SEQUENCE_IS_OVER = String.raw`(?!\G)`;

export const keywordCaptures = { 1: named('keyword.control.onbuild'), 2: named('keyword.other.special-method') };

/** Lines with nothing but flags; apart from the body so that the line with the body can still be told by its start. */
const flagLines: Rule = {
  begin: String.raw`\G(?=${ONLY_FLAGS})`,
  while: String.raw`\G(?=${ONLY_FLAGS}|[ \t]*(?:#|$))`,
  patterns: [include('#flag')],
};

const command: Rule = {
  contentName: 'meta.embedded.block.shell.command.dockerfile',
  begin: String.raw`\G(${FLAGS})`,
  beginCaptures: { 1: inside('#flag') },
  while: GOES_ON,
  patterns: [include('source.shell')],
};

/** `Verb-Noun`, `$name =` or `if ((Verb-Noun` come first; the SHELL instruction that says so may stand anywhere above. */
const powershell: Rule = {
  ...command,
  contentName: 'meta.embedded.block.powershell.dockerfile',
  begin: String.raw`\G(${FLAGS})(?=[ \t]*(?:[A-Z][a-z]+-[A-Z][A-Za-z]+\b|\$[A-Za-z:]+[ \t]*\+?=|(?:if|foreach)[ \t]*\(+[ \t]*[A-Z][a-z]+-[A-Z]))`,
  patterns: [include('source.powershell')],
};

const jsonForm: Rule = {
  ...named('meta.json-form'),
  begin: String.raw`\G(${FLAGS})[ \t]*(?=${JSON_ARRAY})`,
  beginCaptures: { 1: inside('#flag') },
  while: GOES_ON,
  patterns: [include('#json-array')],
};

const run: Rule = {
  ...named('meta.instruction'),
  begin: instructionStart('RUN'),
  beginCaptures: keywordCaptures,
  end: SEQUENCE_IS_OVER,
  applyEndPatternLast: 1,
  patterns: [include('#flag-lines'), include('#run-heredoc'), include('#json-form'), include('#powershell'), include('#command')],
};

const commandOrEntrypoint: Rule = {
  ...run,
  begin: instructionStart('CMD|ENTRYPOINT'),
  patterns: [include('#flag-lines'), include('#json-form'), include('#powershell'), include('#command')],
};

const healthcheck: Rule = {
  ...run,
  begin: instructionStart('HEALTHCHECK'),
  patterns: [
    include('#flag-lines'),
    {
      begin: String.raw`\G(${FLAGS})[ \t]*(?i:(CMD))(?=\s|\\$|\x60$)`,
      beginCaptures: { 1: inside('#flag'), 2: named('keyword.other.special-method') },
      end: SEQUENCE_IS_OVER,
      applyEndPatternLast: 1,
      patterns: [include('#flag-lines'), include('#json-form'), include('#powershell'), include('#command')],
    },
    { match: String.raw`\G[ \t]*(?i:(NONE))(?=\s)`, captures: { 1: named('constant.language.none') } },
  ],
};

const jsonArray: Rule = {
  patterns: [
    { match: String.raw`[\[\]]`, ...named('punctuation.definition.array') },
    { match: ',', ...named('punctuation.separator.array') },
    {
      ...named('string.quoted.double'),
      begin: '"',
      end: String.raw`"|$`,
      patterns: [{ match: String.raw`\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})`, ...named('constant.character.escape') }],
    },
  ],
};

export const shellRules: Repository = {
  run,
  healthcheck,
  command,
  powershell,
  'command-or-entrypoint': commandOrEntrypoint,
  'flag-lines': flagLines,
  'json-form': jsonForm,
  'json-array': jsonArray,
};
